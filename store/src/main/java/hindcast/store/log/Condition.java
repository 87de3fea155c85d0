package hindcast.store.log;

/// Something that the safe mark rests on, as a look at the store found it.
///
/// @param holds    whether it is so
/// @param sentence what was found; when it does not hold, also what that means and what to do
public record Condition(Kind kind, boolean holds, String sentence) {
    /// What is looked at.
    public enum Kind {
        /// The server is the one that takes writes: a standby does not see the locks of writers.
        PRIMARY,
        /// Positions come from a sequence, one at a time and ascending.
        SEQUENCE,
        /// The position is assigned inside the INSERT, wherever a row is inserted.
        POSITION_DEFAULT,
        /// No prepared transaction holds the mark back until somebody remembers it.
        NO_PREPARED_TRANSACTION,
        /// A commit is on the disk before it can be seen.
        DURABLE_COMMITS
    }
}
