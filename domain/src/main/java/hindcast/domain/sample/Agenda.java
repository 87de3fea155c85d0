package hindcast.domain.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/// What is going to happen in the sample, and the back-dated clock: it stands at the newest thing that happened.
/// Things of the same time happen in the order in which they were planned.
final class Agenda {
    private record Entry(Instant at, long number, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final Instant end;
    private Instant now;
    private long planned;

    /// @param end nothing happens after it, whatever is planned
    Agenda(Instant start, Instant end) {
        this.now = start;
        this.end = end;
    }

    Instant now() {
        return now;
    }

    /// Plans something for a time; at once when that time has gone by.
    void at(Instant time, Runnable what) {
        if (!time.isAfter(end)) {
            entries.add(new Entry(time.isBefore(now) ? now : time, planned++, what));
        }
    }

    void after(Duration delay, Runnable what) {
        at(now.plus(delay), what);
    }

    /// Lets the next thing happen; false when nothing is left.
    boolean advance() {
        Entry next = entries.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.what().run();
        return true;
    }
}
