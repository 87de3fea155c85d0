package hindcast.app.fx;

import java.util.Optional;

/// How far an answer is. A screen shows each of the four on purpose: an old answer stays, dimmed, until the new one is there.
public sealed interface Load<T> {
    /// Nothing was asked.
    record Idle<T>() implements Load<T> {
    }

    /// Asked, not yet answered.
    ///
    /// @param old what was known before
    record Loading<T>(Optional<T> old) implements Load<T> {
    }

    /// The answer.
    record Loaded<T>(T value) implements Load<T> {
    }

    /// There is no answer.
    ///
    /// @param problem why; its message is in the user's words
    /// @param old     what was known before
    record Failed<T>(Exception problem, Optional<T> old) implements Load<T> {
    }

    /// What can be shown: the answer, or the one before it.
    default Optional<T> known() {
        return switch (this) {
            case Idle<T>() -> Optional.empty();
            case Loading<T>(Optional<T> old) -> old;
            case Loaded<T>(T value) -> Optional.of(value);
            case Failed<T>(Exception problem, Optional<T> old) -> old;
        };
    }

    /// Whether an answer is on its way.
    default boolean loading() {
        return this instanceof Loading<T>;
    }
}
