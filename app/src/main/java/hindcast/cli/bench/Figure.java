package hindcast.cli.bench;

import org.jspecify.annotations.Nullable;

/// Something that was measured, with what it is compared to.
///
/// @param name   what was measured
/// @param limit  what was measured beside it, in the same run
/// @param target what must not be exceeded; null where nothing was promised
record Figure(String name, double value, String unit, Limit limit, @Nullable Target target) {
    /// A measure of this machine at this hour, which no program can expect to beat by much: it tells a slow program from a slow day.
    ///
    /// @param value in the unit of the figure
    /// @param words what it is
    record Limit(double value, String words) {
    }

    /// What was promised.
    ///
    /// @param most  in the unit of the figure
    /// @param words as it was promised
    record Target(double most, String words) {
    }

    /// A time in milliseconds.
    static Figure millis(String name, double value, Limit limit, @Nullable Target target) {
        return new Figure(name, value, "ms", limit, target);
    }

    /// The 50th and the 99th percentile of the limit's samples beside those of the figure's.
    static Figure millis(String name, int percent, Samples samples, Samples limit, String words) {
        return millis(name + ", p" + percent, samples.millis(percent), new Limit(limit.millis(percent), words), null);
    }

    /// The same figure with what was promised about it, in its unit.
    Figure atMost(double most) {
        return new Figure(name, value, unit, limit, new Target(most, "≤ " + Numbers.text(most) + " " + unit));
    }

    /// The same figure, promised to be at most so many times its limit.
    Figure atMostTimes(double times) {
        return new Figure(name, value, unit, limit, new Target(times * limit.value(), "≤ " + Numbers.text(times) + " × limit"));
    }

    /// How many times the limit it is.
    double ratio() {
        return value / limit.value();
    }

    /// Whether what was promised is kept; so it is where nothing was.
    boolean met() {
        return target == null || value <= target.most();
    }
}
