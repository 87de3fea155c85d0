package hindcast.app.log;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import java.time.Instant;

/// A stream that got events, as far as its line in a list needs to know.
///
/// @param first    the version of the first of them; 1 for a stream that is new
/// @param firstAt  when that was recorded
/// @param version  the version of the last of them
/// @param lastAt   when that was recorded
/// @param lastType its type
public record Moved(StreamId stream, int first, Instant firstAt, int version, Instant lastAt, String lastType) {
    static Moved by(Recorded<String> event) {
        return new Moved(event.stream(), event.version(), event.recordedAt(), event.version(), event.recordedAt(), event.type());
    }

    /// Both, the other one behind this.
    public Moved and(Moved other) {
        return other.version > version ? new Moved(stream, first, firstAt, other.version, other.lastAt, other.lastType) : this;
    }
}
