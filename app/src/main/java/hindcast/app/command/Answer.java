package hindcast.app.command;

import hindcast.store.Recorded;
import java.util.List;

/// What came of a command that was given.
public sealed interface Answer {
    /// Its events are in the log, now or since the same command was given before.
    ///
    /// @param events as they are stored; at least one
    record Committed(List<Recorded<String>> events) implements Answer {
        public Committed {
            events = List.copyOf(events);
        }

        /// The place of the last of them in the log.
        long position() {
            return events.getLast().position();
        }
    }

    /// A rule refuses it.
    record Rejected(String reason) implements Answer {
    }

    /// Somebody else appended meanwhile; nothing was written.
    ///
    /// @param actual    the version that the stream has
    /// @param meanwhile what came; the first hundred when there are more
    record Conflict(int actual, List<Recorded<String>> meanwhile) implements Answer {
        public Conflict {
            meanwhile = List.copyOf(meanwhile);
        }
    }
}
