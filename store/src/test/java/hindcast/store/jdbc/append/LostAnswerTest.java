package hindcast.store.jdbc.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.AppendResult.Appended;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/// An append whose answer is lost with the connection, and how much goes over the wire for one that is not.
final class LostAnswerTest {
    private final PGSimpleDataSource source;
    private final Wire wire;
    private final EventStore store;
    private final StreamId stream = new StreamId("Order", UUID.randomUUID().toString());

    LostAnswerTest(@Database PGSimpleDataSource source) throws IOException {
        this.source = source;
        this.wire = new Wire(source);
        this.store = EventStore.open(wire.source());
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void withACommandIdWhatWasAppendedIsFoundOnAnotherConnection(int events) {
        wire.cut(1);

        Appended answer = assertInstanceOf(Appended.class, store.append(stream, 0, events(events, UUID.randomUUID().toString())));

        assertEquals(List.of(1, events), List.of(answer.firstVersion(), answer.lastVersion()));
        assertEquals(events, all().size());
    }

    /// As pools do, which close a connection under whoever holds it and say so without an SQLSTATE.
    @Test
    void aConnectionThatThePoolTakesAwayIsALostOne() {
        AtomicBoolean taken = new AtomicBoolean();
        PGSimpleDataSource pool = new PGSimpleDataSource() {
            private static final long serialVersionUID = 1;

            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = source.getConnection();
                return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, values) -> {
                    if (values != null && values[0] instanceof String sql && sql.startsWith("insert") && !taken.getAndSet(true)) {
                        throw new SQLException("Connection is closed");
                    }
                    return method.invoke(connection, values);
                });
            }
        };

        Appended answer = assertInstanceOf(
                Appended.class, EventStore.open(pool).append(stream, 0, events(1, UUID.randomUUID().toString())));

        assertEquals(1, answer.lastVersion());
        assertTrue(taken.get());
    }

    @Test
    void withoutACommandIdItIsNotKnownAndSaidSo() {
        wire.cut(1);

        StoreException.Unreachable lost = assertThrows(StoreException.Unreachable.class, () -> store.append(stream, 0, events(1, null)));

        assertTrue(lost.getMessage().contains("Whether it was written is not known"), lost.getMessage());
        assertEquals(1, all().size());
    }

    @Test
    void whoLosesTheSecondAnswerTooIsNotTriedForEver() {
        wire.cut(9);

        StoreException.Unreachable lost = assertThrows(
                StoreException.Unreachable.class, () -> store.append(stream, 0, events(1, UUID.randomUUID().toString())));

        assertTrue(lost.getMessage().contains("Whether it was written is not known"), lost.getMessage());
        assertEquals(1, all().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBackendThatIsEndedWhileItWaitsHasItsAppendRepeated(boolean blockerCommits) throws Exception {
        String command = UUID.randomUUID().toString();
        try (ExecutorService threads = Executors.newSingleThreadExecutor(); Connection blocker = source.getConnection();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            insert(statement);
            Future<?> answer = threads.submit(() -> store.append(stream, 0, events(1, command)));
            int first = waiting(0);
            statement.execute("select pg_terminate_backend(" + first + ")");
            waiting(first);
            if (blockerCommits) {
                blocker.commit();
            } else {
                blocker.rollback();
            }

            assertEquals(blockerCommits ? "Conflict" : "Appended", answer.get().getClass().getSimpleName());
        }
        assertEquals(1, all().size());
    }

    @Test
    void theRepetitionWaitsForAServerThatStillWorksOnTheFirst() throws Exception {
        String command = UUID.randomUUID().toString();
        try (ExecutorService threads = Executors.newSingleThreadExecutor(); Connection ghost = source.getConnection();
                Statement still = ghost.createStatement()) {
            // The first one has written and not committed when it is sent again.
            ghost.setAutoCommit(false);
            still.execute("""
                    insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata, command_id, command_part, command_events)
                    values ('Order', '%s', 1, 'e', 'Placed', 1, '{}', '{}', '%s', 1, 1)
                    """.formatted(stream.id(), command));
            Future<?> answer = threads.submit(() -> store.append(stream, 0, events(1, command)));
            waiting(0);
            ghost.commit();

            Appended found = assertInstanceOf(Appended.class, answer.get());
            assertEquals(new Appended(1, 1, all().getFirst().position()), found);
        }
        assertEquals(1, all().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10_000})
    void anAppendIsOneRoundTrip(int events) throws SQLException {
        try (Connection connection = wire.source().getConnection()) {
            Appending appending = Appending.of(List.of(new EventStore.Append(stream, 0, events(events, UUID.randomUUID().toString()))));
            int before = wire.answers();

            assertTrue(appending.write(connection).isPresent());

            assertEquals(1, wire.answers() - before);
        }
        assertEquals(events, all().size());
    }

    @Test
    void theWireCountsEachRoundTrip() throws SQLException {
        try (Connection connection = wire.source().getConnection(); Statement statement = connection.createStatement()) {
            int before = wire.answers();
            statement.execute("select 1");
            statement.execute("select 2");
            assertEquals(2, wire.answers() - before);
        }
    }

    private void insert(Statement statement) throws SQLException {
        statement.execute("""
                insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                values ('Order', '%s', 1, 'e', 'Placed', 1, '{}', '{}')
                """.formatted(stream.id()));
    }

    /// Waits until a backend other than one given waits for a transaction of this database, and answers its process.
    private int waiting(int other) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery("""
                        select pid
                        from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock' and pid <> %d
                        """.formatted(other))) {
                    if (row.next()) {
                        return row.getInt(1);
                    }
                }
                Thread.onSpinWait();
            }
        }
    }

    private List<Recorded<String>> all() {
        List<Recorded<String>> events = new ArrayList<>();
        EventStore.open(source).read(stream, 0, events::add);
        return events;
    }

    private static List<NewEvent> events(int count, @Nullable String command) {
        Metadata metadata = command == null ? Metadata.NONE : Metadata.of(Map.of(Metadata.COMMAND_ID, command));
        return IntStream.range(0, count).mapToObj(_ -> new NewEvent(UUID.randomUUID().toString(), "Placed", 1, "{}", metadata, null)).toList();
    }
}
