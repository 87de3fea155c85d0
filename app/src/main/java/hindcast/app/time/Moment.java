package hindcast.app.time;

import java.time.Instant;

/// A place in a stream's history, as a user names it.
public sealed interface Moment {
    /// What was in force at a time.
    record At(Instant instant) implements Moment {
    }

    /// What a version left behind.
    ///
    /// @param version 0 for the empty stream
    record AtVersion(int version) implements Moment {
        public AtVersion {
            if (version < 0) {
                throw new IllegalArgumentException("A version is 0 or more; this is: " + version);
            }
        }
    }
}
