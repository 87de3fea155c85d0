package hindcast.store.projection;

import hindcast.store.StreamId;
import org.jspecify.annotations.Nullable;

/// A projection with a row for each stream, named by the stream's id: the key is a single text. Each row can be put right by itself, so parts of it can be
/// rebuilt.
public non-sealed interface SingleStream<S, E, R extends Record> extends Projection<S, E, R> {
    /// The row of a stream in a state, with the id of the stream as its key.
    ///
    /// @param version the version of the stream
    /// @return null when the stream has no row (any more)
    @Nullable R row(StreamId stream, int version, S state);
}
