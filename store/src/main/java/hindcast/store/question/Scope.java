package hindcast.store.question;

import java.time.Instant;

/// At which moments of each stream something is asked.
public sealed interface Scope {
    /// At its newest version.
    record Now() implements Scope {
    }

    /// At the version in force at a time: the last whose running maximum of recorded times is not later.
    record At(Instant instant) implements Scope {
    }

    /// At every version.
    record Ever() implements Scope {
    }
}
