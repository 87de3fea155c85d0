package hindcast.store.projection;

import hindcast.store.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A projection whose rows come of many streams: each event contributes to some rows, and contributions are merged. Streams are folded side by side, so
/// contributions meet in any order and grouping: [#merge] must be associative and commutative. It can be rebuilt as a whole only, because a row does not
/// tell what came from where.
public non-sealed interface MultiStream<S, E, R extends Record> extends Projection<S, E, R> {
    /// What an event adds, each as the row that there would be if it were alone.
    ///
    /// @param before the stream's state before the event
    /// @param after  its state after it
    List<R> contributions(S before, S after, Recorded<E> event);

    /// Two rows of the same key as one.
    ///
    /// @return null when nothing is left of them, and the row goes away
    @Nullable R merge(R one, R other);
}
