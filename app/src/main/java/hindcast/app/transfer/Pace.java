package hindcast.app.transfer;

import java.time.Duration;
import java.util.Locale;

/// How far a transfer has come, and how fast.
///
/// @param events  lines read or events written so far
/// @param done    how much of the whole is done, in its own unit
/// @param whole   how much there is; 0 when nobody knows
/// @param elapsed since it began
public record Pace(long events, long done, long whole, Duration elapsed) {
    /// From 0 to 1; negative when nobody knows how much there is.
    public double fraction() {
        return whole <= 0 ? -1 : Math.min(1, (double) done / whole);
    }

    /// Events a second, from the beginning.
    public long rate() {
        return events * 1_000_000_000L / Math.max(1, elapsed.toNanos());
    }

    /// In words and numbers: "12,400 events · 31,000/s".
    public String words() {
        return String.format(Locale.ROOT, "%,d events · %,d/s", events, rate());
    }
}
