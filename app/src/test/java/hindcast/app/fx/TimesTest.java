package hindcast.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times as the window writes them.
final class TimesTest {
    private static final Instant THEN = Instant.parse("2026-11-19T13:02:11.532Z");
    private final Times times = new Times(ZoneId.of("Europe/Berlin"), Clock.fixed(Instant.parse("2026-11-20T09:30:00Z"), ZoneOffset.UTC));

    @Test
    void aFullTimeNamesItsOffset() {
        assertEquals("2026-11-19 14:02:11.532 +01:00", times.full(THEN));
    }

    @Test
    void utcIsAnOffsetLikeAnyOther() {
        times.zone().set(ZoneOffset.UTC);
        assertEquals("2026-11-19 13:02:11.532 +00:00", times.full(THEN));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T09:29:59Z, 10:29:59", "2026-11-19T22:59:59Z, 19 Nov", "2026-11-19T23:00:00Z, 00:00:00", "2025-11-20T09:30:00Z, 20 Nov 2025"})
    void theBriefFormSaysNoMoreThanIsNeeded(Instant instant, String brief) {
        assertEquals(brief, times.brief(instant, times.now()));
    }

    @Test
    void anAgeHasTwoUnits() {
        assertEquals("20 h 27 m ago", times.age(THEN));
    }

    @ParameterizedTest
    @CsvSource({"PT0.412S, 412 ms", "PT59S, 59 s", "PT2M8S, 2 m 8 s", "PT76H, 3 d 4 h", "PT24H, 1 d 0 h", "P99DT23H, 99 d 23 h", "P373DT5H, 373 d"})
    void aSpanHasItsTwoLargestUnits(Duration span, String words) {
        assertEquals(words, Times.span(span));
    }
}
