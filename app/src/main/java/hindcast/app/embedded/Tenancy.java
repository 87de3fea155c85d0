package hindcast.app.embedded;

import hindcast.app.embedded.Server.Postmaster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// This process's use of one data folder: however many [EmbeddedServer]s it has open, other processes see one user of the server.
///
/// The map is static because file locks are: the system gives them to a process, not to an object.
final class Tenancy {
    private static final System.Logger LOG = System.getLogger(Tenancy.class.getName());
    private static final Map<Path, Tenancy> BY_FOLDER = new ConcurrentHashMap<>();
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final double UNPACKED = 0.55;
    private static final double CREATED = 0.9;

    private final DataFolder folder;
    private final Locks locks;
    private final Server server;
    private final ReentrantLock mutex = new ReentrantLock();
    private int open;

    private Tenancy(DataFolder folder) {
        this.folder = folder;
        this.locks = new Locks(folder);
        this.server = new Server(folder);
        // A process that is ended without closing stops the server all the same, if it was the last.
        Runtime.getRuntime().addShutdownHook(new Thread(this::endAll, "stop " + folder.path()));
    }

    /// The one tenancy of this process in a folder, which is created if it is not there.
    static Tenancy in(DataFolder folder) {
        return BY_FOLDER.computeIfAbsent(folder.created().path(), path -> new Tenancy(new DataFolder(path)));
    }

    /// Opens the server once more, and starts it if it does not run.
    EmbeddedServer begin(Progress progress, Duration patience) {
        mutex.lock();
        try (Locks.Turn _ = locks.turn(patience, () -> progress.step("Waiting for another Hindcast that starts or stops the database", 0))) {
            Cluster cluster = new Cluster(folder);
            boolean first = !cluster.exists();
            Optional<Postmaster> running = server.ready();
            Postmaster postmaster = running.isPresent() ? running.get() : bringUp(cluster, progress, patience);
            EmbeddedServer opened = new EmbeddedServer(this, postmaster, cluster.password(), first);
            progress.step("PostgreSQL " + opened.version() + " is ready", 1);
            if (open == 0) {
                locks.enter();
            }
            open++;
            return opened;
        } catch (IOException | EmbeddedException e) {
            throw explained(e);
        } finally {
            mutex.unlock();
        }
    }

    private EmbeddedException explained(Exception failure) {
        if (Thread.currentThread().isInterrupted()) {
            return Trouble.cancelled(failure);
        }
        return failure instanceof EmbeddedException told ? told : Trouble.with(folder, (IOException) failure);
    }

    private Postmaster bringUp(Cluster cluster, Progress progress, Duration patience) throws IOException {
        Binaries carried = Binaries.carried();
        if (cluster.exists()) {
            cluster.requireVersion(carried.majorVersion());
        }
        Programs programs = carried.in(folder, part -> progress.step("Unpacking PostgreSQL " + carried.release(), part * UNPACKED));
        programs.requireAllowed();
        if (!cluster.exists()) {
            progress.step("Creating the database", UNPACKED);
            server.endRemnants();
            cluster.create(programs);
        }
        progress.step(server.wasKilled() ? "Recovering the database after an interruption" : "Starting PostgreSQL", CREATED);
        return server.up(programs, patience);
    }

    /// Closes one; the last of the last process stops the server.
    void end() {
        close(1);
    }

    private void endAll() {
        close(Integer.MAX_VALUE);
    }

    private void close(int most) {
        // An interrupted thread cannot use file locks, and would leave the server running.
        boolean interrupted = Thread.interrupted();
        mutex.lock();
        try {
            boolean used = open > 0;
            open = Math.max(0, open - most);
            if (used && open == 0) {
                leave();
            }
        } finally {
            mutex.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void leave() {
        try (Locks.Turn _ = locks.turn(STOP_PATIENCE, () -> { })) {
            if (locks.leave()) {
                server.down();
            }
        } catch (IOException | EmbeddedException e) {
            LOG.log(System.Logger.Level.WARNING, "The database in " + folder.path() + " was not stopped; the next start uses it as it runs", e);
        }
    }
}
