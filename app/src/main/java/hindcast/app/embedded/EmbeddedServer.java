package hindcast.app.embedded;

import hindcast.app.embedded.Server.Postmaster;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// A real PostgreSQL on this machine, held open: it runs until the last holder of any process closes, and each has to.
///
/// A process that ends without closing closes on its way out; one that is killed leaves the server running for the next start to use.
public final class EmbeddedServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Tenancy tenancy;
    private final Postmaster postmaster;
    private final String password;
    private final boolean firstStart;
    private final AtomicBoolean closed = new AtomicBoolean();

    EmbeddedServer(Tenancy tenancy, Postmaster postmaster, String password, boolean firstStart) {
        this.tenancy = tenancy;
        this.postmaster = postmaster;
        this.password = password;
        this.firstStart = firstStart;
    }

    /// Opens the database in a folder: unpacks and creates what is missing, starts the server if it does not run.
    /// Blocks for seconds the first time, for a fraction of one later; interrupting the thread cancels.
    ///
    /// @throws EmbeddedException when there is no database to be had; its message is for the user
    public static EmbeddedServer start(DataFolder folder, Progress progress) {
        return start(folder, progress, PATIENCE);
    }

    /// @param patience how long another process's start or stop, and then the server's start, may take
    static EmbeddedServer start(DataFolder folder, Progress progress, Duration patience) {
        return Tenancy.in(folder).begin(progress, patience);
    }

    /// The JDBC address, without user and password. It stays the same over restarts as long as its port is free.
    public String url() {
        return "jdbc:postgresql://" + Settings.ADDRESS + ":" + postmaster.port() + "/" + Cluster.DATABASE;
    }

    /// The superuser of this server, which belongs to Hindcast alone.
    public String user() {
        return Cluster.USER;
    }

    /// Never to be shown or logged.
    public String password() {
        return password;
    }

    /// Whether this start created the database. A start that was killed later than that is not repeated as a first one.
    public boolean firstStart() {
        return firstStart;
    }

    /// The server's version as PostgreSQL writes it, "18.4".
    public String version() {
        return postmaster.version();
    }

    /// Ends every process of the server in a folder at once, as a crash does: for trials in a folder of their own. The next start recovers.
    public static void crash(DataFolder folder) {
        new Server(folder).kill();
    }

    /// Uses the server no more; the last one stops it, which takes a moment and loses nothing that was committed.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            tenancy.end();
        }
    }
}
