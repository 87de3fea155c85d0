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
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/// One small rebuild after the other, swapped, rolled back or cancelled, while others write and read. Every counter holds as many events as their amounts
/// come to, so that a row which is half of one moment and half of another is found; and counts never go back.
@Timeout(120)
final class SwapsUnderReadersTest {
    private static final Duration LONG = Duration.ofSeconds(12);
    private static final int WRITERS = 2;
    private static final int COUNTERS = 20;

    private final Ground ground;
    private final AtomicBoolean ended = new AtomicBoolean();

    SwapsUnderReadersTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.ground = Ground.of(source);
    }

    @Test
    void readersSeeTheOneOrTheOtherAndTheRowsAreThoseOfAFoldFromScratch() throws Exception {
        int swaps = 0;
        List<Future<Long>> readers = new ArrayList<>();
        try (ProjectionRunner _ = ground.runner(); ExecutorService others = Executors.newCachedThreadPool()) {
            for (int number = 0; number < COUNTERS; number++) {
                Counting.add(ground.store(), "a" + number, 1);
            }
            ground.untilHandled();
            try {
                for (int writer = 0; writer < WRITERS; writer++) {
                    int of = writer;
                    others.submit(() -> write(of));
                }
                readers.add(others.submit(() -> read("select count(*), sum(sum), sum(events) from read_model.counters")));
                readers.add(others.submit(() -> read("select %d + 0 * count(*), sum(sum), sum(events) from read_model.sums".formatted(COUNTERS))));
                long end = System.nanoTime() + LONG.toNanos();
                for (int round = 0; System.nanoTime() < end; round++) {
                    swaps += round(round);
                }
            } finally {
                ended.set(true);
            }
            for (Future<Long> reader : readers) {
                assertTrue(reader.get() > 0);
            }
            others.shutdown();
            ground.untilHandled();
        }

        assertTrue(swaps > 0);
        assertEquals(ground.texts(Ground.COUNTED.formatted(1)), ground.texts(Ground.COUNTERS));
        assertEquals(ground.texts(Ground.SUMMED), ground.texts(Ground.SUMS));
    }

    private int round(int round) {
        String name = round % 2 == 0 ? "counters" : "sums";
        Rebuild rebuild = ground.begin(name);
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

    private void write(int writer) {
        for (int number = writer; !ended.get(); number += WRITERS) {
            Counting.add(ground.store(), "a" + number % COUNTERS, 1);
        }
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
