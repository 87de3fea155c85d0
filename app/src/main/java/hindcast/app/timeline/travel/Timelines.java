package hindcast.app.timeline.travel;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.timeline.Timeline;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Where timelines come from: a store, whose streams it reads whole.
@FunctionalInterface
public interface Timelines {
    /// Reads and folds a stream; asked off the toolkit's thread.
    ///
    /// @param reading hears of every event and may end it
    /// @throws java.util.concurrent.CancellationException when `reading` says so
    Timeline open(StreamId stream, Reading reading);

    /// The version of a kept state of the stream that says something else than its events; asked off the toolkit's thread. None unless it is told
    /// better.
    default OptionalInt wrongSnapshot(Timeline whole) {
        return OptionalInt.empty();
    }

    /// The events of a stream behind a version, in order; asked off the toolkit's thread. Reads the stream whole unless it is told better.
    default List<Recorded<String>> since(StreamId stream, int version) {
        Timeline whole = open(stream, new Reading());
        return IntStream.rangeClosed(version + 1, whole.version()).mapToObj(whole::event).toList();
    }
}
