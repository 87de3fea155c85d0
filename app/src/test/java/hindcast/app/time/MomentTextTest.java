package hindcast.app.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Times and versions as people type them.
final class MomentTextTest {
    private static final MomentText BERLIN = new MomentText(ZoneId.of("Europe/Berlin"), Instant.parse("2026-11-20T09:30:00Z"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-19T14:02:00Z, 2026-11-19T14:02:00Z",
        "2026-11-19T14:02:00.123456Z, 2026-11-19T14:02:00.123456Z",
        "2026-11-19T14:02+02:00, 2026-11-19T12:02:00Z",
        "2026-11-19 14:02:30 +02, 2026-11-19T12:02:30Z",
        "2026-11-19t14:02z, 2026-11-19T14:02:00Z",
        "2026-11-19T14:02-05:00[America/New_York], 2026-11-19T19:02:00Z",
        "2026-11-19 14:02, 2026-11-19T13:02:00Z",
        "2026-07-19 14:02, 2026-07-19T12:02:00Z",
        "2026-11-19, 2026-11-18T23:00:00Z",
        "2026-1-9 7:05, 2026-01-09T06:05:00Z",
        "' 14:02 ', 2026-11-20T13:02:00Z",
        "yesterday 14:00, 2026-11-19T13:00:00Z",
        "Yesterday at 14:00:05, 2026-11-19T13:00:05Z",
        "yesterday, 2026-11-18T23:00:00Z",
        "today 07:00, 2026-11-20T06:00:00Z",
        "now, 2026-11-20T09:30:00Z",
        "3 hours ago, 2026-11-20T06:30:00Z",
        "1 day ago, 2026-11-19T09:30:00Z"
    })
    void aTimeIsRead(String text, Instant expected) {
        assertEquals(new Moment.At(expected), BERLIN.moment(text));
    }

    @ParameterizedTest
    @CsvSource({"v8, 8", "V 120, 120", "v0, 0"})
    void aVersionIsRead(String text, int expected) {
        assertEquals(new Moment.AtVersion(expected), BERLIN.moment(text));
    }

    @Test
    void aDayAgoIsTheSameTimeOfDayAlsoOverAChangeOfClocks() {
        MomentText afterTheChange = new MomentText(ZoneId.of("Europe/Berlin"), Instant.parse("2026-10-25T11:00:00Z"));
        assertEquals(Instant.parse("2026-10-24T10:00:00Z"), afterTheChange.instant("1 day ago"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-02-30", "2026-11-19 25:00", "2026-11-19T14", "v", "yesterday noon", "14:02:99", "-1"})
    void whatIsNoTimeIsRefusedWithExamples(String text) {
        String refusal = assertThrows(IllegalArgumentException.class, () -> BERLIN.moment(text)).getMessage();
        assertEquals(
                "\"" + text + "\" is no time that Hindcast can read; write one such as 2026-11-19 14:02, 2026-11-19T14:02:00Z,"
                        + " yesterday 14:00 or 3 hours ago",
                refusal);
    }
}
