package hindcast.app.session;

import com.zaxxer.hikari.HikariDataSource;
import hindcast.app.embedded.DataFolder;
import hindcast.app.embedded.EmbeddedServer;
import hindcast.app.embedded.Progress;
import hindcast.domain.Shop;
import hindcast.store.EventStore;
import hindcast.store.Schema;
import hindcast.store.StoreException;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.causes.Causes;
import hindcast.store.log.Log;
import hindcast.store.projection.Bounds;
import hindcast.store.projection.Projection;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.run.ProjectionRunner;
import hindcast.store.question.Search;
import hindcast.store.snapshot.Snapshots;
import hindcast.store.timeline.Aggregates;
import hindcast.store.verify.LogCheck;
import hindcast.store.verify.rows.ReadModelCheck;
import hindcast.store.verify.rows.Repair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One open store: its pool, its log, and the aggregates that the domain knows. A window has one at a time, a command one for its run.
/// Opening and every use of it wait for a database: never on the thread that draws.
public final class Session implements AutoCloseable {
    /// The environment variable that says after how many events a command leaves a snapshot; 0 for never.
    static final String EVERY = "HINDCAST_SNAPSHOTS_EVERY";

    private final Target target;
    private final Target.Postgres database;
    private final HikariDataSource pool;
    private final EventStore store;
    private final Snapshots snapshots;
    private final Aggregates aggregates;
    private final Runnable release;
    private volatile EventStore.Server lastSeen;
    private Optional<Running> running = Optional.empty();

    private Session(Target target, Target.Postgres database, HikariDataSource pool, Runnable release) {
        this.target = target;
        this.database = database;
        this.pool = pool;
        this.store = EventStore.open(pool);
        this.snapshots = new Snapshots(pool, Shop.aggregates(), every(System.getenv(EVERY)));
        this.aggregates = new Aggregates(store, Shop.aggregates(), () -> UUID.randomUUID().toString(), snapshots);
        this.release = release;
        this.lastSeen = store.server();
    }

    /// Opens a store. In the embedded database it is created or brought up to date; in a database of the user's it must be there.
    ///
    /// @param progress hears how far the embedded server's start has come
    /// @throws hindcast.store.StoreException               when nobody answers, the server refuses, or the database holds no store of this
    ///                                                     program ([hindcast.store.StoreException.NotAStore] says what it holds)
    /// @throws hindcast.app.embedded.EmbeddedException     when the embedded server cannot be started
    public static Session open(Target target, Progress progress) {
        return switch (target) {
            case Target.Embedded embedded -> embedded(embedded, progress);
            case Target.Postgres postgres -> over(target, postgres, Pool.plain(postgres), () -> { });
        };
    }

    /// Creates a store in the user's database, or brings an older one up to date, and opens it: only because the user said so.
    ///
    /// @throws hindcast.store.StoreException as for [#open], and when the user may not create tables there
    public static Session create(Target.Postgres target) {
        Schema.migrate(Pool.patient(target));
        return over(target, target, Pool.plain(target), () -> { });
    }

