package hindcast.app.projections.lag;

import hindcast.store.projection.lag.Status.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// How a projection went over the last half hour, as lines on a ground of any size. It costs what is drawn, not what was sampled: of all samples that share
/// a pixel the one that is farthest behind is shown.
///
/// @param samples ascending by time
/// @param end     the time at the right edge
public record Trend(List<Sample> samples, Instant end) {
    /// What the ground shows from left to right.
    public static final Duration WINDOW = Duration.ofMinutes(30);

    /// A place on the line.
    ///
    /// @param x from 0 at the left edge
    /// @param y from 0 at the top edge
    public record Point(double x, double y) {
    }

    public Trend {
        samples = List.copyOf(samples);
    }

    /// A trend that ends with its newest sample.
    public static Trend of(List<Sample> samples) {
        return new Trend(samples, samples.isEmpty() ? Instant.EPOCH : samples.getLast().at());
    }

    /// Those that are shown.
    public List<Sample> shown() {
        return samples.stream().filter(sample -> !sample.at().isBefore(end.minus(WINDOW))).toList();
    }

    /// The most events behind that are shown.
    public long highest() {
        return shown().stream().mapToLong(Sample::behind).max().orElse(0);
    }

    /// A line.
    ///
    /// @param value that is drawn of a sample
    /// @param scale what stands at the bottom and the top edge
    public List<Point> line(double width, double height, ToLongFunction<Sample> value, Scale scale) {
        List<Point> line = new ArrayList<>();
        long behind = 0;
        for (Sample sample : shown()) {
            double x = width * (1 - (double) Duration.between(sample.at(), end).toMillis() / WINDOW.toMillis());
            Point point = new Point(x, height * (1 - scale.share(value.applyAsLong(sample))));
            boolean shared = !line.isEmpty() && Math.floor(line.getLast().x()) == Math.floor(x);
            if (!shared) {
                line.add(point);
                behind = sample.behind();
            } else if (sample.behind() > behind) {
                line.set(line.size() - 1, point);
                behind = sample.behind();
            }
        }
        return line;
    }

    /// The values at the edges of the ground.
    ///
    /// @param step from one line of the grid to the next
    public record Scale(long bottom, long top, long step) {
        /// From zero to a round number that is no less than a value.
        public static Scale fromZero(long highest) {
            long top = round(highest);
            return new Scale(0, top, top / 2);
        }

        /// Round numbers around two values.
        public static Scale around(long lowest, long highest) {
            long step = round((highest - lowest + 1) / 2);
            long bottom = Math.floorDiv(lowest, step) * step;
            return new Scale(bottom, Math.max(bottom + step, -Math.floorDiv(-highest, step) * step), step);
        }

        private double share(long value) {
            return (double) (Math.clamp(value, bottom, top) - bottom) / (top - bottom);
        }
    }

    /// A round number that is no less, for the top of a scale: 1, 2 or 5 times a power of ten, at least 10.
    public static long round(long value) {
        long power = 10;
        while (power * 10 <= value) {
            power *= 10;
        }
        return value <= power ? power : value <= 2 * power ? 2 * power : value <= 5 * power ? 5 * power : 10 * power;
    }
}
