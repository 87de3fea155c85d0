package hindcast.app.timeline.travel;

import java.util.concurrent.CancellationException;

/// How far the reading of a stream has come, and the way to end it. Written by one thread, read by the one that draws.
public final class Reading {
    private volatile int events;
    private volatile int total;
    private volatile boolean cancelled;

    /// Says how many events there will be.
    public void total(int expected) {
        total = expected;
    }

    /// Counts one more event.
    ///
    /// @throws CancellationException when nobody waits for it any more
    public void read(int version) {
        if (cancelled) {
            throw new CancellationException();
        }
        events = version;
    }

    /// Nobody waits for it any more.
    public void cancel() {
        cancelled = true;
    }

    /// How many events were read.
    public int events() {
        return events;
    }

    /// From 0 to 1; negative while nobody knows.
    public double fraction() {
        return total == 0 ? -1 : (double) events / total;
    }
}