    private static Session embedded(Target.Embedded target, Progress progress) {
        EmbeddedServer server = EmbeddedServer.start(target.folder(), progress);
        try {
            Target.Postgres database = database(server);
            DataSource plain = Pool.plain(database);
            if (!(Schema.inspect(plain) instanceof Schema.State.Ready)) {
                Schema.migrate(Pool.patient(database));
            }
            return over(target, database, plain, server::close);
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    private static Target.Postgres database(EmbeddedServer server) {
        Map<String, String> parameters = PostgresUrl.parameters(server.url().substring("jdbc:".length()));
        Connection connection = Parameters.target(parameters, server.user()).connection().shown("embedded", Environment.LOCAL, "");
        return new Target.Postgres(connection, new Password(server.password()));
    }

    private static Session over(Target target, Target.Postgres database, DataSource plain, Runnable release) {
        // Asked before the pool is there: a pool would keep trying for seconds and hide the reason.
        try {
            EventStore.open(plain);
        } catch (StoreException failed) {
            throw at(database.connection(), failed);
        }
        HikariDataSource pool = Pool.over(plain, database.connection().name());
        try {
            return new Session(target, database, pool, release);
        } catch (RuntimeException failed) {
            pool.close();
            throw failed;
        }
    }

    /// The same failure, with the address where it happened.
    private static StoreException at(Connection connection, StoreException failed) {
        String message = connection.address() + ": " + failed.getMessage();
        return switch (failed) {
            case StoreException.Unreachable _ -> new StoreException.Unreachable(message, failed);
            case StoreException.Denied _ -> new StoreException.Denied(message, failed);
            case StoreException.NotAStore other -> new StoreException.NotAStore(message, other.found());
            case StoreException.Failed _ -> new StoreException.Failed(message, failed);
        };
    }

    /// What was opened.
    public Target target() {
        return target;
    }

    /// The database behind it and how it is shown; for the embedded default, where its server listens.
    public Connection connection() {
        return database.connection();
    }

    public EventStore store() {
        return store;
    }

    /// Its log as a whole: the safe mark, readers, tails.
    public Log log() {
        return new Log(pool);
    }

    /// What caused its events and what they caused.
    public Causes causes() {
        return new Causes(pool);
    }

    /// Its streams as states, and commands upon them, by the rules of the shop.
    public Aggregates aggregates() {
        return aggregates;
    }

    /// The states that its commands go on from, and leave.
    public Snapshots snapshots() {
        return snapshots;
    }

    /// Looks for aggregates in which something is or was so.
    public Search search() {
        return new Search(pool, aggregates::foldOf);
    }

    /// Verifies its log, its list of streams, and what protects them.
    public LogCheck logCheck() {
        return new LogCheck(pool, Shop.aggregates().stream().collect(Collectors.toMap(Aggregate::type, Aggregate::codec)));
    }

    /// Verifies what is served of its read models.
    public ReadModelCheck readModels() {
        return new ReadModelCheck(pool);
    }

    /// Puts single rows of its read models right.
    public Repair repair() {
        return new Repair(pool);
    }

    /// Its read models, as the shop has them, and what is decided about them.
    public Projections projections() {
        return new Projections(pool, Shop.projections());
    }

    /// Keeps all projections up to date beside what else is done here, until the session is closed.
    public synchronized void keepUp(ProjectionRunner.Listener listener) {
        if (running.isEmpty() && !pool.isClosed()) {
            running = Optional.of(run(projections().all(), listener));
        }
    }

    private synchronized void leaveProjections() {
        running.ifPresent(Running::close);
        running = Optional.empty();
    }

    /// Keeps projections up to date until it is closed, over connections of its own.
    public Running run(List<Projection<?, ?, ?>> projections, ProjectionRunner.Listener listener) {
        HikariDataSource connections = Pool.over(Pool.plain(database), database.connection().name() + " projections", Running.CONNECTIONS);
        return new Running(connections, new ProjectionRunner(connections, EventStore.open(connections), projections, Running.name(), listener));
    }

    /// The rebuilds of its read models, until it is closed.
    public Rebuilding rebuilding() {
        Bounds bounds = Bounds.ofMachine();
        HikariDataSource connections = Pool.over(
                Pool.plain(database), database.connection().name() + " rebuilds", bounds.workers() + Rebuilding.FURTHER);
        return new Rebuilding(connections, projections().all(), bounds);
    }

    /// @throws IllegalArgumentException with a sentence when it is no number
    static int every(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return Snapshots.EVERY;
        }
        if (!value.strip().matches("\\d{1,9}")) {
            throw new IllegalArgumentException(EVERY + " is a number of events, or 0 for no snapshots; it is: " + value);
        }
        return Integer.parseInt(value.strip());
    }

    /// The database behind it and its password, for another session on the same server.
    Target.Postgres database() {
        return database;
    }

    /// The connections, for statements that are no business of a store's.
    DataSource source() {
        return pool;
    }

    /// The server, asked now.
    public EventStore.Server server() {
        lastSeen = store.server();
        return lastSeen;
    }

    /// What cannot be done on this server, in a sentence for who has just opened it.
    public Optional<String> notice() {
        return lastSeen.notice();
    }

    /// Whether nothing can be written, as the user wished it or as the server said when it was asked last: a standby may be promoted.
    public boolean readOnly() {
        return database.connection().readOnly() || lastSeen.readOnly();
    }

    /// How long the server takes to answer the smallest question, measured now.
    public Duration latency() {
        long start = System.nanoTime();
        store.server();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Starts the embedded server again when it is gone, killed by somebody or by the system; a user's server is the user's to start.
    ///
    /// @throws hindcast.app.embedded.EmbeddedException when it does not start
    public void revive() {
        if (target instanceof Target.Embedded(DataFolder folder)) {
            // Opened once more it is started where it does not run; this session still holds it open afterwards.
            EmbeddedServer.start(folder, (what, fraction) -> { }).close();
        }
    }

    /// Gives all connections back; an embedded server stops when no other instance uses it.
    @Override
    public void close() {
        try {
            Pool.close(pool);
            leaveProjections();
        } finally {
            release.run();
        }
    }
}
