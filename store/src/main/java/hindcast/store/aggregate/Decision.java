package hindcast.store.aggregate;

import java.util.List;

/// What a command leads to.
public sealed interface Decision<E> {
    /// The events that it causes, in order; at least one.
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// The rule that refuses it, as a sentence.
    record Rejected<E>(String reason) implements Decision<E> {
    }

    static <E> Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    static <E> Decision<E> reject(String reason) {
        return new Rejected<>(reason);
    }
}
