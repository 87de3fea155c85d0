package hindcast.store.projection.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.StoreException;
import hindcast.store.projection.Counting;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.run.ProjectionRunner.Listener;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Projections that are kept up to date while others write.
final class ProjectionRunnerTest {
    private static final String BEHIND = """
            select 2 - count(*)
            from hindcast.generations
            where checkpoint >= (select max(position) from hindcast.events where stream_type = 'Counter')
            """;

    private final PGSimpleDataSource source;
    private final EventStore store;
    private final Projections projections;
    private final Heard heard = new Heard();

    ProjectionRunnerTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
        this.projections = new Projections(source, List.of(Counting.COUNTERS, Counting.SUMS));
    }

    /// What a runner told.
    private static final class Heard implements Listener {
        final BlockingQueue<Set<String>> held = new LinkedBlockingQueue<>();
        final BlockingQueue<String> stopped = new LinkedBlockingQueue<>();
        final BlockingQueue<String> moved = new LinkedBlockingQueue<>();

        @Override
        public void holds(Set<String> names) {
            held.add(names);
        }

        @Override
        public void moved(String projection, long position, long events, Duration taken) {
            moved.add(projection);
        }

        @Override
        public void stopped(String projection, long position, String reason) {
            stopped.add(projection + " at " + position + ": " + reason);
        }

        @Override
        public void away(StoreException why) {
            // Connections are cut on purpose.
        }
    }

    private ProjectionRunner runner(String name) {
        ProjectionRunner runner = new ProjectionRunner(source, store, projections.all(), name, heard);
        runner.start();
        return runner;
    }

    @Test
    void rowsAreThoseOfAFoldFromScratchHoweverManyWrite() throws Exception {
        try (ProjectionRunner _ = runner("one"); ExecutorService writers = Executors.newFixedThreadPool(4)) {
            for (int writer = 0; writer < 4; writer++) {
                String name = "abcd".substring(writer, writer + 1);
                writers.submit(() -> {
                    for (int number = 0; number < 100; number++) {
                        Counting.add(store, name + number % 7, number % 5 - 2);
                    }
                });
            }
            writers.shutdown();
            assertTrue(writers.awaitTermination(60, TimeUnit.SECONDS));
            untilZero(BEHIND);
        }

        assertEquals(texts("""
                select stream_id || ' ' || sum((data ->> 'amount')::numeric) || ' ' || count(*) || ' v' || max(version)
                from hindcast.events
                group by stream_id
                having sum((data ->> 'amount')::numeric) <> 0
                order by stream_id
                """), texts("select id || ' ' || sum || ' ' || events || ' v' || version from read_model.counters order by id"));
        assertEquals(texts("""
                select left(stream_id, 1) || ' ' || sum((data ->> 'amount')::numeric) || ' ' || count(*)
                from hindcast.events
                group by left(stream_id, 1)
                order by left(stream_id, 1)
                """), texts("select letter || ' ' || sum || ' ' || events from read_model.sums order by letter"));
        assertEquals(List.of("400"), texts("select events from read_model.sums_total"));
    }

    @Test
    void anEventThatCannotBeFoldedStopsItsProjectionUntilSomebodyDecides() throws Exception {
        Counting.add(store, "a", 1, 13, 2);
        Counting.add(store, "b", 5);
        try (ProjectionRunner _ = runner("one")) {
            List<String> both = List.of(heard.stopped.poll(60, TimeUnit.SECONDS), heard.stopped.poll(60, TimeUnit.SECONDS));
            assertEquals(List.of("counters at 2: thirteen is not folded", "sums at 2: thirteen is not folded"), both.stream().sorted().toList());
            assertEquals(List.of("1 1"), texts("select sum || ' ' || events from read_model.counters order by id"));

            assertTrue(projections.retry("counters", "maria", ""));
            assertEquals("counters at 2: thirteen is not folded", heard.stopped.poll(60, TimeUnit.SECONDS));
            assertEquals(List.of("2"), texts("select attempts from hindcast.projections where name = 'counters'"));
            assertTrue(projections.skip("counters", "maria", "an amount that never was"));
            untilZero("select 4 - checkpoint from hindcast.generations where projection = 'counters'");
        }

        assertEquals(List.of("a 3 2 v3", "b 5 1 v1"),
                texts("select id || ' ' || sum || ' ' || events || ' v' || version from read_model.counters order by id"));
        assertEquals(List.of("1"), texts("select checkpoint from hindcast.generations where projection = 'sums'"));
        assertEquals(List.of("skip", "retry"), projections.audit("counters", Long.MAX_VALUE, 10).stream().map(deed -> deed.action()).toList());
        assertEquals("an amount that never was", projections.ledger("counters").getFirst().reason());
    }

    @Test
    void whoIsStoppedStandsAndGoesOnWhereItStood() throws Exception {
        Counting.add(store, "a", 1);
        try (ProjectionRunner _ = runner("one")) {
            untilZero(BEHIND);
            assertTrue(projections.stop("counters", "maria", "a backup"));
            Counting.add(store, "a", 1);
            untilZero("select 2 - checkpoint from hindcast.generations where projection = 'sums'");
            assertEquals(List.of("1"), texts("select sum from read_model.counters"));
            assertTrue(projections.start("counters", "maria", ""));
            untilZero(BEHIND);
        }

        assertEquals(List.of("2"), texts("select sum from read_model.counters"));
    }

    @Test
    void twoShareAndTheOneTakesOverFromTheOtherThatDied() throws Exception {
        Counting.add(store, "a", 1);
        try (ProjectionRunner _ = runner("one")) {
            assertEquals(Set.of("counters", "sums"), heard.held.poll(60, TimeUnit.SECONDS));
            Heard second = new Heard();
            try (ProjectionRunner other = new ProjectionRunner(source, store, projections.all(), "two", second)) {
                other.start();
                Set<String> taken = second.held.poll(60, TimeUnit.SECONDS);
                while (taken.isEmpty()) {
                    taken = second.held.poll(60, TimeUnit.SECONDS);
                }
                assertEquals(1, taken.size());
                assertEquals(1, heard.held.poll(60, TimeUnit.SECONDS).size());
            }
            assertEquals(Set.of("counters", "sums"), heard.held.poll(60, TimeUnit.SECONDS));
            texts("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
            Counting.add(store, "a", 5);
            untilZero(BEHIND);
        }

        assertEquals(List.of("6"), texts("select sum from read_model.counters"));
        assertEquals(List.of("6 2"), texts("select sum || ' ' || events from read_model.sums"));
    }

    @Test
    void anEventThatIsCommittedBehindTheNewestOneIsNotMissed() throws Exception {
        Counting.add(store, "a", 1);
        try (ProjectionRunner _ = runner("one"); Connection slow = source.getConnection(); Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("""
                    insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                    values ('Counter', 'slow', 1, 'slow', 'Added', 1, '{"amount": 7}', '{}')
                    """);
            Counting.add(store, "b", 2);
            untilZero("select 1 - checkpoint from hindcast.generations where projection = 'counters'");
            assertEquals(List.of("a 1"), texts("select id || ' ' || sum from read_model.counters order by id"));
            slow.commit();
            untilZero(BEHIND);
        }

        assertEquals(List.of("a 1", "b 2", "slow 7"), texts("select id || ' ' || sum from read_model.counters order by id"));
    }

    /// Waits until a statement says that there is something, all of it zero.
    private void untilZero(String sql) throws SQLException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<String> answer = texts(sql);
        while (!answer.equals(List.of("0"))) {
            assertTrue(System.nanoTime() < end, () -> sql + " is not zero");
            heard.moved.poll(1, TimeUnit.SECONDS);
            answer = texts(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
