package hindcast.app.timeline.lane;

import java.util.ArrayList;
import java.util.List;

/// A stretch of a lane that is marked because something held there.
///
/// @param from in pixels, as is `to`
record Band(double from, double to) {
    private static final double LEAST = 4;

    /// The bands in sight of spans in their order; those that touch are one, so that there are never more than pixels.
    static List<Band> of(List<Span> spans, Scenery scenery) {
        Moments moments = scenery.points().moments();
        TimeAxis axis = scenery.axis();
        List<Band> bands = new ArrayList<>();
        for (Span span : spans) {
            if (span.from() > moments.count()) {
                break;
            }
            double from = axis.x(moments.inForce(span.from()));
            double to = span.to() < moments.count() ? axis.x(moments.inForce(span.to() + 1)) : axis.x(moments.inForce(moments.count())) + LEAST;
            to = Math.max(to, from + LEAST);
            if (to < 0 || from > axis.width()) {
                continue;
            }
            Band last = bands.isEmpty() ? null : bands.getLast();
            if (last != null && from <= last.to() + 1) {
                bands.set(bands.size() - 1, new Band(last.from(), Math.max(last.to(), to)));
            } else {
                bands.add(new Band(Math.max(0, from), Math.min(axis.width(), to)));
            }
        }
        return bands;
    }
}
