package hindcast.store.verify.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.StoreException;
import hindcast.store.projection.Counting;
import hindcast.store.projection.Projection;
import hindcast.store.projection.run.ProjectionRunner;
import hindcast.store.testing.Database;
import hindcast.store.verify.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Read models are verified while they change: nothing is found that is not wrong.
final class LivelyReadModelCheckTest {
    private static final int CHECKS = 5;

    private final PGSimpleDataSource source;
    private final EventStore store;
    private final CountDownLatch bothMoved = new CountDownLatch(1);
    private final AtomicBoolean enough = new AtomicBoolean();

    LivelyReadModelCheckTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
    }

    private final class Moves implements ProjectionRunner.Listener {
        private final Set<String> moved = ConcurrentHashMap.newKeySet();

        @Override
        public void holds(Set<String> names) {
            // It is the only runner.
        }

        @Override
        public void moved(String projection, long position, long events, Duration taken) {
            moved.add(projection);
            if (events > 0 && moved.size() == 2) {
                bothMoved.countDown();
            }
        }

        @Override
        public void stopped(String projection, long position, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void away(StoreException why) {
            throw why;
        }
    }

    private record Heard(List<Difference> differences, List<Progress> progress) implements ReadModelCheck.Listener {
        @Override
        public void at(Progress now) {
            progress.add(now);
        }

        @Override
        public void differs(Difference difference) {
            differences.add(difference);
        }
    }

    @Test
    void nothingIsFoundWhileFourWriteAndTheRunnerFollowsThem() throws Exception {
        List<Projection<?, ?, ?>> both = List.of(Counting.COUNTERS, Counting.SUMS);
        int ranges = 0;
        long events = 0;
        try (ProjectionRunner runner = new ProjectionRunner(source, store, both, "one", new Moves());
                ExecutorService writers = Executors.newFixedThreadPool(4)) {
            runner.start();
            List<Future<?>> written = new ArrayList<>();
            for (String name : List.of("a", "b", "c", "d")) {
                written.add(writers.submit(() -> write(name)));
            }
            assertTrue(bothMoved.await(60, TimeUnit.SECONDS));
            for (int check = 0; check < CHECKS; check++) {
                catchUp();
                for (Projection<?, ?, ?> projection : both) {
                    Heard heard = new Heard(new ArrayList<>(), new ArrayList<>());
                    Verdict verdict = new ReadModelCheck(source, 10, 100).check(projection, Sample.ALL, heard);
                    assertEquals(List.of(), heard.differences());
                    assertTrue(verdict.isRight(), verdict::toString);
                    ranges = Math.max(ranges, heard.progress().size());
                    events = Math.max(events, heard.progress().getLast().events());
                }
            }
            enough.set(true);
            for (Future<?> one : written) {
                one.get();
            }
        }
        assertTrue(ranges > 5, "many ranges: " + ranges);
        assertTrue(events > 50, "many events: " + events);
    }

    /// Sums go up and down through zero, where a counter has no row.
    private void write(String name) {
        for (int round = 0; !enough.get(); round++) {
            for (int counter = 0; counter < 40; counter += 1 + round % 3) {
                Counting.add(store, name + counter, round % 2 == 0 ? 1 : -1);
            }
        }
    }

    private void catchUp() throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("select hindcast.catch_up()");
        }
    }
}
