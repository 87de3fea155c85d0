package hindcast.cli.bench.figure;

import org.jspecify.annotations.Nullable;

/// Something that was measured, with what it is compared to.
///
/// @param name   what was measured
/// @param limit  what was measured beside it, in the same run
/// @param target what it must not pass; null where nothing was promised
public record Figure(String name, double value, String unit, Limit limit, @Nullable Target target) {
    /// A measure of this machine at this hour, which no program can expect to beat by much: it tells a slow program from a slow day.
    ///
    /// @param value in the unit of the figure
    /// @param words what it is
    public record Limit(double value, String words) {
    }

    /// What was promised.
    ///
    /// @param bound in the unit of the figure
    /// @param least whether the figure must not be below it; otherwise not above
    /// @param words as it was promised
    public record Target(double bound, boolean least, String words) {
    }

    /// A time in milliseconds.
    public static Figure millis(String name, double value, Limit limit, @Nullable Target target) {
        return new Figure(name, value, "ms", limit, target);
    }

    /// The 50th and the 99th percentile of the limit's samples beside those of the figure's.
    public static Figure millis(String name, int percent, Samples samples, Samples limit, String words) {
        return millis(name + ", p" + percent, samples.millis(percent), new Limit(limit.millis(percent), words), null);
    }

    /// The same figure with what was promised about it, in its unit.
    public Figure atMost(double most) {
        return new Figure(name, value, unit, limit, new Target(most, false, "≤ " + Numbers.text(most) + " " + unit));
    }

    /// The same figure, promised to be at most so many times its limit.
    public Figure atMostTimes(double times) {
        return new Figure(name, value, unit, limit, new Target(times * limit.value(), false, "≤ " + Numbers.text(times) + " × limit"));
    }

    /// The same figure, promised to be at least so many times its limit.
    public Figure atLeastTimes(double times) {
        return new Figure(name, value, unit, limit, new Target(times * limit.value(), true, "≥ " + Numbers.text(times) + " × limit"));
    }

    /// How many times the limit it is.
    public double ratio() {
        return value / limit.value();
    }

    /// Whether what was promised is kept; so it is where nothing was.
    public boolean met() {
        return target == null || (target.least() ? value >= target.bound() : value <= target.bound());
    }
}
