package hindcast.store.snapshot;

import hindcast.store.StreamId;
import java.time.Instant;

/// A snapshot in a list, without its state.
///
/// @param fold     the key of the fold that made it
/// @param current  whether that is the fold of this program, which alone uses it
/// @param bytes    the length of the state's JSON
/// @param takenAt  when it was written
public record Kept(StreamId stream, int version, String fold, boolean current, long bytes, Instant takenAt) {
    Kept of(boolean currentFold) {
        return new Kept(stream, version, fold, currentFold, bytes, takenAt);
    }
}
