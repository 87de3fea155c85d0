package hindcast.app.timeline.travel;

import hindcast.app.timeline.lane.Points;
import hindcast.store.timeline.Timeline;

/// An open stream with all that is prepared once, off the toolkit's thread, so that moving the playhead costs no more than what is in sight.
public record Opened(Timeline timeline, Points points) {
    static Opened of(Timeline timeline) {
        return new Opened(timeline, Points.of(timeline));
    }
}
