package hindcast.store.projection.rebuild;

import hindcast.store.projection.rebuild.Progress.Stage;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A rebuild as the store remembers it.
///
/// @param generation the one that it makes
/// @param target     up to which position of the log it replays; what comes later it follows
/// @param events     folded so far
/// @param total      how many there are about
/// @param rows       in the new generation so far
/// @param failedAt   the position of the event that cannot be folded
/// @param failure    why not; empty where nothing failed
/// @param holder     which process is or was at work
/// @param atWork     whether it still is
/// @param endedAt    when it was swapped or cancelled
public record RebuildLine(
        long number, String projection, int generation, Scope scope, State state, Stage stage, long target, long events, long total, long rows,
        OptionalLong failedAt, String failure, String saidBy, String reason, String holder, boolean atWork, Instant beganAt, Optional<Instant> endedAt) {
    /// What became of it.
    public enum State {
        /// It is under way, if somebody is at work.
        REPLAYING,
        /// Somebody paused it.
        PAUSED,
        /// An event cannot be folded.
        FAILED,
        /// It waits for a decision.
        REVIEW,
        /// Its generation was taken into service.
        SWAPPED,
        /// It was given up.
        CANCELLED
    }

    /// Whether it is neither swapped nor cancelled.
    public boolean open() {
        return endedAt.isEmpty();
    }

    /// How it stands, in a sentence.
    public String words() {
        return switch (state) {
            case REPLAYING -> atWork ? holder + " is at work." : "Nobody is at work since " + holder + " ended: it can be resumed or cancelled.";
            case PAUSED -> atWork ? holder + " pauses after the part that it is at." : "It is paused: it can be resumed or cancelled.";
            case FAILED -> "Event %,d cannot be folded: %s. It can be skipped or tried again, or the rebuild cancelled.".formatted(failedAt.orElse(0), failure);
            case REVIEW -> "It is complete: it can be reviewed, then swapped or cancelled.";
            case SWAPPED -> "Its rows were taken into service.";
            case CANCELLED -> atWork ? holder + " gives it up." : "It was cancelled.";
        };
    }
}
