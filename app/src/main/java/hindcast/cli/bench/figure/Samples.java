package hindcast.cli.bench.figure;

import java.util.Arrays;

/// Times that the same thing took, one after another. A percentile is one of them, never a value between two.
public final class Samples {
    private static final double NANOS_OF_A_MILLISECOND = 1_000_000;

    private final long[] sorted;

    private Samples(long[] sorted) {
        this.sorted = sorted;
    }

    /// @param nanos at least one
    public static Samples of(long... nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Samples(sorted);
    }

    /// Does something so many times and takes the time of each.
    public static Samples of(int times, Runnable work) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            nanos[i] = nanos(work);
        }
        return of(nanos);
    }

    /// How long something takes, once.
    public static long nanos(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }

    /// The smallest time, in milliseconds, that so many of a hundred do not exceed.
    ///
    /// @param percent 1 to 100; 100 is the longest
    public double millis(int percent) {
        int rank = Math.ceilDiv(sorted.length * percent, 100);
        return sorted[Math.max(rank, 1) - 1] / NANOS_OF_A_MILLISECOND;
    }
}
