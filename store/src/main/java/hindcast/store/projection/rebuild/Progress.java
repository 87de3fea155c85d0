package hindcast.store.projection.rebuild;

import java.time.Duration;
import java.util.Optional;

/// How far a rebuild is.
///
/// @param events   folded so far, with those before it was resumed
/// @param total    how many there are about; never less than those that were folded
/// @param rows     in the new generation, as far as they are written
/// @param position every event of the log up to this one is in, while it follows the log
/// @param target   up to which it goes in the first place
/// @param rate     events a second since it began or went on
/// @param eta      until the rows are in at this rate; empty when that cannot be said
/// @param memory   the bound of what it has in memory, in a sentence
public record Progress(
        Stage stage, long events, long total, long rows, long position, long target, double rate, Optional<Duration> eta, String memory) {
    /// What it does.
    public enum Stage {
        /// Streams are read and folded, and their rows come in.
        ROWS,
        /// The new table gets its key and its indexes.
        INDEXES,
        /// It follows the log until it is near its end.
        TAIL,
        /// It can be compared and swapped.
        REVIEW
    }

    /// How much of the rows is in, from 0 to 1.
    public double fraction() {
        return stage == Stage.ROWS ? total == 0 ? 0 : Math.min(1, (double) events / total) : 1;
    }
}
