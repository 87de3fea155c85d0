package hindcast.store.projection.lag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.store.projection.lag.Course.Point;
import hindcast.store.projection.lag.Status.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rates and times of a projection, as they follow from a few looks.
final class CourseTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Course course = new Course(List.of());

    private void look(int second, long checkpoint, long handled, long behind) {
        course.add(new Point(NOON.plusSeconds(second), checkpoint, handled, 1_000 - checkpoint, behind), Level.FINE);
    }

    @Test
    void theRateIsThatOfTheLastMinute() {
        look(0, 0, 0, 1_000);
        look(60, 600, 600, 400);
        look(120, 900, 900, 100);

        assertEquals(5.0, course.rate());
        assertEquals(Optional.of(Duration.ofSeconds(20)), course.eta());
    }

    @Test
    void whoDoesNotComeNearerHasNoTimeOfArrival() {
        course.add(new Point(NOON, 100, 100, 50, 50), Level.FINE);
        course.add(new Point(NOON.plusSeconds(10), 200, 200, 60, 60), Level.FINE);

        assertEquals(10.0, course.rate());
        assertEquals(Optional.empty(), course.eta());
    }

    @Test
    void aStandstillBeginsWithTheLastMove() {
        look(0, 10, 10, 5);
        look(100, 20, 20, 5);
        look(200, 20, 20, 6);

        assertEquals(NOON.plusSeconds(100), course.progressedAt());
    }

    @Test
    void oneLookAloneIsNoAlarm() {
        course.add(new Point(NOON, 0, 0, 9, 9), Level.CRITICAL);
        assertEquals(Level.FINE, course.level());
        course.add(new Point(NOON.plusSeconds(1), 0, 0, 9, 9), Level.CRITICAL);
        assertEquals(Level.CRITICAL, course.level());
        course.add(new Point(NOON.plusSeconds(2), 0, 0, 9, 9), Level.WARNING);
        assertEquals(Level.WARNING, course.level());
    }

    @Test
    void halfAnHourIsShownInStepsOfTenSeconds() {
        for (int second = 0; second <= 3_600; second++) {
            look(second, second, second, 1);
        }

        List<Sample> trend = course.trend();

        assertEquals(181, trend.size());
        assertEquals(NOON.plusSeconds(1_800), trend.getFirst().at());
        assertEquals(NOON.plusSeconds(3_600), trend.getLast().at());
    }

    @Test
    void anotherGenerationBeginsAnew() {
        look(0, 500, 500, 1);
        look(10, 0, 0, 900);

        assertEquals(0.0, course.rate());
        assertEquals(1, course.trend().size());
    }
}
