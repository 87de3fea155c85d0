package hindcast.app.projections.lag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.projections.Statuses;
import hindcast.app.projections.lag.Trend.Point;
import hindcast.store.projection.lag.Status.Sample;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Half an hour as a line.
final class TrendTest {
    private static final Instant NOW = Statuses.NOW;

    @Test
    void theNewestSampleStandsAtTheRightAndHalfAnHourEarlierAtTheLeft() {
        Trend trend = Trend.of(List.of(new Sample(NOW.minusSeconds(1_800), 0), new Sample(NOW.minusSeconds(900), 50), new Sample(NOW, 100)));
        assertEquals(List.of(new Point(0, 40), new Point(60, 20), new Point(120, 0)), trend.line(120, 40, 100));
    }

    @Test
    void whatIsOlderIsNotShown() {
        Trend trend = Trend.of(List.of(new Sample(NOW.minusSeconds(3_600), 9_000), new Sample(NOW, 10)));
        assertEquals(10, trend.highest());
        assertEquals(List.of(new Point(120, 0)), trend.line(120, 40, 10));
    }

    @Test
    void ofSamplesThatShareAPixelTheHighestIsShown() {
        List<Sample> samples = LongStream.range(0, 1_800)
                .mapToObj(second -> new Sample(NOW.minusSeconds(1_799 - second), second % 100 == 99 ? 70 : 0)).toList();
        List<Point> line = Trend.of(samples).line(60, 70, 70);
        assertEquals(61, line.size());
        assertEquals(18, line.stream().collect(Collectors.groupingBy(Point::y, Collectors.counting())).get(0.0));
    }

    @Test
    void aScaleEndsWithARoundNumber() {
        assertEquals(List.of(10L, 10L, 20L, 50L, 100L, 2_000L, 10_000L),
                LongStream.of(0, 10, 11, 21, 51, 1_204, 10_000).map(Trend::round).boxed().toList());
    }
}
