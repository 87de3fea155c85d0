package hindcast.store.projection.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// How a projection is, as it was a moment ago.
///
/// @param name       the projection
/// @param revision   that of the program
/// @param summary    what it holds
/// @param generation the one in service; 0 when there is none
/// @param state      in one word
/// @param why        in one sentence; empty where there is nothing to say
/// @param level      how bad it is
/// @param behind     events between checkpoint and safe mark that it subscribes to: exact up to [#COUNTED], which stands for that many or more
/// @param late       how long ago the oldest event was recorded that it has not handled; zero when there is none
/// @param out        events a second that it handled over the last minute
/// @param eta        when it will have caught up at this rate; empty when it is not behind, or will not
/// @param done       whole percents of the log, 100 only when nothing is left
/// @param checkpoint every event up to this position is handled
/// @param mark       the safe mark
/// @param runner     who runs it; empty when nobody does
/// @param failure    the event that cannot be folded
/// @param rebuild    how far a rebuild is, which is not in service yet
/// @param trend      how it went, over the last 30 minutes
public record Status(
        String name, int revision, String summary, int generation, State state, String why, Level level, long behind, Duration late,
        double out, Optional<Duration> eta, int done, long checkpoint, long mark, Optional<String> runner, Optional<Failure> failure,
        Optional<Rebuilding> rebuild, List<Sample> trend) {
    /// Events behind are counted up to here.
    public static final long COUNTED = 10_000;

    /// An event that cannot be folded.
    ///
    /// @param position of the event
    /// @param stream   `Type/id` and version, such as `Order/7f3a v9`
    /// @param type     of the event
    /// @param key      the row that it would have changed, where it is known
    /// @param reason   what the fold says
    /// @param attempts how often it was tried
    public record Failure(long position, String stream, String type, String key, String reason, int attempts, Instant at) {
    }

    /// A rebuild that has not ended.
    ///
    /// @param number   of the rebuild
    /// @param state    as it is stored: replaying, paused, failed, review
    /// @param fraction 0 to 1
    public record Rebuilding(long number, String state, OptionalDouble fraction, String saidBy) {
    }

    /// How far it was.
    ///
    /// @param behind     events behind, as in [Status]
    /// @param checkpoint up to which position every event was handled
    /// @param mark       the safe mark
    public record Sample(Instant at, long behind, long checkpoint, long mark) {
    }
}
