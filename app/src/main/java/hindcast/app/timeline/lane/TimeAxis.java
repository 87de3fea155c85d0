package hindcast.app.timeline.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Time drawn to scale, less the gaps that are collapsed: every expanded stretch has the same scale, every collapsed gap the same
/// width at any zoom. Immutable; zooming and panning give another axis over the same stretches.
public final class TimeAxis {
    /// Room before the first and behind the last event, in pixels.
    static final double MARGIN = 24;

    private static final double CLOSEST = 1;
    private static final long ALONE = 30_000_000;

    private final List<Stretch> stretches;
    private final double[] starts;
    private final double width;
    private final double scale;
    private final double origin;

    private TimeAxis(List<Stretch> stretches, double width, double scale, double origin) {
        this.stretches = stretches;
        this.width = width;
        this.scale = scale;
        this.starts = starts(stretches, scale);
        this.origin = Math.clamp(origin, 0, Math.max(0, end() - width));
    }

    /// All of a stream in a width.
    ///
    /// @param moments at least one event
    /// @param width   in pixels
    /// @param open    the gaps that the user opened, by their `from`
    public static TimeAxis of(Moments moments, double width, Set<Long> open) {
        List<Stretch> stretches = stretches(moments, Gap.collapsible(moments, width - 2 * MARGIN, open));
        return new TimeAxis(stretches, width, fit(stretches, width), 0);
    }

    private static List<Stretch> stretches(Moments moments, List<Gap> gaps) {
        long first = moments.time(0);
        long last = moments.time(moments.count() - 1);
        if (first == last) {
            return List.of(new Stretch(first - ALONE, last + ALONE, false));
        }
        List<Stretch> stretches = new ArrayList<>();
        long from = first;
        for (Gap gap : gaps) {
            stretches.add(new Stretch(from, gap.from(), false));
            stretches.add(new Stretch(gap.from(), gap.to(), true));
            from = gap.to();
        }
        stretches.add(new Stretch(from, last, false));
        return List.copyOf(stretches);
    }

    private static double fit(List<Stretch> stretches, double width) {
        double room = width - 2 * MARGIN - stretches.stream().filter(Stretch::collapsed).count() * Gap.PITCH;
        long expanded = stretches.stream().filter(stretch -> !stretch.collapsed()).mapToLong(Stretch::length).sum();
        return Math.max(room, 1) / expanded;
    }

    private static double[] starts(List<Stretch> stretches, double scale) {
        double[] starts = new double[stretches.size() + 1];
        starts[0] = MARGIN;
        for (int i = 0; i < stretches.size(); i++) {
            starts[i + 1] = starts[i] + stretches.get(i).width(scale);
        }
        return starts;
    }

    private double end() {
        return starts[stretches.size()] + MARGIN;
    }

    /// Where a time is drawn; outside of `0` to [#width()] when it is out of sight.
    public double x(long micros) {
        int index = 0;
        while (index < stretches.size() - 1 && stretches.get(index).to() <= micros) {
            index++;
        }
        Stretch stretch = stretches.get(index);
        if (micros > stretch.to()) {
            return starts[index + 1] + (micros - stretch.to()) * scale - origin;
        }
        double rate = micros < stretch.from() ? scale : stretch.rate(scale);
        return starts[index] + (micros - stretch.from()) * rate - origin;
    }

    /// The time that is drawn at a place.
    public long time(double x) {
        double place = x + origin;
        if (place <= MARGIN) {
            return stretches.getFirst().from() - Math.round((MARGIN - place) / scale);
        }
        for (int i = 0; i < stretches.size(); i++) {
            if (place <= starts[i + 1]) {
                Stretch stretch = stretches.get(i);
                return stretch.from() + Math.round((place - starts[i]) / stretch.rate(scale));
            }
        }
        return stretches.getLast().to() + Math.round((place - starts[stretches.size()]) / scale);
    }

    public double width() {
        return width;
    }

