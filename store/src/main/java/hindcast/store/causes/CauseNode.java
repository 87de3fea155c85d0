package hindcast.store.causes;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.jdbc.cause.CauseReads.Found;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What causes or is caused: something that an id names.
public sealed interface CauseNode {
    /// The id by which effects name it as their cause.
    String id();

    /// An event; what it says was not read.
    ///
    /// @param command the command that has appended it; null when nobody said
    record Event(
            long position, StreamId stream, int version, String id, String type, Instant recordedAt, Metadata metadata, @Nullable String command)
            implements CauseNode {
        static Event of(Found found) {
            Recorded<String> event = found.event();
            String command = event.metadata().commandId().orElse(found.appendedBy());
            return new Event(event.position(), event.stream(), event.version(), event.id(), event.type(), event.recordedAt(), event.metadata(), command);
        }

        /// What it names as its cause; where it names nothing, the command that has appended it.
        public Optional<String> cause() {
            return metadata.causationId().or(() -> Optional.ofNullable(command));
        }
    }

    /// A command, of which the store knows what it has appended.
    ///
    /// @param causes what its events name as their causes, beside itself: what has caused the command
    record Command(String id, List<String> causes) implements CauseNode {
        public Command {
            causes = List.copyOf(causes);
        }
    }

    /// What the store does not know: an event names it as its cause, and there is no event and no command of that id.
    record Unknown(String id) implements CauseNode {
    }
}
