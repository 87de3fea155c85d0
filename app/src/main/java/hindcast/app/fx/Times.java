package hindcast.app.fx;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// How instants are written all over the window: in the zone that the user chose, which every full form names.
/// What shows a time listens to [#zone()] and writes it anew.
public final class Times {
    private static final DateTimeFormatter TIME = format("HH:mm:ss.SSS");
    private static final DateTimeFormatter SECOND = format("HH:mm:ss");
    private static final DateTimeFormatter MOMENT = format("d MMM HH:mm:ss.SSS");
    private static final DateTimeFormatter DAY = format("d MMM");
    private static final DateTimeFormatter DAY_OF_YEAR = format("d MMM uuuu");
    private static final DateTimeFormatter OFFSET = format("xxx");
    private static final DateTimeFormatter DATED = format("uuuu-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter FULL = format("uuuu-MM-dd HH:mm:ss.SSS xxx");
    private static final int MANY_DAYS = 100;

    private final ObjectProperty<ZoneId> zone = new SimpleObjectProperty<>(this, "zone");
    private final Clock clock;

    /// @param clock says what is today and how old something is
    public Times(ZoneId zone, Clock clock) {
        this.zone.set(zone);
        this.clock = clock;
    }

    /// The zone in which times are shown and typed.
    public ObjectProperty<ZoneId> zone() {
        return zone;
    }

    /// Now, by the clock that ages are told by.
    public Instant now() {
        return clock.instant();
    }

    /// The time of day to the millisecond: `14:02:11.532`.
    public String time(Instant instant) {
        return TIME.format(in(instant));
    }

    /// Day and time without a year: `19 Nov 14:02:11.532`.
    public String moment(Instant instant) {
        return MOMENT.format(in(instant));
    }

    /// As short as it can be told: `15:19:54` on the day of `today`, `19 Nov` in its year, `19 Nov 2025` elsewhere.
    public String brief(Instant instant, Instant today) {
        ZonedDateTime then = in(instant);
        ZonedDateTime now = in(today);
        DateTimeFormatter format = then.toLocalDate().equals(now.toLocalDate()) ? SECOND : then.getYear() == now.getYear() ? DAY : DAY_OF_YEAR;
        return format.format(then);
    }

    /// Date and time to the millisecond, as they are also typed in the same zone: `2026-11-19 14:02:11.532`.
    public String dated(Instant instant) {
        return DATED.format(in(instant));
    }

    /// Everything, with the offset: `2026-11-19 14:02:11.532 +01:00`.
    public String full(Instant instant) {
        return FULL.format(in(instant));
    }

    /// How far the zone is from UTC at an instant: `+01:00`.
    public String offset(Instant instant) {
        return OFFSET.format(in(instant));
    }

    /// A value of a table as it is shown: numbers grouped, times with their date.
    ///
    /// @param value null for an empty one
    public String value(@Nullable Object value) {
        return switch (value) {
            case null -> Views.text("value.empty");
            case Integer number -> String.format(Locale.ENGLISH, "%,d", number);
            case Long number -> String.format(Locale.ENGLISH, "%,d", number);
            case BigDecimal amount -> String.format(Locale.ENGLISH, "%,." + Math.max(0, amount.scale()) + "f", amount);
            case Instant instant -> dated(instant);
            default -> value.toString();
        };
    }

    /// What hovering over a time shows: the zone of the window, UTC, the local zone, and the age.
    public String hover(Instant instant) {
        return String.join("\n", full(instant) + "  " + zone.get(), FULL.format(instant.atZone(ZoneOffset.UTC)) + "  UTC",
                FULL.format(instant.atZone(ZoneId.systemDefault())) + "  local", age(instant));
    }

    /// How long ago, in its two largest units: `3 d 4 h ago`.
    public String age(Instant instant) {
        Duration age = Duration.between(instant, now());
        return age.isNegative() ? "in " + span(age.negated()) : span(age) + " ago";
    }

    /// A duration in its two largest units: `3 d 4 h`, `2 m 8 s`, `412 ms`. Nobody asks for the hours of months: `373 d`.
    public static String span(Duration span) {
        if (span.toSeconds() == 0) {
            return span.toMillis() + " ms";
        }
        if (span.toDays() >= MANY_DAYS) {
            return span.toDays() + " d";
        }
        long[] parts = {span.toDays(), span.toHoursPart(), span.toMinutesPart(), span.toSecondsPart()};
        String[] units = {" d", " h", " m", " s"};
        int first = 0;
        while (parts[first] == 0) {
            first++;
        }
        String largest = parts[first] + units[first];
        return first < 3 ? largest + " " + parts[first + 1] + units[first + 1] : largest;
    }

    private ZonedDateTime in(Instant instant) {
        return instant.atZone(zone.get());
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
