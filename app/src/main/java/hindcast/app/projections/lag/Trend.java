package hindcast.app.projections.lag;

import hindcast.store.projection.lag.Status.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How far behind a projection was over the last half hour, as a line on a ground of any size. It costs what is drawn, not what was sampled: of all samples
/// that share a pixel the highest is shown.
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

    /// The highest value that is shown.
    public long highest() {
        return samples.stream().filter(sample -> !sample.at().isBefore(end.minus(WINDOW))).mapToLong(Sample::behind).max().orElse(0);
    }

    /// The line.
    ///
    /// @param top the value at the top edge, at least 1
    public List<Point> line(double width, double height, long top) {
        List<Point> line = new ArrayList<>();
        for (Sample sample : samples) {
            double x = width * (1 - (double) Duration.between(sample.at(), end).toMillis() / WINDOW.toMillis());
            if (x >= 0) {
                Point point = new Point(x, height * (1 - (double) Math.min(sample.behind(), top) / top));
                boolean shared = !line.isEmpty() && Math.floor(line.getLast().x()) == Math.floor(x);
                if (!shared) {
                    line.add(point);
                } else if (point.y() < line.getLast().y()) {
                    line.set(line.size() - 1, point);
                }
            }
        }
        return line;
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
