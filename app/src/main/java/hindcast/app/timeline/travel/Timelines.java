package hindcast.app.timeline.travel;

import hindcast.store.StreamId;
import hindcast.store.timeline.Timeline;

/// Where timelines come from: a store, whose streams it reads whole.
@FunctionalInterface
public interface Timelines {
    /// Reads and folds a stream; asked off the toolkit's thread.
    ///
    /// @param reading hears of every event and may end it
    /// @throws java.util.concurrent.CancellationException when `reading` says so
    Timeline open(StreamId stream, Reading reading);
}
