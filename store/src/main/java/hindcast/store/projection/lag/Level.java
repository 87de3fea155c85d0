package hindcast.store.projection.lag;

/// How bad it is.
public enum Level {
    /// Nothing to do.
    FINE,
    /// Behind its first limits.
    WARNING,
    /// Behind its last limits, or at a standstill.
    CRITICAL
}
