package hindcast.app.fx;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An instant as a person types it: `2026-11-19 14:02`, `2026-11-19T14:02:11.532+01:00`, `14:02`, `yesterday 14:00`, `now`, `3 h ago`.
/// A day without a time is its last moment, as "what was it on the 19th" asks for the day's end.
public final class When {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendPattern("H:mm[:ss]").optionalStart()
            .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd().toFormatter(Locale.ROOT);
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ').append(TIME).toFormatter(Locale.ROOT);
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder().append(LOCAL).appendPattern("[ ]XXXXX").toFormatter(Locale.ROOT);
    private static final Pattern AGO = Pattern.compile("(\\d{1,6}) ?(s|m|min|h|d|w)( ago)?");
    private static final LocalTime DAY_END = LocalTime.of(23, 59, 59, 999_999_000);

    private When() {
    }

    /// @param zone the zone of times that name none
    /// @return empty when the text is no time
    public static Optional<Instant> parse(String text, ZoneId zone, Instant now) {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        if (typed.equals("now")) {
            return Optional.of(now);
        }
        try {
            return ago(typed, now).or(() -> zoned(typed)).or(() -> Optional.of(local(typed, now.atZone(zone)).atZone(zone).toInstant()));
        } catch (DateTimeException no) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> ago(String typed, Instant now) {
        Matcher matcher = AGO.matcher(typed);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long seconds = switch (matcher.group(2)) {
            case "s" -> 1;
            case "h" -> 3_600;
            case "d" -> 86_400;
            case "w" -> 604_800;
            default -> 60;
        };
        return Optional.of(now.minusSeconds(seconds * Long.parseLong(matcher.group(1))));
    }

    private static Optional<Instant> zoned(String typed) {
        try {
            return Optional.of(OffsetDateTime.parse(typed.replace('t', ' ').toUpperCase(Locale.ROOT), OFFSET).toInstant());
        } catch (DateTimeException local) {
            return Optional.empty();
        }
    }

    private static LocalDateTime local(String typed, ZonedDateTime now) {
        if (typed.startsWith("today") || typed.startsWith("yesterday")) {
            String time = typed.substring(typed.startsWith("t") ? "today".length() : "yesterday".length()).strip();
            LocalDate day = typed.startsWith("t") ? now.toLocalDate() : now.toLocalDate().minusDays(1);
            return day.atTime(time.isEmpty() ? DAY_END : LocalTime.parse(time, TIME));
        }
        if (typed.indexOf('-') < 0) {
            return now.toLocalDate().atTime(LocalTime.parse(typed, TIME));
        }
        return typed.length() <= 10 ? LocalDate.parse(typed).atTime(DAY_END) : LocalDateTime.parse(typed.replace('t', ' '), LOCAL);
    }
}
