package hindcast.store.projection.run;

import hindcast.store.EventStore;
import hindcast.store.StoreException;
import hindcast.store.jdbc.Db;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.fold.Projector;
import hindcast.store.projection.fold.Projector.Result;
import hindcast.store.projection.fold.Stopped;
import hindcast.store.projection.run.Feed.Stretch;
import hindcast.store.projection.run.ProjectionRunner.Listener;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.Served;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One projection that a runner holds: a thread that brings it forward as long as it may. What the store says of it is told once a second; in between it finds
/// out by itself, because each transaction looks.
final class Work {
    private static final long PATIENCE_MILLIS = 1_000;
    private static final long FIRST_RETRY_MILLIS = 100;
    private static final long LAST_RETRY_MILLIS = 5_000;
    private static final long NOTED_NANOS = 1_000_000_000;

    private final Projection<?, ?, ?> projection;
    private final Db db;
    private final EventStore store;
    private final Feed feed;
    private final Listener listener;
    private final Thread thread;
    private @Nullable Projector<?, ?, ?> projector;
    private @Nullable Served told;
    private boolean asked;
    private volatile boolean ended;

    Work(Projection<?, ?, ?> projection, Db db, EventStore store, Feed feed, Listener listener) {
        this.projection = projection;
        this.db = db;
        this.store = store;
        this.feed = feed;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("projection " + projection.name()).start(this::run);
    }

    /// Tells what the store says.
    ///
    /// @param served null when the projection has no generation
    synchronized void tell(@Nullable Served served) {
        told = served;
        asked = true;
        notifyAll();
    }

    /// Ends it after the events that are being written, and waits for that.
    void end() {
        ended = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long retry = FIRST_RETRY_MILLIS;
        while (!ended) {
            try {
                step();
                retry = FIRST_RETRY_MILLIS;
            } catch (Stopped stopped) {
                projector = null;
                forget();
                listener.stopped(projection.name(), stopped.why().event().position(), stopped.why().reason());
            } catch (StoreException away) {
                if (!ended) {
                    listener.away(away);
                }
                pause(retry);
                retry = Math.min(2 * retry, LAST_RETRY_MILLIS);
            } catch (InterruptedException _) {
                // Whoever interrupts has said that it ends.
                continue;
            }
        }
    }

    private void step() throws InterruptedException {
        if (projector == null) {
            projector = begin();
        } else if (!bring(projector)) {
            projector = null;
            forget();
        }
    }

    private @Nullable Projector<?, ?, ?> begin() throws InterruptedException {
        Served served;
        synchronized (this) {
            while (!asked && !ended) {
                wait();
            }
            served = told;
            asked = false;
        }
        if (ended) {
            return null;
        }
        if (served == null) {
            new Catalogue(db).begin(projection);
            return null;
        }
        boolean current = served.revision() == projection.revision() && served.columns().equals(RowShape.of(projection.row()).signature());
        return current && served.running() && !served.failed() ? Projector.serving(db, store, projection, served) : null;
    }

    private synchronized void forget() {
        asked = false;
    }

    /// @return false when it is not wanted any more
    private boolean bring(Projector<?, ?, ?> now) throws InterruptedException {
        long noted = System.nanoTime();
        while (!ended) {
            feed.await(now.position(), PATIENCE_MILLIS);
            if (feed.ended()) {
                return false;
            }
            Stretch stretch = feed.behind(now.position());
            long own = stretch.events().stream().filter(now::isOwn).count();
            if (own == 0) {
                now.pass(stretch.until());
            }
            if (own > 0 || System.nanoTime() - noted > NOTED_NANOS) {
                noted = System.nanoTime();
                if (now.put(stretch.events(), stretch.until()) == Result.NOT_WANTED) {
                    return false;
                }
                listener.moved(projection.name(), now.position(), own, Duration.ofNanos(System.nanoTime() - noted));
            }
        }
        return true;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            // Whoever interrupts has said that it ends.
            return;
        }
    }
}
