package hindcast.store.aggregate;

import hindcast.store.Recorded;
import java.util.List;

/// The answer to a command that was executed.
public sealed interface Outcome<E> {
    /// Its events are in the log.
    ///
    /// @param version the stream's version after them
    record Committed<E>(int version, List<E> events) implements Outcome<E> {
        public Committed {
            events = List.copyOf(events);
        }
    }

    /// A rule refuses it.
    record Rejected<E>(String reason) implements Outcome<E> {
    }

    /// Somebody else appended meanwhile; nothing was written.
    ///
    /// @param expected  the version that the command was decided on
    /// @param actual    the version that the stream has
    /// @param meanwhile the events behind `expected`, in order; the first hundred when there are more
    record Conflict<E>(int expected, int actual, List<Recorded<String>> meanwhile) implements Outcome<E> {
        public Conflict {
            meanwhile = List.copyOf(meanwhile);
        }
    }
}
