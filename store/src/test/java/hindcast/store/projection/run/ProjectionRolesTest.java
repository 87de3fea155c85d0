package hindcast.store.projection.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.StoreException.Denied;
import hindcast.store.StoreException;
import hindcast.store.projection.Counting;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.lag.LagWatch;
import hindcast.store.projection.lag.State;
import hindcast.store.projection.lag.Status;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// What each of the three roles can do with projections, through the paths that their programs take.
final class ProjectionRolesTest {
    private final PGSimpleDataSource owner;
    private final String suffix;

    ProjectionRolesTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) throws SQLException {
        this.owner = source;
        this.suffix = "_" + source.getDatabaseName();
        for (String role : List.of("auditor", "operator", "admin")) {
            run("create role %s%s login in role hindcast_%s".formatted(role, suffix, role));
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PGSimpleDataSource as(String role) {
        PGSimpleDataSource other = new PGSimpleDataSource();
        other.setURL(owner.getURL());
        other.setUser(role + suffix);
        return other;
    }

    private Projections projections(String role) {
        return new Projections(as(role), List.of(Counting.COUNTERS, Counting.SUMS));
    }

    @Test
    void anAdminMakesTheTablesAnOperatorRunsThemAnAuditorLooks() throws Exception {
        Counting.add(EventStore.open(owner), "a", 1, 2);

        assertThrows(Denied.class, () -> projections("operator").begin());
        projections("admin").begin();
        PGSimpleDataSource operator = as("operator");
        BlockingQueue<String> moved = new LinkedBlockingQueue<>();
        try (ProjectionRunner runner = new ProjectionRunner(
                operator, EventStore.open(operator), projections("operator").all(), "operator's", new Moved(moved))) {
            runner.start();
            assertEquals(Set.of("counters", "sums"), Set.of(moved.poll(60, TimeUnit.SECONDS), moved.poll(60, TimeUnit.SECONDS)));
            assertTrue(projections("operator").stop("counters", "olga", "a look"));
        }

        List<Status> seen = new LagWatch(projections("auditor"), _ -> "", Instant::now).look().statuses();
        assertEquals(List.of(State.STOPPED, State.LIVE), seen.stream().map(Status::state).toList());
        assertEquals("olga", projections("auditor").audit(null, Long.MAX_VALUE, 1).getFirst().saidBy());
        assertEquals("operator" + suffix, projections("auditor").audit(null, Long.MAX_VALUE, 1).getFirst().dbUser());
        assertThrows(Denied.class, () -> projections("auditor").start("counters", "ada", ""));
    }

    @Test
    void whatWasDecidedCanBeRewrittenByNobody() throws SQLException {
        projections("admin").begin();
        assertTrue(projections("admin").stop("sums", "maria", "a test"));

        for (String sql : List.of("update hindcast.audit set reason = 'another'", "delete from hindcast.audit", "truncate hindcast.audit",
                "delete from hindcast.skips")) {
            SQLException refused = assertThrows(SQLException.class, () -> run(sql));
            assertEquals("23000", refused.getSQLState());
        }
    }

    private record Moved(BlockingQueue<String> queue) implements ProjectionRunner.Listener {
        @Override
        public void holds(Set<String> names) {
            // They are told of when they move.
        }

        @Override
        public void moved(String projection, long position, long events, Duration taken) {
            if (events > 0) {
                queue.add(projection);
            }
        }

        @Override
        public void stopped(String projection, long position, String reason) {
            queue.add(reason);
        }

        @Override
        public void away(StoreException why) {
            queue.add(why.getMessage());
        }
    }
}
