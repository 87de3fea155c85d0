package hindcast.store.log;

import hindcast.store.Recorded;
import hindcast.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Follows the log as it grows: each event once, in the order of positions, from where it began. It asks the server, often while events come
/// and seldom while none do; why it is not woken by NOTIFY is in docs/decisions/how-a-tail-is-woken.md. A server that goes away is told,
/// and asked again until it is back; the tail goes on where it was.
///
/// `run()` works until it is closed, on a thread of the caller's.
public final class Tail implements Runnable, AutoCloseable {
    private static final int BATCH = 1_000;
    /// The longer nothing came, the seldomer it asks: a twentieth of the silence more is no long wait for whoever waited for all of it.
    private static final int PARTS_OF_SILENCE = 20;
    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(100);
    /// How long it waits before it asks a server for the first time that has just gone away.
    public static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final LogReader reader;
    private final Consumer<Signal> signal;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean closed;

    /// @param signal told of everything, by the thread that runs the tail; what it throws ends the tail, with the events of that signal not counted
    ///               as delivered
    Tail(LogReader reader, Consumer<Signal> signal) {
        this.reader = reader;
        this.signal = signal;
    }

    /// What a tail tells.
    public sealed interface Signal {
        /// The next events, at least one.
        record Events(List<Recorded<String>> events) implements Signal {
        }

        /// Everything up to the mark was told; what is above it waits for others to commit. Told after each look at the store.
        record CaughtUp(SafeMark mark) implements Signal {
        }

        /// The server does not answer, or answers with an error; nothing is lost.
        ///
        /// @param again after which time it is asked again
        record Away(StoreException why, Duration again) implements Signal {
        }

        /// The server answers again.
        record Back() implements Signal {
        }

        /// The log ends before the place where the tail stands: the store was set back to an earlier state, or the place was never there.
        /// Other events may come to stand at positions that were told already, so the tail has ended.
        ///
        /// @param position where it stands
        /// @param head     where the log ends
        record SetBack(long position, long head) implements Signal {
        }
    }

    /// Follows until it is closed, its thread is interrupted, or the log was set back.
    @Override
    public void run() {
        long heardAt = System.nanoTime();
        Duration retry = Duration.ZERO;
        while (!closed) {
            try {
                List<Recorded<String>> events = reader.next(BATCH);
                tell(events, !retry.isZero());
                retry = Duration.ZERO;
                heardAt = events.isEmpty() ? heardAt : System.nanoTime();
                if (reader.atMark()) {
                    sleep(pause(Duration.ofNanos(System.nanoTime() - heardAt)));
                }
            } catch (StoreException away) {
                retry = retry.isZero() ? FIRST_RETRY : shorter(retry.multipliedBy(2), LAST_RETRY);
                signal.accept(new Signal.Away(away, retry));
                // Those that lost the same server do not all come back at the same instant.
                sleep(retry.plusMillis(ThreadLocalRandom.current().nextLong(1 + retry.toMillis() / 4)));
            }
        }
    }

    /// Asks at once, because somebody knows that there is something.
    public void nudge() {
        bell.release();
    }

    /// Ends it, at the next event or look; may be called by any thread.
    @Override
    public void close() {
        closed = true;
        bell.release();
    }

    private void tell(List<Recorded<String>> events, boolean back) {
        SafeMark mark = reader.mark();
        if (back) {
            signal.accept(new Signal.Back());
        }
        if (mark.head() < reader.position()) {
            closed = true;
            signal.accept(new Signal.SetBack(reader.position(), mark.head()));
            return;
        }
        if (!events.isEmpty()) {
            signal.accept(new Signal.Events(events));
        }
        if (reader.atMark()) {
            signal.accept(new Signal.CaughtUp(mark));
        }
    }

    private void sleep(Duration pause) {
        try {
            if (bell.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException _) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    private static Duration pause(Duration silence) {
        Duration part = silence.dividedBy(PARTS_OF_SILENCE);
        return part.compareTo(SHORTEST) < 0 ? SHORTEST : shorter(part, LONGEST);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
