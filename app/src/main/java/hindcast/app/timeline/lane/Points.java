package hindcast.app.timeline.lane;

import hindcast.app.fx.Mark;
import hindcast.store.timeline.Timeline;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The events of a stream as a lane draws them: when each was recorded, and its mark. Prepared once, off the toolkit's thread.
///
/// @param timeline what they are the points of
public record Points(Timeline timeline, Moments moments, Mark[] marks) {
    /// Takes time in proportion to the number of events.
    public static Points of(Timeline timeline) {
        Map<String, Mark> known = new HashMap<>();
        Mark[] marks = new Mark[timeline.version()];
        for (int version = 1; version <= marks.length; version++) {
            marks[version - 1] = known.computeIfAbsent(timeline.type(version), Mark::of);
        }
        return new Points(timeline, Moments.of(timeline.version(), timeline::micros), marks);
    }

    /// The points of the same stream with the events that came since.
    public Points grown(Timeline longer) {
        Mark[] more = Arrays.copyOf(marks, longer.version());
        for (int version = marks.length + 1; version <= more.length; version++) {
            more[version - 1] = Mark.of(longer.type(version));
        }
        return new Points(longer, Moments.of(longer.version(), longer::micros), more);
    }

    public Mark mark(int version) {
        return marks[version - 1];
    }
}
