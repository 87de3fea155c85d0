package hindcast.app.timeline.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which version is in force when times run backwards.
class MomentsTest {
    private static final Moments INVERTED = moments(10, 30, 20, 40, 35);

    @Test
    void theVersionInForceIsTheLastWhoseRunningMaximumHasPassed() {
        List<Integer> versions = IntStream.of(9, 10, 20, 29, 30, 39, 40).mapToObj(INVERTED::versionAt).toList();

        assertEquals(List.of(0, 1, 1, 1, 3, 3, 5), versions);
    }

    @Test
    void anEventRecordedTooEarlyIsInForceWithItsPredecessor() {
        assertEquals(30, INVERTED.inForce(3));
        assertEquals(20, INVERTED.recorded(3));
    }

    @Test
    void ranksFollowTimeAndThenVersion() {
        Moments moments = moments(10, 30, 20, 30, 10);

        assertEquals(List.of(1, 5, 3, 2, 4), IntStream.range(0, 5).mapToObj(moments::version).toList());
        assertEquals(List.of(0, 2, 3, 5), IntStream.of(10, 20, 30, 31).mapToObj(moments::before).toList());
    }

    @Test
    void randomTimesAgreeWithASearchFromTheStart() {
        long[] times = new Random(7).longs(500, 0, 300).toArray();
        Moments moments = moments(times);

        for (long time = -1; time <= 300; time++) {
            assertEquals(naiveVersionAt(times, time), moments.versionAt(time));
        }
    }

    @Test
    void aStreamWithoutEventsHasNoVersionAtAnyTime() {
        assertEquals(0, moments().versionAt(Long.MAX_VALUE));
    }

    private static int naiveVersionAt(long[] times, long time) {
        int version = 0;
        while (version < times.length && times[version] <= time) {
            version++;
        }
        return version;
    }

    static Moments moments(long... times) {
        return Moments.of(times.length, version -> times[version - 1]);
    }
}
