package hindcast.app.time;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.time.temporal.ChronoUnit.WEEKS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a moment from what people type: `2026-11-19T14:02:00Z`, `2026-11-19 14:02+01:00`, `2026-11-19 14:02`, `2026-11-19`, `14:02`,
/// `yesterday 14:00`, `today`, `now`, `3 days ago`, `v8`. A time without an offset is read in the zone given, a date without a time is its
/// beginning, a time without a date is today's.
///
/// @param zone where times without an offset are
/// @param now  what today, yesterday and ago are counted from
public record MomentText(ZoneId zone, Instant now) {
    /// What a sentence that refuses a text suggests.
    private static final String SUCH_AS = "2026-11-19 14:02, 2026-11-19T14:02:00Z, yesterday 14:00 or 3 hours ago";

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("H:mm[:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("]")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-M-d[[' ']['T']")
            .append(TIME)
            .appendPattern("[' ']")
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .appendPattern("['['VV']']]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern VERSION = Pattern.compile("v\\s*(\\d{1,9})");
    private static final Pattern DAY = Pattern.compile("(today|yesterday)(?:\\s+(?:at\\s+)?(\\S+))?");
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})\\s*(second|minute|hour|day|week)s?\\s+ago");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("second", SECONDS, "minute", MINUTES, "hour", HOURS, "day", DAYS, "week", WEEKS);

    /// Reads a time or a version.
    ///
    /// @throws IllegalArgumentException with a sentence that names what can be written
    public Moment moment(String text) {
        Matcher version = VERSION.matcher(text.strip().toLowerCase(Locale.ROOT));
        return version.matches() ? new Moment.AtVersion(Integer.parseInt(version.group(1))) : new Moment.At(instant(text));
    }

    /// Reads a time.
    ///
    /// @throws IllegalArgumentException with a sentence that names what can be written
    public Instant instant(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        Matcher day = DAY.matcher(words);
        Matcher ago = AGO.matcher(words);
        try {
            if (words.equals("now")) {
                return now;
            }
            if (ago.matches()) {
                return now.atZone(zone).minus(Long.parseLong(ago.group(1)), UNITS.get(ago.group(2))).toInstant();
            }
            if (day.matches()) {
                LocalTime time = day.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(day.group(2), TIME);
                return today().minusDays(day.group(1).equals("today") ? 0 : 1).atTime(time).atZone(zone).toInstant();
            }
            return written(text.strip());
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("\"" + text + "\" is no time that Hindcast can read; write one such as " + SUCH_AS, unreadable);
        }
    }

    private Instant written(String text) {
        if (text.indexOf('-') < 0) {
            return today().atTime(LocalTime.parse(text, TIME)).atZone(zone).toInstant();
        }
        return switch (DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from)) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            case LocalDate date -> date.atStartOfDay(zone).toInstant();
            default -> throw new DateTimeException("No date: " + text);
        };
    }

    private LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }
}
