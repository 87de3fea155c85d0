package hindcast.app.projections.rebuild.course;

import java.util.ArrayList;
import java.util.List;

/// How quickly a rebuild reads, over its course: a rate for each stretch of events. However long it takes, there are no more stretches than are drawn.
public final class Throughput {
    private static final int MOST = 400;
    private static final double SECOND = 1e9;

    private final List<Stretch> stretches = new ArrayList<>();
    private long shortest;
    private long since;
    private long before;

    /// Some events in a row; the first one of all has none, and tells where the others begin.
    ///
    /// @param events how many were read at its end
    /// @param rate   events a second
    public record Stretch(long events, double rate) {
    }

    /// @param now      in nanoseconds
    /// @param events   read so far, before this window went on
    /// @param shortest how long a stretch is at least, in nanoseconds
    Throughput(long now, long events, long shortest) {
        this.since = now;
        this.before = events;
        this.shortest = shortest;
    }

    /// So many events are read by now.
    void at(long now, long events) {
        if (now - since >= shortest && events > before) {
            double rate = (events - before) * SECOND / (now - since);
            if (stretches.isEmpty()) {
                stretches.add(new Stretch(before, rate));
            }
            stretches.add(new Stretch(events, rate));
            since = now;
            before = events;
            if (stretches.size() >= MOST) {
                halve();
            }
        }
    }

    /// By events.
    List<Stretch> stretches() {
        return List.copyOf(stretches);
    }

    private void halve() {
        for (int i = stretches.size() - 2; i > 0; i -= 2) {
            stretches.remove(i);
        }
        shortest *= 2;
    }
}
