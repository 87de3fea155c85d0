package hindcast.store.whatif;

import hindcast.store.Recorded;
import hindcast.store.command.Problem;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline.Sequel;
import java.util.List;

/// What a command would do, without doing it.
public sealed interface Preview {
    /// It would append these events.
    ///
    /// @param events as they would be stored, without a place in the log (position 0) and without an id
    /// @param sequel the states that they lead to, and what they change together
    record Accepted(List<Recorded<String>> events, Sequel sequel) implements Preview {
        public Accepted {
            events = List.copyOf(events);
        }

        /// The state behind all of them.
        public Frame after() {
            return sequel.frames().getLast();
        }
    }

    /// A rule refuses it; or no rule can be checked, since an event before is not understood.
    ///
    /// @param reason a sentence without a full stop
    record Refused(String reason) implements Preview {
    }

    /// It is no command yet.
    ///
    /// @param problems at least one
    record Unread(List<Problem> problems) implements Preview {
        public Unread {
            problems = List.copyOf(problems);
        }
    }
}
