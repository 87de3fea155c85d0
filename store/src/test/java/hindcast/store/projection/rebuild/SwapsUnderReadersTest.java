package hindcast.store.projection.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import hindcast.store.projection.Bounds;
import hindcast.store.projection.Counting;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Rebuild.Swapped;
import hindcast.store.projection.run.ProjectionRunner;
import hindcast.store.testing.Database;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// One small rebuild after the other, swapped, rolled back or cancelled, while others write and read and two runners, whose connections are cut,
/// take the projections from each other. Every counter holds as many events as their amounts come to, so that a row which is half of one moment
/// and half of another is found; and counts never go back. Logs how many there were; longer with `-Dhindcast.swaps.seconds=N`.
final class SwapsUnderReadersTest {
    private static final Logger LOG = System.getLogger(SwapsUnderReadersTest.class.getName());
    private static final Duration LONG = Duration.ofSeconds(Long.getLong("hindcast.swaps.seconds", 12));
    private static final Bounds FEW_PARTS = new Bounds(2, 2_000, 4);
    private static final int WRITERS = 8;
    private static final int CONNECTIONS = 20;
    private static final int COUNTERS = 200;
    // At a pace, or the log takes ever longer to read, and readers leave nothing for the others.
    private static final long BETWEEN_WRITES = 200;
    private static final long BETWEEN_READS = 2;

    private final HikariDataSource pool = new HikariDataSource();
    private final Ground ground;
    private int swaps;
    private int cancelled;
    private int cuts;

    SwapsUnderReadersTest(@Database(Database.Kind.OWN) PGSimpleDataSource plain) {
        pool.setDataSource(plain);
        pool.setMaximumPoolSize(CONNECTIONS);
        this.ground = Ground.of(plain, pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void readersSeeTheOneOrTheOtherAndTheRowsAreThoseOfAFoldFromScratch() throws Exception {
        List<Future<?>> others = new ArrayList<>();
        try (ProjectionRunner _ = ground.runner(); ProjectionRunner _ = ground.runner(); Reader counters = new Reader("counters", COUNTERS);
                Reader sums = new Reader("sums", Ground.LETTERS.length())) {
            for (int number = 0; number < COUNTERS; number++) {
                add(number);
            }
            ground.untilHandled();
            try (ScheduledExecutorService threads = Executors.newScheduledThreadPool(WRITERS + 2)) {
                for (int writer = 0; writer < WRITERS; writer++) {
                    others.add(threads.scheduleAtFixedRate(
                            () -> add(ThreadLocalRandom.current().nextInt(COUNTERS)), 0, BETWEEN_WRITES, TimeUnit.MILLISECONDS));
                }
                others.add(threads.scheduleWithFixedDelay(counters, 0, BETWEEN_READS, TimeUnit.MILLISECONDS));
                others.add(threads.scheduleWithFixedDelay(sums, 0, BETWEEN_READS, TimeUnit.MILLISECONDS));
                long end = System.nanoTime() + LONG.toNanos();
                for (int round = 0; System.nanoTime() < end; round++) {
                    round(round);
                }
                for (Future<?> one : others) {
                    assertEquals(Future.State.RUNNING, one.state(), () -> "wrote or read to the end, but for: " + one.exceptionNow());
                }
            }
            assertTrue(counters.reads > 0 && sums.reads > 0);
            ground.untilHandled();
        }

        LOG.log(Level.INFO, "{0} swaps, {1} rebuilds cancelled, {2} connections cut", swaps, cancelled, cuts);
        assertTrue(swaps > 0 && cuts > 0);
        assertEquals(ground.texts(Ground.COUNTED.formatted(1)), ground.texts(Ground.COUNTERS));
        assertEquals(ground.texts(Ground.SUMMED), ground.texts(Ground.SUMS));
    }

    private void add(int number) {
        Counting.add(ground.store(), Ground.id(number), 1);
    }

    private void round(int round) throws Exception {
        String name = round % 2 == 0 ? "counters" : "sums";
        Rebuild rebuild = Ground.begin(ground.rebuilds(FEW_PARTS), name);
        if (round % 10 == 1) {
            cuts += ground.texts("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '%s'".formatted(Ground.RUNNER)).size();
        }
        if (round % 5 == 4) {
            assertEquals(new Ended.Over(), rebuild.run(_ -> rebuild.cancel("maria", "")));
            cancelled++;
            return;
        }
        assertEquals(new Ended.Ready(), rebuild.run(_ -> { }));
        assertEquals(Swapped.Yes.class, rebuild.swap("maria", "").getClass());
        swaps++;
        if (round % 3 == 2) {
            assertEquals(Swapped.Yes.class, ground.rebuilds().rollBack(name, "maria", "").getClass());
            swaps++;
        }
        ground.rebuilds().generations(name).stream().filter(each -> !each.serving())
                .forEach(each -> ground.rebuilds().drop(name, each.number(), "maria", ""));
    }

    /// Reads a view again and again: how many rows, how much they come to, and of how many events.
    private final class Reader implements Runnable, AutoCloseable {
        private final int rows;
        private final Connection connection;
        private final PreparedStatement statement;
        private long last;
        private long reads;

        Reader(String view, int rows) throws SQLException {
            this.rows = rows;
            this.connection = ground.plain().getConnection();
            this.statement = connection.prepareStatement("select count(*), sum(sum), sum(events) from read_model." + view);
        }

        @Override
        public void run() {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                assertEquals(rows, row.getInt(1));
                assertEquals(row.getLong(2), row.getLong(3));
                assertTrue(row.getLong(3) >= last, "it went back");
                last = row.getLong(3);
                reads++;
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public void close() throws SQLException {
            statement.close();
            connection.close();
        }
    }
}
