package hindcast.store.aggregate;

import hindcast.store.Metadata;
import hindcast.store.StreamId;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A command to be executed on a stream.
///
/// @param metadata   of every event that it causes
/// @param expected   the version that it was given in view of; empty when any will do
/// @param recordedAt null lets the database's clock say
public record Request<C>(StreamId stream, C command, Metadata metadata, OptionalInt expected, @Nullable Instant recordedAt) {
    /// A command that is given whatever has become of the stream, recorded at the database's time.
    public static <C> Request<C> of(StreamId stream, C command, Metadata metadata) {
        return new Request<>(stream, command, metadata, OptionalInt.empty(), null);
    }

    /// The same, in view of a version: 0 for a stream that does not exist.
    public Request<C> expecting(int version) {
        return new Request<>(stream, command, metadata, OptionalInt.of(version), recordedAt);
    }

    /// The same, for a time that is known.
    public Request<C> at(Instant time) {
        return new Request<>(stream, command, metadata, expected, time);
    }
}
