package hindcast.app.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/// How many events a second came lately: in the last five seconds, or since it began where that is less.
final class Rate {
    private static final long SPAN = TimeUnit.SECONDS.toNanos(5);
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    /// Events that came together.
    private record Some(long nanos, long count) {
    }

    private final Deque<Some> lately = new ArrayDeque<>();
    private final long since;
    private long sum;

    /// @param now the time, in nanoseconds from any start
    Rate(long now) {
        since = now;
    }

    void add(long count, long now) {
        if (count > 0) {
            lately.addLast(new Some(now, count));
            sum += count;
        }
    }

    double perSecond(long now) {
        while (!lately.isEmpty() && now - lately.getFirst().nanos() > SPAN) {
            sum -= lately.removeFirst().count();
        }
        return sum * SECOND / Math.clamp(now - since, (long) SECOND, SPAN);
    }
}
