package hindcast.store.snapshot;

/// What the events give at a version.
public sealed interface Folded {
    /// This state.
    record To(Object state) implements Folded {
    }

    /// None, for this reason.
    record Not(String reason) implements Folded {
    }
}
