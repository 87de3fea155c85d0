package hindcast.store;

import java.time.Instant;

/// An event of the log: a fact with its place in the stream and in the log.
///
/// @param position   its place in the log, from 1; gaps are possible
/// @param version    its place in the stream, from 1, without gaps
/// @param type       the stored name of the event's type
/// @param revision   the shape of `data`, from 1
/// @param recordedAt when it was recorded, to the microsecond; not always in the order of versions
/// @param data       the payload: the stored JSON text (`Recorded<String>`) or what it was decoded to
public record Recorded<T>(
        long position,
        StreamId stream,
        int version,
        String id,
        String type,
        int revision,
        Instant recordedAt,
        T data,
        Metadata metadata) {
    /// The same fact with its payload in another form.
    public <U> Recorded<U> with(U other) {
        return new Recorded<>(position, stream, version, id, type, revision, recordedAt, other, metadata);
    }
}
