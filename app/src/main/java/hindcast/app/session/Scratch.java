package hindcast.app.session;

import com.zaxxer.hikari.HikariDataSource;
import hindcast.store.EventStore;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.projection.Projection;
import hindcast.store.projection.SingleStream;
import hindcast.store.scale.BareCopy;
import hindcast.store.scale.BareInsert;
import hindcast.store.scale.BareRead;
import hindcast.store.scale.BareRebuild;
import hindcast.store.scale.Databases;
import hindcast.store.scale.LargeStore;
import hindcast.store.scale.ReadModelDelay;
import hindcast.store.scale.TailDelay;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/// A store of its own on the server of another one, to be measured and thrown away: a database beside the user's, which is never touched.
/// It is dropped when it is closed or the program is told to end. What a program that was killed has left, the next one drops.
public final class Scratch implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Scratch.class.getName());
    private static final String PASSING = Databases.PREFIX + "run_";

    private final Databases databases;
    private final String name;
    private final Session session;
    private final AtomicBoolean kept = new AtomicBoolean();
    private final Thread ending = new Thread(this::dropInTime, "drop what was measured");

    private Scratch(Databases databases, String name, Session session) {
        this.databases = databases;
        this.name = name;
        this.session = session;
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /// A new one, dropped when it is closed.
    ///
    /// @throws hindcast.store.StoreException.Denied when the user may not create databases there
    public static Scratch fresh(Session beside) {
        return fresh(swept(beside), beside);
    }

    /// The one of a size, filled: one that was kept before, or a new one.
    ///
    /// @param keep    whether it stays when it is closed; otherwise it goes, also when it was kept before
    /// @param written told how many events are on their way to a new one
    /// @throws hindcast.store.StoreException.Denied when the user may not create databases there
    public static Scratch filled(Session beside, LargeStore.Size size, boolean keep, LongConsumer written) {
        Databases databases = swept(beside);
        String name = Databases.PREFIX + "list_%d_%d".formatted(size.streams(), size.events());
        boolean there = databases.exists(name);
        if (!there && keep) {
            databases.create(name);
        }
        Scratch scratch = there || keep ? new Scratch(databases, name, session(beside, name)) : fresh(databases, beside);
        try {
            if (scratch.session().store().head() == 0) {
                LargeStore.fill(scratch.session().source(), size, written);
            }
        } catch (RuntimeException failed) {
            scratch.close();
            throw failed;
        }
        scratch.kept.set(keep);
        return scratch;
    }

    private static Scratch fresh(Databases databases, Session beside) {
        String name = PASSING + UUID.randomUUID().toString().replace("-", "");
        databases.create(name);
        try {
            return new Scratch(databases, name, session(beside, name));
        } catch (RuntimeException failed) {
            databases.drop(name);
            throw failed;
        }
    }

    private static Databases swept(Session beside) {
        Databases databases = new Databases(beside.source());
        databases.unused(PASSING).forEach(databases::drop);
        return databases;
    }

    private static Session session(Session beside, String name) {
        Target.Postgres target = beside.database();
        return Session.create(new Target.Postgres(target.connection().withDatabase(name), target.password()));
    }

    /// The database's name.
    public String name() {
        return name;
    }

    /// The store in it.
    public Session session() {
        return session;
    }

    /// Reads a stream with nothing but JDBC and Jackson.
    ///
    /// @return how large it was
    public long bareRead(StreamId stream) {
        return new BareRead(session.source()).of(stream);
    }

    /// The store over as many connections as there are writers, and beside it a table for bare rows.
    public Crowd crowd(int writers) {
        Target.Postgres target = session.database();
        HikariDataSource pool = Pool.over(Pool.plain(target), name, writers);
        try {
            return new Crowd(pool, EventStore.open(pool), BareInsert.prepare(pool));
        } catch (RuntimeException failed) {
            pool.close();
            throw failed;
        }
    }

    /// Many connections to what is measured.
    ///
    /// @param durability how durable a commit is, as the server says
    public record Crowd(HikariDataSource pool, EventStore store, String durability) implements AutoCloseable {
        /// A bare writer of so many rows a transaction; closing it gives its connection back.
        public BareInsert bare(int rows, BareInsert.Waking waking) {
            return BareInsert.open(pool, rows, waking);
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    /// Takes the whole log by COPY, and throws it away.
    ///
    /// @return how many bytes it was
    public long bareCopy() {
        return new BareCopy(session.source()).ofEverything();
    }

    /// Reads, decodes and folds the events of a projection over all cores, and writes nothing.
    ///
    /// @return how many they are
    public long bareFold(Projection<?, ?, ?> projection) {
        return new BareRebuild(session.source()).fold(projection);
    }

    /// Writes the row of each event of a projection, one after another, into a table of its own.
    ///
    /// @return how many events they are
    public long bareUpserts(SingleStream<?, ?, ?> projection) {
        return new BareRebuild(session.source()).upsert(projection);
    }

    /// Follows the log while others append to it.
    ///
    /// @param writers how many they are; each has a connection of its own
    /// @return what [TailDelay] says of each event
    public long[] tailDelay(int writers, int appends, Duration pause) throws InterruptedException {
        try (HikariDataSource pool = Pool.over(Pool.plain(session.database()), name, writers + 1)) {
            return new TailDelay(pool).of(writers, appends, pause);
        }
    }

    /// How long events take into the rows of the read models, see [ReadModelDelay].
    public long[] readModelDelay(List<ReadModelDelay.Life> lives, int writers, int appends, Duration pause) throws InterruptedException {
        try (HikariDataSource pool = Pool.over(Pool.plain(session.database()), name, writers + Running.CONNECTIONS)) {
            return new ReadModelDelay(pool, lives, session.projections().all()).of(writers, appends, pause);
        }
    }

    @Override
    public void close() {
        session.close();
        drop();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException _) {
            // The program ends already, and the hook does no harm: what is gone is not dropped again.
            kept.set(true);
        }
    }

    private void drop() {
        if (!kept.getAndSet(true)) {
            databases.drop(name);
        }
    }

    /// An embedded server that is told to end at the same time may be quicker.
    private void dropInTime() {
        try {
            drop();
        } catch (StoreException late) {
            LOG.log(Level.INFO, name + " was not dropped; the next run does so", late);
        }
    }
}
