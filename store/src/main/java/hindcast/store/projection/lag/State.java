package hindcast.store.projection.lag;

/// How a projection is, the worst first.
public enum State {
    /// An event cannot be folded, and somebody has to decide.
    FAILED,
    /// It is behind and has not moved for minutes, and nobody knows of a reason.
    STUCK,
    /// Somebody stopped it.
    STOPPED,
    /// Its generation is of another revision than the program: it waits for a rebuild.
    OUTDATED,
    /// It has no table yet: nobody has run it here.
    NEVER_RUN,
    /// All that is safe to read is handled; what follows waits for a transaction.
    WAITING,
    /// There are events that it has not handled.
    BEHIND,
    /// A rebuild is at work beside it, and it is up to date itself.
    REBUILDING,
    /// Up to date.
    LIVE
}
