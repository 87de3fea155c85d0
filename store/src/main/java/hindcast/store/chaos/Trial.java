package hindcast.store.chaos;

import hindcast.store.EventStore;
import hindcast.store.LogQuery;
import hindcast.store.PageKey;
import hindcast.store.Recorded;
import hindcast.store.StreamQuery;
import hindcast.store.StreamSummary;
import hindcast.store.log.Log;
import hindcast.store.log.Tail;
import hindcast.store.log.Tail.Signal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// Twelve writers on forty streams, some of them slow and some that give up; a transaction of somebody else's that stays open; a server that is
/// killed twice; a tail whose connection is cut again and again. Beside the tail runs a naive reader that follows `position > checkpoint`: it
/// has to lose events, or the trial proves nothing.
public final class Trial {
    private static final int WRITERS = 12;
    private static final int STREAMS = 40;
    private static final int SPARE = 4;
    private static final int KILLS = 2;
    private static final Duration LAST_WORDS = Duration.ofSeconds(60);

    private static final String TAIL = "hindcast chaos tail";

    private static final String CUT = """
            select count(pg_terminate_backend(pid))
            from pg_catalog.pg_stat_activity
            where application_name = ?
            """;

    private static final String NAIVE = """
            select position
            from hindcast.events
            where position > ?
            order by position
            limit 1000
            """;

    private final Arena arena;
    private final SplittableRandom chance;
    private final Consumer<String> told;
    private final Ledger ledger = new Ledger();
    private final List<Recorded<String>> tailed = new ArrayList<>();
    private final List<Long> naive = new ArrayList<>();
    private final AtomicLong cuts = new AtomicLong();
    private final AtomicLong away = new AtomicLong();
    private volatile boolean over;
    private volatile boolean readersOver;

    private Trial(Arena arena, long seed, Consumer<String> told) {
        this.arena = arena;
        this.chance = new SplittableRandom(seed);
        this.told = told;
    }

    /// Runs a trial.
    ///
    /// @param seed what all chance comes from; which writer is quicker is not in its hands
    /// @param told hears what happens, in a few words
    public static Verdict run(Arena arena, Duration length, long seed, Consumer<String> told) throws InterruptedException {
        return new Trial(arena, seed, told).run(length);
    }

    private Verdict run(Duration length) throws InterruptedException {
        DataSource source = arena.pool("hindcast chaos", WRITERS + SPARE);
        AtomicIntegerArray versions = new AtomicIntegerArray(STREAMS);
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(Thread.startVirtualThread(new Writer(source, versions, ledger, chance.split(), () -> over)));
        }
        List<Thread> others = List.of(start(source, Trial::holdOpen), start(source, this::cut), start(source, this::readNaively));
        Tail tail = new Log(arena.pool(TAIL, 1)).tail(LogQuery.ALL, 0, this::hear);
        Thread tailing = Thread.startVirtualThread(tail);
        for (int kill = 0; kill < KILLS; kill++) {
            Thread.sleep(length.dividedBy(KILLS + 1));
            told.accept("PostgreSQL is killed");
            arena.kill();
            arena.revive();
            told.accept("PostgreSQL is back");
        }
        Thread.sleep(length.dividedBy(KILLS + 1));
        over = true;
        for (Thread writer : writers) {
            writer.join();
        }
        told.accept("The writers have ended");
        List<Verdict.Place> log = Verdict.log(source);
        awaitTail(log.isEmpty() ? 0 : log.getLast().position());
        readersOver = true;
        tail.close();
        tailing.join();
        for (Thread other : others) {
            other.join();
        }
        List<StreamSummary> listed = EventStore.open(source).streams(StreamQuery.ALL, new PageKey.First(), 2 * STREAMS).rows();
        return Verdict.of(ledger, log, new Verdict.Told(tailed, naive, listed), new Verdict.Troubles(KILLS, cuts.get(), away.get()));
    }

    /// What one of the others does again and again until the trial is over, whatever becomes of the server meanwhile.
    @FunctionalInterface
    private interface Turn {
        void with(Connection connection, SplittableRandom chance) throws SQLException, InterruptedException;
    }

    private Thread start(DataSource source, Turn turn) {
        SplittableRandom own = chance.split();
        return Thread.startVirtualThread(() -> {
            while (!readersOver) {
                try (Connection connection = source.getConnection()) {
                    turn.with(connection, own);
                } catch (SQLException _) {
                    Thread.onSpinWait();
                } catch (InterruptedException _) {
                    return;
                }
            }
        });
    }

    /// A transaction that has nothing to do with the log, but an id and a snapshot that are old.
    private static void holdOpen(Connection connection, SplittableRandom chance) throws SQLException, InterruptedException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("select pg_current_xact_id(), count(*) from pg_catalog.pg_class")) {
            statement.execute();
        }
        Thread.sleep(chance.nextInt(1_000, 3_000));
        connection.rollback();
    }

    private void cut(Connection connection, SplittableRandom chance) throws SQLException, InterruptedException {
        Thread.sleep(chance.nextInt(100, 1_500));
        try (PreparedStatement statement = connection.prepareStatement(CUT)) {
            statement.setString(1, TAIL);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                cuts.addAndGet(row.getLong(1));
            }
        }
    }

    private void readNaively(Connection connection, SplittableRandom chance) throws SQLException, InterruptedException {
        try (PreparedStatement statement = connection.prepareStatement(NAIVE)) {
            statement.setLong(1, naive.isEmpty() ? 0 : naive.getLast());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    naive.add(row.getLong(1));
                }
            }
        }
        Thread.sleep(chance.nextInt(1, 20));
    }

    private void hear(Signal signal) {
        switch (signal) {
            case Signal.Events(List<Recorded<String>> events) -> {
                synchronized (tailed) {
                    tailed.addAll(events);
                }
            }
            case Signal.Away _ -> away.incrementAndGet();
            case Signal.SetBack back -> ledger.fault("The tail found the log set back: " + back);
            case Signal.CaughtUp _, Signal.Back _ -> { }
        }
    }

    private void awaitTail(long last) throws InterruptedException {
        long deadline = System.nanoTime() + LAST_WORDS.toNanos();
        while (System.nanoTime() < deadline) {
            synchronized (tailed) {
                if (last == 0 || !tailed.isEmpty() && tailed.getLast().position() >= last) {
                    return;
                }
            }
            Thread.sleep(10);
        }
        ledger.fault("The tail did not come to position " + last + " within " + LAST_WORDS.toSeconds() + " s of the last append");
    }
}
