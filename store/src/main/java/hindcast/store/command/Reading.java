package hindcast.store.command;

import java.util.List;

/// The answer to reading a command from JSON. A command that was read may still be refused by the rules.
public sealed interface Reading<C> {
    /// It is one.
    record Read<C>(C command) implements Reading<C> {
    }

    /// It is none, for all of these reasons: at least one, in the order of the form, unknown fields behind.
    record Unread<C>(List<Problem> problems) implements Reading<C> {
        public Unread {
            problems = List.copyOf(problems);
        }
    }
}
