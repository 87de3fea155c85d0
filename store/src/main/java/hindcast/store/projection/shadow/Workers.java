package hindcast.store.projection.shadow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Threads that do the same work side by side until it is done, while the one who waits for them hears of it. What one of them throws ends the others. The
/// only class of a rebuild that starts threads.
final class Workers {
    private static final long PATIENCE_MILLIS = 500;

    private final Runnable stop;
    private final List<Thread> threads = new ArrayList<>();
    private int left;
    private boolean news;
    private @Nullable RuntimeException failure;

    /// @param stop tells the work to end soon
    Workers(Runnable stop) {
        this.stop = stop;
    }

    /// Works, and waits until all have ended.
    ///
    /// @param told runs on this thread whenever there is news; what it throws ends the work
    void run(int count, Runnable work, Runnable told) {
        left = count;
        for (int number = 1; number <= count; number++) {
            // Not virtual ones: they would be put aside with every few kilobytes that come.
            threads.add(Thread.ofPlatform().daemon().name("rebuild " + number).start(() -> work(work)));
        }
        try {
            while (await()) {
                told.run();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            fail(new CancellationException("The rebuild was interrupted."));
        } finally {
            end();
        }
        if (failure != null) {
            throw failure;
        }
    }

    /// Tells the one who waits that there is something to hear.
    synchronized void news() {
        news = true;
        notifyAll();
    }

    private void work(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            fail(failed);
        } catch (Error failed) {
            fail(new IllegalStateException(failed));
        } finally {
            synchronized (this) {
                left--;
                notifyAll();
            }
        }
    }

    private void fail(RuntimeException failed) {
        synchronized (this) {
            failure = failure == null ? failed : failure;
        }
        stop.run();
    }

    private synchronized boolean await() throws InterruptedException {
        while (left > 0 && !news) {
            wait(PATIENCE_MILLIS);
        }
        boolean any = left > 0 || news;
        news = false;
        return any;
    }

    private void end() {
        stop.run();
        boolean interrupted = Thread.interrupted();
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
