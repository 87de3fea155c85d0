package hindcast.app.timeline.lane;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// When the events of a stream were recorded, in microseconds since 1970. Prepared once, so that every later question takes
/// logarithmic time: a lane is drawn at each frame. Times need not be in the order of versions.
public final class Moments {
    private final long[] recorded;
    private final long[] inForce;
    private final long[] ascending;
    private final int[] ranked;

    private Moments(long[] recorded, long[] inForce, long[] ascending, int[] ranked) {
        this.recorded = recorded;
        this.inForce = inForce;
        this.ascending = ascending;
        this.ranked = ranked;
    }

    /// @param count    how many events there are
    /// @param recorded the time of a version, from 1 to `count`
    public static Moments of(int count, IntToLongFunction recorded) {
        long[] times = IntStream.rangeClosed(1, count).mapToLong(recorded::applyAsLong).toArray();
        long[] highest = times.clone();
        Arrays.parallelPrefix(highest, Math::max);
        if (Arrays.equals(times, highest)) {
            return new Moments(times, times, times, IntStream.rangeClosed(1, count).toArray());
        }
        int[] ranked = IntStream.rangeClosed(1, count)
                .boxed()
                .sorted((one, other) -> Long.compare(times[one - 1], times[other - 1]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] ascending = Arrays.stream(ranked).mapToLong(version -> times[version - 1]).toArray();
        return new Moments(times, highest, ascending, ranked);
    }

    /// The newest version; 0 when there is no event.
    public int count() {
        return recorded.length;
    }

    /// The recorded time of a version.
    public long recorded(int version) {
        return recorded[version - 1];
    }

    /// The time from which a version is in force: the latest time of it and all before it.
    public long inForce(int version) {
        return inForce[version - 1];
    }

    /// The version in force at a time; 0 before the first event.
    public int versionAt(long micros) {
        return behind(inForce, micros);
    }

    /// How many events were recorded before a time.
    public int before(long micros) {
        return behind(ascending, micros - 1);
    }

    /// The time of the event with a rank in time, from 0.
    public long time(int rank) {
        return ascending[rank];
    }

    /// The version of the event with a rank in time, from 0; events of one time rank by version.
    public int version(int rank) {
        return ranked[rank];
    }

    private static int behind(long[] times, long micros) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
