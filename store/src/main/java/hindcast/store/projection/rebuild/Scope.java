package hindcast.store.projection.rebuild;

import hindcast.store.StreamId;
import java.time.Instant;

/// Of which streams the rows are made anew.
public sealed interface Scope {
    /// Every stream: a replay from the beginning.
    record All() implements Scope {
    }

    /// Those that an event was added to since a time, each from its first event; the other rows are taken over. Only where there is a row per stream.
    record Since(Instant time) implements Scope {
    }

    /// A single one, from its first event; the other rows are taken over. Only where there is a row per stream.
    record One(StreamId stream) implements Scope {
    }
}
