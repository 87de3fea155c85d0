package hindcast.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Events and streams that tests of the store write when it does not matter what they say.
final class Given {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private Given() {
    }

    /// A stream that no other test has.
    static StreamId stream(String type) {
        return new StreamId(type, UUID.randomUUID().toString());
    }

    /// An event of a type, at noon.
    static NewEvent event(String type) {
        return new NewEvent(UUID.randomUUID().toString(), type, 1, "{\"amount\": 1.10}", Metadata.NONE, NOON);
    }

    /// An event that a command caused, now.
    static NewEvent event(String type, String command) {
        return new NewEvent(UUID.randomUUID().toString(), type, 1, "{}", Metadata.of(Map.of(Metadata.COMMAND_ID, command)), null);
    }

    /// All events of a stream.
    static List<Recorded<String>> all(EventStore store, StreamId stream) {
        List<Recorded<String>> events = new ArrayList<>();
        store.read(stream, 0, events::add);
        return events;
    }

    /// What the log should say of an event at a version.
    static Recorded<String> recorded(long position, StreamId stream, int version, NewEvent event) {
        return new Recorded<>(
                position, stream, version, event.id(), event.type(), event.revision(),
                event.recordedAt() == null ? Instant.EPOCH : event.recordedAt(), event.data(), event.metadata());
    }
}
