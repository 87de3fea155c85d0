package hindcast.app.timeline.lane;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What a lane shows as long as it is neither zoomed nor panned: all that does not move with the playhead.
///
/// @param from the rank of the first event in sight
/// @param to   one behind the rank of the last one
/// @param bins when there are too many for points
record Scenery(
        Points points,
        TimeAxis axis,
        ZoneId zone,
        List<Tick> ticks,
        List<Caption> captions,
        Histogram histogram,
        int from,
        int to,
        Optional<Bins> bins) {
    /// The width of a bar of the histogram, in pixels.
    static final double BAR = 13;

    private static final double LARGEST_POINT = 10;
    private static final double LARGEST = 6;
    private static final double SMALLEST = 2.5;
    private static final double ROOMY = 0.6;
    private static final double GRIP = 5;

    static Scenery of(Points points, TimeAxis axis, ZoneId zone) {
        Moments moments = points.moments();
        int from = moments.before(axis.time(-LARGEST_POINT));
        int to = moments.before(axis.time(axis.width() + LARGEST_POINT) + 1);
        List<Tick> ticks = Tick.of(axis, zone);
        return new Scenery(points, axis, zone, ticks, Caption.of(axis, ticks, zone), Histogram.of(moments, axis, BAR), from, to,
                to - from > axis.width() ? Optional.of(Bins.of(points, axis)) : Optional.empty());
    }

    /// How large a point is, in pixels from its middle: smaller where there are many.
    double radius() {
        return Math.clamp(ROOMY * axis.width() / Math.max(1, to - from), SMALLEST, LARGEST);
    }

    /// Where the event with a rank is drawn.
    double x(int rank) {
        return axis.x(points.moments().time(rank));
    }

    /// The version in force at a place; a pointer on the left half of a point is on the point.
    int versionAt(double x) {
        return points.moments().versionAt(axis.time(x + GRIP));
    }

    /// The version whose point lies under the pointer: the nearest one within reach.
    Optional<Integer> versionNear(double x, double reach) {
        if (bins.isPresent()) {
            return Optional.empty();
        }
        Moments moments = points.moments();
        int behind = moments.before(axis.time(x));
        double best = reach;
        Optional<Integer> found = Optional.empty();
        for (int rank = Math.max(from, behind - 1); rank <= Math.min(to - 1, behind); rank++) {
            double distance = Math.abs(x(rank) - x);
            if (distance <= best) {
                best = distance;
                found = Optional.of(moments.version(rank));
            }
        }
        return found;
    }
}
