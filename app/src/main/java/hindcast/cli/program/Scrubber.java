package hindcast.cli.program;

import hindcast.app.session.Session;
import hindcast.store.StreamId;

/// Moves the playhead of a window with no display and takes the time. The command line does not know the window: whoever starts it hands
/// one in.
@FunctionalInterface
public interface Scrubber {
    /// What it took, in nanoseconds.
    ///
    /// @param moves  from each setting of the playhead until the frame that shows it was drawn
    /// @param wholes to draw the whole window once more, without a change
    record Drawn(long[] moves, long[] wholes) {
    }

    /// Opens a stream in a window of 1440 × 900 and moves its playhead to versions, one after another, as fast as frames go.
    ///
    /// @param session the open store, which stays open
    Drawn scrub(Session session, StreamId stream, int[] versions);
}
