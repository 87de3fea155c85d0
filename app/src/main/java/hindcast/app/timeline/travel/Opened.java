package hindcast.app.timeline.travel;

import hindcast.app.timeline.lane.Points;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.timeline.Timeline;
import java.util.List;
import java.util.OptionalInt;

/// An open stream with all that is prepared once, off the toolkit's thread, so that moving the playhead costs no more than what is in sight.
///
/// @param grown         whether it is what was open before and the events that came since, so that whoever shows it keeps its place
/// @param wrongSnapshot the version of a kept state that says something else than the events; what is shown comes of the events alone
public record Opened(Timeline timeline, Points points, boolean grown, OptionalInt wrongSnapshot) {
    static Opened of(Timelines timelines, StreamId stream, Reading reading) {
        Timeline timeline = timelines.open(stream, reading);
        return new Opened(timeline, Points.of(timeline), false, timelines.wrongSnapshot(timeline));
    }

    /// With the events that came since. The first events of a stream are shown as if it was opened.
    Opened grown(List<Recorded<String>> more) {
        Timeline next = timeline.grown(more);
        return new Opened(next, points.grown(next), timeline.version() > 0, wrongSnapshot);
    }
}
