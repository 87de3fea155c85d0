package hindcast.store;

/// The answer to an append.
public sealed interface AppendResult {
    /// The events are in the log, or were already, appended by the same command id.
    ///
    /// @param firstVersion version of the first event of the batch
    /// @param lastVersion  version of the last one
    /// @param lastPosition position of the last one
    record Appended(int firstVersion, int lastVersion, long lastPosition) implements AppendResult {
    }

    /// Somebody else appended first; nothing was written.
    ///
    /// @param expected the version that the writer had seen
    /// @param actual   the version that the stream has
    record Conflict(int expected, int actual) implements AppendResult {
    }
}
