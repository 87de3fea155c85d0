package hindcast.store.snapshot;

import hindcast.store.StreamId;
import org.jspecify.annotations.Nullable;

/// Whose snapshots; what is null does not narrow.
///
/// @param type only those of streams of this type
/// @param id   only those of the stream of that type with this id
public record Which(@Nullable String type, @Nullable String id) {
    /// Everybody's.
    public static final Which ALL = new Which(null, null);

    /// Those of one stream.
    public static Which of(StreamId stream) {
        return new Which(stream.type(), stream.id());
    }
}
