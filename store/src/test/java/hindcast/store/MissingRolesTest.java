package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.testing.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// A server that does not have the roles yet. They are the whole server's, so this one is not shared with other tests.
final class MissingRolesTest {
    private static final String MISSING = "The roles hindcast_auditor, hindcast_operator and hindcast_admin are missing on this server, so nobody"
            + " but the owner has access. An administrator makes them: create role hindcast_auditor; create role hindcast_operator;"
            + " create role hindcast_admin; then the owner runs `hindcast init`.";

    private final TestServer server = TestServer.start();

    @BeforeEach
    void nobodyHasMadeTheRoles() throws SQLException {
        // The template of the tests has rights for them, so they cannot be dropped.
        Sql.execute(server.empty(),
                "alter role hindcast_auditor rename to earlier_auditor",
                "alter role hindcast_operator rename to earlier_operator",
                "alter role hindcast_admin rename to earlier_admin");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aUserWhoMayNotMakeRolesGetsAStoreAndIsToldHowTheyAreMade() throws SQLException {
        PGSimpleDataSource source = server.empty();
        Sql.execute(source, "create role tenant login", "grant create on database " + source.getDatabaseName() + " to tenant");
        PGSimpleDataSource tenant = Sql.as("tenant", source);

        Schema.migrate(tenant);

        EventStore store = EventStore.open(tenant);
        store.append(new StreamId("Order", "1"), 0, List.of(Given.event("Placed")));
        assertEquals(List.of(MISSING), store.faults());

        Sql.execute(source, "create role hindcast_auditor", "create role hindcast_operator", "create role hindcast_admin",
                "create role ada login in role hindcast_auditor");
        Schema.migrate(tenant);

        assertEquals(List.of(), store.faults());
        EventStore auditor = EventStore.open(Sql.as("ada", source));
        assertEquals(1, auditor.head());
        assertThrows(StoreException.Denied.class, () -> auditor.append(new StreamId("Order", "1"), 1, List.of(Given.event("Paid"))));
    }

    @Test
    void severalDatabasesOfOneServerMakeThemAtOnce() throws Exception {
        List<PGSimpleDataSource> sources = Stream.generate(server::empty).limit(4).toList();
        CyclicBarrier start = new CyclicBarrier(sources.size());
        List<Callable<List<String>>> programs = sources.stream().<Callable<List<String>>>map(source -> () -> {
            start.await();
            Schema.migrate(source);
            return EventStore.open(source).faults();
        }).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(sources.size())) {
            List<Future<List<String>>> faults = threads.invokeAll(programs);

            assertEquals(List.of(List.of(), List.of(), List.of(), List.of()), faults.stream().map(Future::resultNow).toList());
        }
    }
}
