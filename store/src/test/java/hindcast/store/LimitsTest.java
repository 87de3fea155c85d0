package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.testing.Database;
import hindcast.store.upkeep.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.postgresql.ds.PGSimpleDataSource;

/// Nothing waits for ever: each limit ends with its sentence. The limits are short here, and the same ones that a store sets.
final class LimitsTest {
    private static final String LIMITS = """
            select current_setting('lock_timeout') || ' ' || current_setting('statement_timeout') || ' '
                || current_setting('idle_in_transaction_session_timeout')
            """;

    private final PGSimpleDataSource source;
    private final EventStore store;
    private final StreamId stream = Given.stream("Order");

    LimitsTest(@Database PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
    }

    @Test
    void anAppendBehindAnotherOneThatDoesNotEnd() {
        EventStore impatient = EventStore.open(with("lock_timeout=50ms"));
        List<NewEvent> placed = List.of(Given.event("Placed"));
        try (Bulk other = store.bulk()) {
            other.place(List.of(new Bulk.Placement(stream, 1, Given.event("Placed"))));

            assertEquals(
                    "Nothing was appended to " + stream + ": another transaction is at work there and did not end in time."
                            + " Nothing was written. Try again when it is done."
                            + " (The server says: canceling statement due to lock timeout)",
                    failed(() -> impatient.append(stream, 0, placed)));
        }
        assertEquals(List.of(), Given.all(store, stream));
    }

    @Test
    void anImportBehindAnotherOneThatDoesNotEnd() {
        EventStore impatient = EventStore.open(with("lock_timeout=50ms"));
        List<Bulk.Placement> placements = List.of(new Bulk.Placement(stream, 1, Given.event("Placed")));
        try (Bulk other = store.bulk(); Bulk waiting = impatient.bulk()) {
            other.place(placements);

            assertEquals(
                    "The events were not written: another transaction is at work there and did not end in time. Nothing was written. Try again when it is done."
                            + " (The server says: canceling statement due to lock timeout)",
                    failed(() -> waiting.place(placements)));
        }
    }

    @Test
    void aReadingBehindATableThatIsChanged() throws SQLException {
        try (Connection other = source.getConnection(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table hindcast.events in access exclusive mode");

            assertEquals(
                    stream + " could not be read: another transaction is at work there and did not end in time. Nothing was changed. Try again when it is done."
                            + " (The server says: canceling statement due to lock timeout)",
                    failed(() -> Given.all(EventStore.open(with("lock_timeout=50ms")), stream)));
            assertEquals(
                    stream + " could not be read: it took too long or was cancelled. Nothing was changed. Try again when the server is less busy."
                            + " (The server says: canceling statement due to statement timeout)",
                    failed(() -> Given.all(EventStore.open(with("statement_timeout=50ms")), stream)));
        }
    }

    @Test
    void aMigrationBehindAnotherOne() throws SQLException {
        try (Connection other = source.getConnection(); Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(72105411330001)");

            assertEquals(
                    "The tables of the store were not created or brought up to date: another transaction is at work there and did not end in time."
                            + " Nothing was written."
                            + " Try again when it is done. (The server says: canceling statement due to lock timeout)",
                    failed(() -> Schema.migrate(with("lock_timeout=50ms"))));
        }
    }

    @Test
    void aMigrationBehindSomebodyWhoIsAtTheSameTables(@Database(Database.Kind.EMPTY) PGSimpleDataSource empty) throws SQLException {
        empty.setOptions("-c lock_timeout=50ms");
        try (Connection other = empty.getConnection(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("create schema hindcast");

            assertEquals(
                    "The tables of the store were not created or brought up to date: another transaction is at work there and did not end in time."
                            + " Nothing was written."
                            + " Try again when it is done. (The server says: canceling statement due to lock timeout)",
                    failed(() -> Schema.migrate(empty)));
        }
        assertEquals(new Schema.State.Absent(true), Schema.inspect(empty));
    }

    @Test
    void aReaderWhoForgetsTheRestIsCutOff() {
        store.append(stream, 0, IntStream.range(0, 3000).mapToObj(_ -> Given.event("Counted")).toList());
        EventStore impatient = EventStore.open(with("idle_in_transaction_session_timeout=50ms"));

        StoreException.Unreachable cut = assertThrows(StoreException.Unreachable.class, () -> impatient.read(stream, 0, event -> {
            if (event.version() == 1) {
                awaitCut();
            }
        }));

        assertEquals(
                stream + " could not be read: the server ended a connection that stood idle for too long. Nothing was changed."
                        + " Check that the server runs, then try again. (The server says: terminating connection due to idle-in-transaction timeout)",
                cut.getMessage());
    }

    @Test
    void whatAUserSetIsKeptAndTheRestIsSet() throws SQLException {
        assertEquals("10s 9min 5min", limits(Limits.ANSWERS));
        assertEquals("1min 1h 5min", limits(Limits.CHANGES));
        assertEquals("2s 4s 3s", limits(Limits.ANSWERS, "lock_timeout=2s", "idle_in_transaction_session_timeout=3s", "statement_timeout=4s"));
        assertEquals("2s 1h 3s", limits(Limits.CHANGES, "lock_timeout=2s", "idle_in_transaction_session_timeout=3s", "statement_timeout=4s"));
    }

    @Test
    void theLimitsOfATransactionEndWithIt() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Limits.CHANGES.inTransaction(connection);
            assertEquals("1min 1h 5min", Sql.text(connection, LIMITS));
            connection.commit();
            assertEquals("0 0 0", Sql.text(connection, LIMITS));
        }
    }

    private String limits(Limits limits, String... options) throws SQLException {
        try (Connection connection = with(options).getConnection()) {
            limits.onConnection(connection);
            return Sql.text(connection, LIMITS);
        }
    }

    /// Waits as long as the server has the connection.
    private void awaitCut() {
        try (Connection connection = source.getConnection()) {
            while (Sql.text(connection, "select count(*) from pg_stat_activity where application_name = 'impatient'").equals("1")) {
                Thread.onSpinWait();
            }
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    private PGSimpleDataSource with(String... options) {
        PGSimpleDataSource other = Sql.as("postgres", source);
        other.setOptions(Stream.of(options).map("-c "::concat).collect(Collectors.joining(" ")));
        other.setApplicationName("impatient");
        return other;
    }

    private static String failed(Executable work) {
        return assertThrows(StoreException.Failed.class, work).getMessage();
    }
}
