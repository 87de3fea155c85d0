package hindcast.store.projection.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.projection.Counting;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Rebuild.Swapped;
import hindcast.store.projection.run.ProjectionRunner;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// One small rebuild after the other, swapped, rolled back or cancelled, while others write and read and two runners, whose connections are cut,
/// take the projections from each other. Every counter holds as many events as their amounts come to, so that a row which is half of one moment
/// and half of another is found; and counts never go back. Longer with `-Dhindcast.swaps.seconds=N`.
final class SwapsUnderReadersTest {
    private static final Duration LONG = Duration.ofSeconds(Long.getLong("hindcast.swaps.seconds", 12));
    private static final int WRITERS = 8;
    // At a pace, or the log takes ever longer to read.
    private static final long BETWEEN_MILLIS = 20;
    private static final int COUNTERS = 20;

    private final Ground ground;
    private final AtomicBoolean ended = new AtomicBoolean();
    private int cuts;

    SwapsUnderReadersTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.ground = Ground.of(source);
    }

    @Test
    void readersSeeTheOneOrTheOtherAndTheRowsAreThoseOfAFoldFromScratch() throws Exception {
        int swaps = 0;
        List<Future<Long>> at = new ArrayList<>();
        List<Future<?>> writing = new ArrayList<>();
        try (ProjectionRunner _ = ground.runner(); ProjectionRunner _ = ground.runner(); ExecutorService others = Executors.newCachedThreadPool()) {
            for (int number = 0; number < COUNTERS; number++) {
                Counting.add(ground.store(), "a" + number, 1);
            }
            ground.untilHandled();
            try (ScheduledExecutorService writers = Executors.newScheduledThreadPool(WRITERS)) {
                for (int writer = 0; writer < WRITERS; writer++) {
                    writing.add(writers.scheduleAtFixedRate(this::write, 0, BETWEEN_MILLIS, TimeUnit.MILLISECONDS));
                }
                at.add(others.submit(() -> read("select count(*), sum(sum), sum(events) from read_model.counters")));
                at.add(others.submit(() -> read("select %d + 0 * count(*), sum(sum), sum(events) from read_model.sums".formatted(COUNTERS))));
                long end = System.nanoTime() + LONG.toNanos();
                for (int round = 0; System.nanoTime() < end; round++) {
                    swaps += round(round);
                }
                assertTrue(writing.stream().noneMatch(one -> one.state() == Future.State.FAILED), "each writer wrote to the end");
            } finally {
                ended.set(true);
            }
            for (Future<Long> one : at) {
                assertTrue(one.get() > 0);
            }
            ground.untilHandled();
        }

        assertTrue(swaps > 0 && cuts > 0, swaps + " swaps, " + cuts + " cuts");
        assertEquals(ground.texts(Ground.COUNTED.formatted(1)), ground.texts(Ground.COUNTERS));
        assertEquals(ground.texts(Ground.SUMMED), ground.texts(Ground.SUMS));
    }

    private int round(int round) throws Exception {
        String name = round % 2 == 0 ? "counters" : "sums";
        Rebuild rebuild = ground.begin(name);
        if (round % 3 == 1) {
            cuts += ground.texts("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '%s'".formatted(Ground.RUNNER)).size();
        }
        if (round % 5 == 4) {
            assertEquals(new Ended.Over(), rebuild.run(_ -> rebuild.cancel("maria", "")));
            return 0;
        }
        assertEquals(new Ended.Ready(), rebuild.run(_ -> { }));
        assertEquals(Swapped.Yes.class, rebuild.swap("maria", "").getClass());
        if (round % 3 == 2) {
            assertEquals(Swapped.Yes.class, ground.rebuilds().rollBack(name, "maria", "").getClass());
        }
        ground.rebuilds().generations(name).stream().filter(each -> !each.serving())
                .forEach(each -> ground.rebuilds().drop(name, each.number(), "maria", ""));
        return 1;
    }

    private void write() {
        Counting.add(ground.store(), "a" + ThreadLocalRandom.current().nextInt(COUNTERS), 1);
    }

    /// Reads rows, how much they come to, and of how many events.
    private long read(String sql) throws Exception {
        long last = 0;
        long reads = 0;
        try (Connection connection = ground.source().getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (; !ended.get(); reads++) {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    assertEquals(COUNTERS, row.getInt(1));
                    assertEquals(row.getLong(2), row.getLong(3));
                    assertTrue(row.getLong(3) >= last, "it went back");
                    last = row.getLong(3);
                }
            }
        }
        return reads;
    }
}
