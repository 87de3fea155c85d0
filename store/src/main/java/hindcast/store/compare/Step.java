package hindcast.store.compare;

/// One step of two histories beside each other. Versions are those of each history.
public sealed interface Step {
    /// The same happened in both.
    record Same(int left, int right) implements Step {
    }

    /// An event of the same type in both, that says something else.
    record Other(int left, int right) implements Step {
    }

    /// What happened in the left one alone.
    record Left(int version) implements Step {
    }

    /// What happened in the right one alone.
    record Right(int version) implements Step {
    }
}
