package hindcast.app.timeline.lane;

import static hindcast.app.timeline.lane.MomentsTest.moments;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Nothing is lost between the bars.
class HistogramTest {
    @Test
    void eachBarCountsTheEventsAboveIt() {
        Moments moments = moments(LongStream.rangeClosed(0, 20).map(step -> step * 10_000_000).toArray());
        TimeAxis axis = TimeAxis.of(moments, 248, Set.of());

        Histogram histogram = Histogram.of(moments, axis, 40);

        assertArrayEquals(new int[] {2, 4, 4, 4, 4, 3, 0}, histogram.counts());
        assertEquals(4, histogram.greatest());
    }

    @Test
    void everyEventInSightIsCountedOnce() {
        Moments moments = moments(new Random(5).longs(20_000, 0, 1_000_000_000).toArray());

        Histogram histogram = Histogram.of(moments, TimeAxis.of(moments, 660, Set.of()), 13);

        assertEquals(20_000, Arrays.stream(histogram.counts()).sum());
    }
}
