package hindcast.store.aggregate;

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
    record Conflict<E>(int expected, int actual) implements Outcome<E> {
    }
}
