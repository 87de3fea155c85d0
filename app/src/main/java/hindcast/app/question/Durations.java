package hindcast.app.question;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Durations as CEL writes them, `1h30m`, `2.5s`, `500ms`, and in days: `2d`.
final class Durations {
    private static final Pattern WHOLE = Pattern.compile("-?([0-9]{1,9}(\\.[0-9]{1,9})?(d|h|m|s|ms|us|ns))+");
    private static final Pattern PIECE = Pattern.compile("([0-9.]+)([a-z]+)");

    private Durations() {
    }

    /// The duration that a text says; null when it says none.
    static @Nullable Duration read(String text) {
        if (!WHOLE.matches(text)) {
            return null;
        }
        Duration sum = Duration.ZERO;
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            sum = sum.plusNanos(new BigDecimal(piece.group(1)).multiply(BigDecimal.valueOf(unit(piece.group(2)).toNanos())).longValue());
        }
        return text.startsWith("-") ? sum.negated() : sum;
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "d" -> Duration.ofDays(1);
            case "h" -> Duration.ofHours(1);
            case "m" -> Duration.ofMinutes(1);
            case "s" -> Duration.ofSeconds(1);
            case "ms" -> Duration.ofMillis(1);
            case "us" -> Duration.ofNanos(1_000);
            default -> Duration.ofNanos(1);
        };
    }
}