    /// Pixels for a microsecond where time is expanded.
    public double scale() {
        return scale;
    }

    /// Whether all of the stream is in sight.
    public boolean fitted() {
        return end() <= width + 1;
    }

    /// All of the stream in sight.
    public TimeAxis fitting() {
        return new TimeAxis(stretches, width, fit(stretches, width), 0);
    }

    /// Closer (above 1) or farther (below 1), with the time at `x` staying where it is.
    public TimeAxis zoom(double factor, double x) {
        return scaled(scale * factor, x, x);
    }

    /// What lies `pixels` further right comes into sight.
    public TimeAxis pan(double pixels) {
        return new TimeAxis(stretches, width, scale, origin + pixels);
    }

    /// A range of time as large as it can be.
    public TimeAxis showing(long from, long to) {
        double shown = x(to) - x(from);
        double gaps = stretches.stream().filter(Stretch::collapsed).filter(gap -> gap.from() >= from && gap.to() <= to).count() * Gap.PITCH;
        double factor = (width - 2 * MARGIN - gaps) / Math.max(1, shown - gaps);
        return scaled(scale * Math.max(factor, 0), x(from), MARGIN);
    }

    /// Whether a time is drawn within the width.
    public boolean inSight(long micros) {
        double x = x(micros);
        return x >= 0 && x <= width;
    }

    /// The nearest view that has a time in sight.
    public TimeAxis revealing(long micros) {
        double x = x(micros);
        return x < MARGIN ? pan(x - MARGIN) : x > width - MARGIN ? pan(x - width + MARGIN) : this;
    }

    /// This axis as close as another one was, with a time at the same place: after a gap was opened, or the window resized.
    TimeAxis like(TimeAxis other, long micros) {
        return other.fitted() ? this : scaled(other.scale, x(micros), other.x(micros));
    }

    private TimeAxis scaled(double wanted, double from, double to) {
        double fit = fit(stretches, width);
        double next = Math.clamp(wanted, fit, Math.max(fit, CLOSEST));
        double moved = moved(from + origin, starts(stretches, next), next);
        return new TimeAxis(stretches, width, next, moved - to);
    }

    /// Where a place comes to lie at another scale. The margins keep their width, and so does a stretch of no length: an event alone between gaps.
    private double moved(double place, double[] next, double nextScale) {
        int last = stretches.size();
        if (place <= MARGIN || place >= starts[last]) {
            return place <= MARGIN ? place : next[last] + place - starts[last];
        }
        int index = 0;
        while (starts[index + 1] < place) {
            index++;
        }
        double shown = stretches.get(index).width(scale);
        double share = shown == 0 ? 0 : (place - starts[index]) / shown;
        return next[index] + share * stretches.get(index).width(nextScale);
    }

    /// The stretches in sight, from left to right.
    public List<Stretch> visible() {
        return stretches.stream().filter(stretch -> x(stretch.to()) >= 0 && x(stretch.from()) <= width).toList();
    }

    /// The collapsed gap that is drawn at a place.
    public Optional<Gap> gapAt(double x) {
        long time = time(x);
        return stretches.stream()
                .filter(Stretch::collapsed)
                .filter(gap -> x(gap.from()) + Gap.POINT < x && x < x(gap.to()) - Gap.POINT)
                .filter(gap -> gap.from() < time && time < gap.to())
                .map(gap -> new Gap(gap.from(), gap.to()))
                .findFirst();
    }

    /// Time between two neighbouring breaks of the scale.
    ///
    /// @param collapsed whether it is an idle gap, drawn [Gap#WIDTH] wide, rather than to scale
    public record Stretch(long from, long to, boolean collapsed) {
        long length() {
            return to - from;
        }

        double width(double scale) {
            return collapsed ? Gap.PITCH : length() * scale;
        }

        double rate(double scale) {
            return length() == 0 ? scale : width(scale) / length();
        }
    }
}
