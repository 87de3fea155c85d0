package hindcast.app.compare;

import hindcast.app.timeline.travel.Reading;
import hindcast.store.StreamId;
import hindcast.store.timeline.Timeline;
import java.util.List;

/// Where what is compared comes from: a store. Asked off the toolkit's thread.
public interface Source {
    /// Reads and folds a stream; it has no events where there is none.
    ///
    /// @param reading hears of every event and may end it
    /// @throws java.util.concurrent.CancellationException when `reading` says so
    Timeline open(StreamId stream, Reading reading);

    /// Streams whose ids hold that of one that is not there.
    List<StreamId> similar(StreamId wanted);
}
