package hindcast.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.LogQuery;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/// What a crash of the server does to positions. The server is this test's own, because it is killed.
@Timeout(120)
final class CrashTest {
    private final TestServer server = TestServer.start();
    private final PGSimpleDataSource source = server.store();

    /// What no commit waits for the server writes by itself, five times a second; here not before the crash.
    @BeforeEach
    void theServerTakesItsTimeToWrite() throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("alter system set wal_writer_delay = '10s'");
            statement.execute("alter system set wal_writer_flush_after = '1GB'");
            statement.execute("select pg_reload_conf()");
        }
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    /// The server notes only every 32nd step of a sequence in its log, and a transaction that is rolled back does not wait for that log.
    @Test
    void aPositionThatWasGivenUpBeforeACrashIsHandedOutAgainAndItsEventIsNotMissed() throws Exception {
        Fence fence = new Fence(source, LogTable.NATIVE, 0);
        SafeMark before;
        try (Writer writer = Writer.on(source)) {
            writer.insert();
            writer.run("set local synchronous_commit = on").commit();
            for (int i = 0; i < 500; i++) {
                writer.insert();
            }
            writer.rollback();
            before = fence.look();
        }
        crash();

        long again = insertWhenItIsBack();

        assertEquals(new SafeMark(1, 1, 501, List.of()), before);
        assertTrue(again <= before.issued(), "was not handed out again: " + again);
        assertEquals(List.of(again), new Log(source).replay(LogQuery.ALL, before.mark()).map(Recorded::position).toList());
        assertEquals(again, fence.look().mark());
    }

    @Test
    void anEventThatStandsWhereOneWasGivenUpBeforeACrashIsListed() throws Exception {
        StreamId stream = new StreamId("Order", "after the crash");
        try (Writer writer = Writer.on(source)) {
            writer.insert();
            writer.run("set local synchronous_commit = on").commit();
            for (int i = 0; i < 500; i++) {
                writer.insert();
            }
            writer.rollback();
            writer.run("select hindcast.catch_up()");
            writer.run("set local synchronous_commit = on").commit();
        }
        crash();
        insertWhenItIsBack();
        EventStore store = EventStore.open(source);

        store.append(stream, 0, List.of(new NewEvent("e1", "Placed", 1, "{}", Metadata.NONE, null)));

        assertEquals(1, store.stream(stream).orElseThrow().version());
    }

    /// One process of the server is killed: the server ends all others and starts again from what is on the disk.
    private void crash() throws Exception {
        try (Writer victim = Writer.on(source)) {
            ProcessHandle process = ProcessHandle.of(victim.connection().unwrap(org.postgresql.PGConnection.class).getBackendPID()).orElseThrow();
            process.destroyForcibly();
            process.onExit().get();
        } catch (SQLException _) {
            // Its connection cannot be closed in good order.
        }
    }

    private long insertWhenItIsBack() {
        while (true) {
            try (Writer writer = Writer.on(source)) {
                long position = writer.insert();
                writer.commit();
                return position;
            } catch (SQLException _) {
                Thread.onSpinWait();
            }
        }
    }
}
