package hindcast.store.snapshot;

import hindcast.store.StreamId;
import java.time.Instant;

/// A state that was kept.
///
/// @param version the version that it is the state of
/// @param fold    the key of the fold that made it
/// @param state   JSON text
/// @param takenAt when it was written, by the database's clock
record Snapshot(StreamId stream, int version, String fold, String state, Instant takenAt) {
}
