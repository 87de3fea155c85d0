package hindcast.store.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/// The recorded times of a stream, to the microsecond, and the rule that turns a time into a version: the version in force at T is
/// the last one whose *running maximum* of recorded times is at or before T. Times run backwards in real stores; to filter events by
/// time would fold v4 without v3.
///
/// Filled by one thread; what others read is [#frozen()].
final class Times {
    private final Versions inversions;
    private int count;
    private long[] micros;
    private long[] maxima;

    Times() {
        this(new Versions(), 0, new long[16], new long[16]);
    }

    private Times(Versions inversions, int count, long[] micros, long[] maxima) {
        this.inversions = inversions;
        this.count = count;
        this.micros = micros;
        this.maxima = maxima;
    }

    /// The times that are there now. It shares what it is made of, to which is only added behind its end.
    Times frozen() {
        return new Times(inversions.frozen(), count, micros, maxima);
    }

    int count() {
        return count;
    }

    void add(Instant time) {
        if (count == micros.length) {
            resize(count * 2);
        }
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        micros[count] = now;
        maxima[count] = count == 0 ? now : Math.max(maxima[count - 1], now);
        count++;
        if (count > 1 && now < micros[count - 2]) {
            inversions.append(count);
        }
    }

    /// Gives back the room that was made for times to come.
    void trim() {
        resize(Math.max(1, count));
    }

    private void resize(int length) {
        micros = Arrays.copyOf(micros, length);
        maxima = Arrays.copyOf(maxima, length);
    }

    long micros(int version) {
        return micros[version - 1];
    }

    Instant at(int version) {
        return Instant.EPOCH.plus(micros[version - 1], ChronoUnit.MICROS);
    }

    int versionAt(Instant time) {
        int version = 0;
        int beyond = count + 1;
        while (beyond - version > 1) {
            int middle = version + beyond >>> 1;
            if (maximum(middle).isAfter(time)) {
                beyond = middle;
            } else {
                version = middle;
            }
        }
        return version;
    }

    List<Integer> inversions() {
        return inversions;
    }

    private Instant maximum(int version) {
        return Instant.EPOCH.plus(maxima[version - 1], ChronoUnit.MICROS);
    }
}
