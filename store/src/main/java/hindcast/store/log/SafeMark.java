package hindcast.store.log;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// How far the log can be read, as it was found at some moment. Whoever reads up to the mark and goes on behind it misses nothing.
///
/// @param mark    at or below this position nothing can appear any more, whatever becomes of the server; never above `head`
/// @param head    the newest position that can be seen; 0 for an empty log
/// @param issued  the newest position that was handed out: above `head` lies what is being written, or what was given up
/// @param holders the transactions that may still write between `mark` and `issued`, those that hold the mark back the most first
public record SafeMark(long mark, long head, long issued, List<Holder> holders) {
    public SafeMark {
        holders = List.copyOf(holders);
    }

    /// Positions from one to another, both included.
    public record Range(long first, long last) {
        /// How many there are.
        public long size() {
            return last - first + 1;
        }

        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + "–" + last;
        }
    }

    /// A transaction that holds the lock of a writer, so that it may still make visible what lies above its floor. What the server does not
    /// let this user see of others' sessions is empty.
    ///
    /// @param transaction the server's name of the transaction
    /// @param floor       it can write nothing at or below this position
    /// @param pid         the process on the server; empty for a prepared transaction, which has none
    /// @param application as the program calls itself; for a prepared transaction its identifier
    /// @param client      the address that it came from; empty for one on the server's own machine
    /// @param state       what it does: `active`, `idle in transaction`, `prepared`
    /// @param age         how long the transaction is open
    public record Holder(
            String transaction, long floor, OptionalInt pid, String application, String user, String client, String state,
            @Nullable Duration age) {
    }

    /// The positions that are not decided yet; empty when every position that was handed out is.
    public Optional<Range> open() {
        return holders.isEmpty() || mark == issued ? Optional.empty() : Optional.of(new Range(mark + 1, issued));
    }
}
