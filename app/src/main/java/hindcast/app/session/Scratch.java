package hindcast.app.session;

import hindcast.store.StreamId;
import hindcast.store.scale.BareRead;
import hindcast.store.scale.Databases;
import hindcast.store.scale.LargeStore;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/// A store of its own on the server of another one, to be measured and thrown away: a database beside the user's, which is never touched.
/// It is dropped when it is closed or the program is told to end. What a program that was killed has left, the next one drops.
public final class Scratch implements AutoCloseable {
    private static final String PASSING = Databases.PREFIX + "run_";

    private final Databases databases;
    private final String name;
    private final Session session;
    private final AtomicBoolean kept = new AtomicBoolean();
    private final Thread ending = new Thread(this::drop, "drop what was measured");

    private Scratch(Databases databases, String name, Session session) {
        this.databases = databases;
        this.name = name;
        this.session = session;
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /// A new one.
    ///
    /// @throws hindcast.store.StoreException.Denied when the user may not create databases there
    public static Scratch fresh(Session beside) {
        Databases databases = new Databases(beside.source());
        databases.unused(PASSING).forEach(databases::drop);
        String name = PASSING + UUID.randomUUID().toString().replace("-", "");
        databases.create(name);
        return open(beside, databases, name);
    }

    /// The one of a name, which a run before may have kept.
    ///
    /// @param purpose lower-case letters, digits and underscores; the database's name ends so
    /// @throws hindcast.store.StoreException.Denied when the user may not create databases there
    public static Scratch named(Session beside, String purpose) {
        Databases databases = new Databases(beside.source());
        String name = Databases.PREFIX + purpose;
        if (!databases.exists(name)) {
            databases.create(name);
        }
        return open(beside, databases, name);
    }

    private static Scratch open(Session beside, Databases databases, String name) {
        try {
            Target.Postgres target = beside.database();
            Session session = Session.create(new Target.Postgres(target.connection().withDatabase(name), target.password()));
            return new Scratch(databases, name, session);
        } catch (RuntimeException failed) {
            databases.drop(name);
            throw failed;
        }
    }

    /// The database's name.
    public String name() {
        return name;
    }

    /// The store in it.
    public Session session() {
        return session;
    }

    /// Fills it with made-up streams, unless it holds events from an earlier run.
    ///
    /// @param written told how many events are on their way
    public void fill(LargeStore.Size size, LongConsumer written) {
        if (session.store().head() == 0) {
            LargeStore.fill(session.source(), size, written);
        }
    }

    /// Reads a stream with nothing but JDBC and Jackson.
    ///
    /// @return how large it was
    public long bareRead(StreamId stream) {
        return new BareRead(session.source()).of(stream);
    }

    /// From now on it stays when it is closed.
    public void keep() {
        kept.set(true);
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
}
