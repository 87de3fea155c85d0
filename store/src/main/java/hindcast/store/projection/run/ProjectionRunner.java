package hindcast.store.projection.run;

import hindcast.store.EventStore;
import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.jdbc.Db;
import hindcast.store.projection.Projection;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.Served;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// Keeps projections up to date: one thread for each that it holds, and one that follows the log for all of them. Several runners, on one machine or many,
/// share the work; what a runner held that died is taken over within seconds. A server that goes away is waited for.
public final class ProjectionRunner implements AutoCloseable {
    private static final Duration SHARING = Duration.ofSeconds(1);
    private static final Duration NOTED = Duration.ofSeconds(10);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final DataSource source;
    private final Db db;
    private final EventStore store;
    private final List<Projection<?, ?, ?>> projections;
    private final String name;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Work> works = new LinkedHashMap<>();
    private long noted = System.nanoTime();
    private volatile Thread main = Thread.currentThread();

    /// @param source at least two connections more than there are projections
    /// @param name   how the server is to call it
    public ProjectionRunner(DataSource source, EventStore store, List<? extends Projection<?, ?, ?>> projections, String name, Listener listener) {
        this.source = source;
        this.db = new Db(source);
        this.store = store;
        this.projections = List.copyOf(projections);
        this.name = name;
        this.listener = listener;
    }

    /// Hears what a runner does, on its threads.
    public interface Listener {
        /// It took or gave back projections.
        void holds(Set<String> names);

        /// Events were appended to the log, by anybody.
        default void heard(List<Recorded<String>> events) {
        }

        /// Events were folded and written.
        ///
        /// @param position every event up to it is in the rows now
        /// @param events   of the projection's streams; 0 when only the checkpoint has moved
        void moved(String projection, long position, long events, Duration taken);

        /// An event cannot be folded.
        void stopped(String projection, long position, String reason);

        /// The database is away or refuses; it is asked again after a while.
        void away(StoreException why);
    }

    /// Begins, on threads of its own.
    public void start() {
        main = Thread.ofPlatform().name("projections").start(this::run);
    }

    private void run() {
        Duration retry = FIRST_RETRY;
        while (closed.getCount() > 0) {
            try (Hold hold = new Hold(source, name); Feed feed = new Feed(source, listener)) {
                try {
                    while (closed.getCount() > 0 && !feed.ended()) {
                        share(hold, feed);
                        retry = FIRST_RETRY;
                        rest(SHARING);
                    }
                } finally {
                    works.values().forEach(Work::end);
                    works.clear();
                }
            } catch (StoreException away) {
                listener.away(away);
                rest(retry);
                retry = retry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
            }
        }
    }

    private void share(Hold hold, Feed feed) {
        Set<String> held = hold.share(projections.stream().map(Projection::name).toList());
        boolean changed = false;
        for (String gone : works.keySet().stream().filter(name -> !held.contains(name)).toList()) {
            works.remove(gone).end();
            changed = true;
        }
        for (Projection<?, ?, ?> projection : projections) {
            if (held.contains(projection.name()) && !works.containsKey(projection.name())) {
                works.put(projection.name(), new Work(projection, db, store, feed, listener));
                changed = true;
            }
        }
        if (changed) {
            listener.holds(held);
        }
        if (System.nanoTime() - noted > NOTED.toNanos()) {
            noted = System.nanoTime();
            new Catalogue(db).note(held, feed.mark());
        }
        Map<String, Served> served = new Catalogue(db).served();
        works.forEach((projection, work) -> work.tell(served.get(projection)));
    }

    private void rest(Duration time) {
        try {
            closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            closed.countDown();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends it, after the events that are being written. Waits for that.
    @Override
    public void close() {
        closed.countDown();
        if (main != Thread.currentThread()) {
            join(main);
        }
    }
}
