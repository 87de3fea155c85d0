package hindcast.store.projection.fold;

/// Ends a piece of folding at an event that cannot be folded.
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Unfoldable why;

    public Stopped(Unfoldable why) {
        super(why.reason(), null, false, false);
        this.why = why;
    }

    /// The event, and why.
    public Unfoldable why() {
        return why;
    }
}
