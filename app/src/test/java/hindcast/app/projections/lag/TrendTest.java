package hindcast.app.projections.lag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.projections.Statuses;
import hindcast.app.projections.lag.Trend.Point;
import hindcast.app.projections.lag.Trend.Scale;
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
        Trend trend = Trend.of(List.of(Statuses.sample(NOW.minusSeconds(1_800), 0), Statuses.sample(NOW.minusSeconds(900), 50), Statuses.sample(NOW, 100)));
        assertEquals(List.of(new Point(0, 40), new Point(60, 20), new Point(120, 0)), trend.line(120, 40, Sample::behind, new Scale(0, 100, 50)));
    }

    @Test
    void whatIsOlderIsNotShown() {
        Trend trend = Trend.of(List.of(Statuses.sample(NOW.minusSeconds(3_600), 9_000), Statuses.sample(NOW, 10)));
        assertEquals(10, trend.highest());
        assertEquals(List.of(new Point(120, 0)), trend.line(120, 40, Sample::behind, new Scale(0, 10, 5)));
    }

    @Test
    void ofSamplesThatShareAPixelTheHighestIsShown() {
        List<Sample> samples = LongStream.range(0, 1_800)
                .mapToObj(second -> Statuses.sample(NOW.minusSeconds(1_799 - second), second % 100 == 99 ? 70 : 0)).toList();
        List<Point> line = Trend.of(samples).line(60, 70, Sample::behind, new Scale(0, 70, 35));
        assertEquals(61, line.size());
        assertEquals(18, line.stream().collect(Collectors.groupingBy(Point::y, Collectors.counting())).get(0.0));
    }

    @Test
    void theCheckpointStandsBelowTheMark() {
        Trend trend = Trend.of(List.of(new Sample(NOW.minusSeconds(1_800), 5, 100, 120), new Sample(NOW, 30, 110, 150)));
        Scale scale = Scale.around(100, 150);
        assertEquals(new Scale(100, 150, 50), scale);
        assertEquals(List.of(new Point(0, 60), new Point(120, 0)), trend.line(120, 100, Sample::mark, scale));
        assertEquals(List.of(new Point(0, 100), new Point(120, 80)), trend.line(120, 100, Sample::checkpoint, scale));
    }

    @Test
    void aScaleAroundValuesHasRoundNumbersAndSomeRoom() {
        assertEquals(List.of(new Scale(0, 10, 10), new Scale(40, 50, 10), new Scale(12_400_000, 12_500_000, 50_000)),
                List.of(Scale.around(0, 0), Scale.around(42, 42), Scale.around(12_401_000, 12_481_903)));
    }

    @Test
    void aScaleEndsWithARoundNumber() {
        assertEquals(List.of(10L, 10L, 20L, 50L, 100L, 2_000L, 10_000L),
                LongStream.of(0, 10, 11, 21, 51, 1_204, 10_000).map(Trend::round).boxed().toList());
    }
}
