package hindcast.store.snapshot;

import hindcast.store.StreamId;
import hindcast.store.aggregate.Fold;
import java.time.Instant;

/// A state to go on from: the newest one that the same fold has left of a stream.
///
/// @param version what it is the state of; the events behind it are still to be folded
/// @param firstAt when the stream's first event was recorded
public record Usable<S>(StreamId stream, Fold<S> fold, int version, S state, Instant firstAt) {
}
