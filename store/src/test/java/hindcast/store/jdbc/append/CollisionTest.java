package hindcast.store.jdbc.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.AppendResult;
import hindcast.store.AppendResult.OfAll;
import hindcast.store.EventStore;
import hindcast.store.EventStore.Append;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Writers in each other's way: what the server breaks off is tried again, and who waits for too long is told why.
final class CollisionTest {
    private final PGSimpleDataSource source;
    private final StreamId first = new StreamId("Order", "1-" + UUID.randomUUID());
    private final StreamId second = new StreamId("Order", "2-" + UUID.randomUUID());

    CollisionTest(@Database PGSimpleDataSource source) {
        this.source = source;
    }

    @Test
    void aDeadlockIsTriedAgain() throws Exception {
        EventStore store = EventStore.open(with("-c deadlock_timeout=100ms"));
        try (ExecutorService threads = Executors.newSingleThreadExecutor(); Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            // It finds the circle later than the append does, which the server therefore breaks off.
            statement.execute("set deadlock_timeout = '1h'");
            other.setAutoCommit(false);
            statement.execute(insert(second));
            Future<OfAll> answer = threads.submit(() -> store.append(List.of(part(first), part(second))));
            waiting();
            // Returns at all only because the append was broken off.
            statement.execute(insert(first));
            other.rollback();

            assertInstanceOf(OfAll.Appended.class, answer.get());
        }
        assertEquals(List.of("1", "1"), List.of(version(first), version(second)));
    }

    @Test
    void aSerializationFailureIsTriedAgain() throws Exception {
        EventStore store = EventStore.open(with("-c default_transaction_isolation=serializable"));
        try (ExecutorService threads = Executors.newSingleThreadExecutor(); Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(insert(first));
            Future<AppendResult> answer = threads.submit(() -> store.append(first, 0, List.of(event())));
            waiting();
            // The snapshot of the append does not see this, so the server cannot even tell it that it comes second.
            other.commit();

            assertEquals(1, assertInstanceOf(AppendResult.Conflict.class, answer.get()).actual());
        }
        assertEquals("1", version(first));
    }

    @Test
    void whoWaitsForTooLongIsToldThatAnotherTransactionIsAtWork() throws SQLException {
        EventStore store = EventStore.open(with("-c lock_timeout=50ms"));
        try (Connection other = source.getConnection(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(insert(first));

            StoreException.Failed failed = assertThrows(StoreException.Failed.class, () -> store.append(first, 0, List.of(event())));

            assertEquals("Nothing was appended to " + first + ": another transaction is at work there and did not end in time. Nothing was written."
                    + " Try again when it is done. (The server says: canceling statement due to lock timeout)", failed.getMessage());
        }
        assertInstanceOf(AppendResult.Appended.class, store.append(first, 0, List.of(event())));
    }

    private PGSimpleDataSource with(String options) {
        PGSimpleDataSource other = new PGSimpleDataSource();
        other.setUrl(source.getUrl());
        other.setUser(source.getUser());
        other.setOptions(options);
        return other;
    }

    private static Append part(StreamId stream) {
        return new Append(stream, 0, List.of(event()));
    }

    private static NewEvent event() {
        return new NewEvent(UUID.randomUUID().toString(), "Placed", 1, "{}", Metadata.NONE, null);
    }

    private static String insert(StreamId stream) {
        return """
                insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                values ('%s', '%s', 1, 'e', 'Placed', 1, '{}', '{}')
                """.formatted(stream.type(), stream.id());
    }

    /// Waits until somebody waits for a transaction of this database.
    private void waiting() throws SQLException {
        while (value("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").equals("0")) {
            Thread.onSpinWait();
        }
    }

    private String version(StreamId stream) throws SQLException {
        return value("select coalesce(max(version), 0) from hindcast.events where stream_id = '" + stream.id() + "'");
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
