package hindcast.app.timeline.lane;

import static hindcast.app.timeline.lane.MomentsTest.moments;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Ticks at every scale and in zones whose clocks change.
class TickTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }

    private static List<LocalDateTime> ticks(String from, String to, ZoneId zone) {
        TimeAxis axis = TimeAxis.of(moments(micros(from), micros(to)), 660, Set.of());
        return Tick.of(axis, zone).stream()
                .map(tick -> LocalDateTime.ofInstant(Instant.EPOCH.plus(tick.micros(), ChronoUnit.MICROS), zone))
                .toList();
    }

    @Test
    void theyStandAtRoundTimes() {
        assertEquals(
                List.of("13:30", "13:45", "14:00", "14:15", "14:30", "14:45", "15:00", "15:15"),
                ticks("2026-11-19T13:31:02Z", "2026-11-19T15:19:54Z", ZoneOffset.UTC).stream().map(time -> time.toLocalTime().toString()).toList());
    }

    @Test
    void theyAreRoundInTheZoneThatIsShown() {
        List<LocalTime> shown = ticks("2026-11-19T00:00:00Z", "2026-11-20T12:00:00Z", ZoneId.of("Asia/Kolkata")).stream()
                .map(LocalDateTime::toLocalTime)
                .toList();

        assertTrue(shown.stream().allMatch(time -> time.getMinute() == 0 && time.getHour() % 4 == 0), shown::toString);
    }

    @Test
    void theyStayRoundWhenTheClockIsChanged() {
        for (String day : List.of("2026-03-29", "2026-10-25")) {
            LocalDateTime noon = LocalDateTime.parse(day + "T12:00:00");
            List<LocalDateTime> shown = ticks(noon.minusDays(1) + ":00Z", noon.plusDays(1) + ":00Z", BERLIN);

            assertTrue(shown.stream().allMatch(time -> time.getMinute() == 0 && time.getHour() % 6 == 0), shown::toString);
            assertTrue(shown.contains(noon), shown::toString);
        }
    }

    @Test
    void weeksBeginOnMondaysAndMonthsOnTheFirst() {
        assertTrue(ticks("2026-10-01T00:00:00Z", "2026-11-20T00:00:00Z", BERLIN).stream().allMatch(time -> time.getDayOfWeek().getValue() == 1));
        assertTrue(ticks("2026-01-10T00:00:00Z", "2027-01-20T00:00:00Z", BERLIN).stream().allMatch(time -> time.getDayOfMonth() == 1));
    }

    @Test
    void microsecondsAreTicksToo() {
        assertEquals(
                List.of("13:30:00.000001", "13:30:00.000002", "13:30:00.000003"),
                ticks("2026-11-19T13:30:00.000001Z", "2026-11-19T13:30:00.000003Z", ZoneOffset.UTC).stream()
                        .map(time -> time.toLocalTime().toString())
                        .toList());
    }

    @Test
    void theyAreSixtyPixelsApartAtLeastAndNoneStandsInAGap() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            long[] times = LongStream.iterate(micros("2026-01-01T00:00:00Z"), time -> time + (long) Math.exp(random.nextDouble() * 27))
                    .limit(60)
                    .toArray();
            TimeAxis axis = TimeAxis.of(moments(times), 400 + random.nextInt(1000), Set.of()).zoom(1 + random.nextInt(20), random.nextInt(400));
            List<Tick> ticks = Tick.of(axis, BERLIN);

            for (int i = 1; i < ticks.size(); i++) {
                assertTrue(ticks.get(i).x() - ticks.get(i - 1).x() >= Tick.APART);
            }
            assertTrue(ticks.stream().allMatch(tick -> axis.gapAt(tick.x()).isEmpty()));
            assertTrue(ticks.stream().allMatch(tick -> tick.x() >= -1 && tick.x() <= axis.width() + 1));
        }
    }

    @Test
    void anUnbrokenAxisHasATickAtLeastEachHundredAndFiftyPixels() {
        for (int power = 4; power < 57; power++) {
            TimeAxis axis = TimeAxis.of(moments(0, (1L << power) + 12_345), 660, Set.of());
            List<Tick> ticks = Tick.of(axis, ZoneOffset.UTC);

            for (int i = 1; i < ticks.size(); i++) {
                assertTrue(ticks.get(i).x() - ticks.get(i - 1).x() <= 151, ticks::toString);
            }
            assertTrue(ticks.size() >= 3, ticks::toString);
        }
    }
}
