package hindcast.store.aggregate;

import hindcast.store.Recorded;

/// How the stored events of a stream become a state, and how both are put into words. What a timeline needs to know of an aggregate.
///
/// @param <S> the state: an immutable record, or a JSON object where the domain does not know the type
public interface Fold<S> {
    /// The state before the first event.
    S initial();

    /// Decodes an event, lifts it to the newest revision and folds it.
    Step<S> step(S state, Recorded<String> event);

    /// The same of a fold that may have a fault. One never refuses; what it throws all the same is an answer about this event, which breaks a
    /// stream and not who looks at it.
    default Step<S> stepOrBreak(S state, Recorded<String> event) {
        try {
            return step(state, event);
        } catch (RuntimeException fault) {
            return new Step.Undecodable<>("%s cannot be folded: %s".formatted(event.type(), fault));
        }
    }

    /// The state in one or two words.
    Headline headline(S state);

    /// What the event did, in a few words: "2 × iphone-15-case · 19.90". Empty when there is nothing to say or it cannot be decoded.
    String tell(Recorded<String> event);

    /// The payload lifted to the newest revision, as JSON text; the stored text itself when it is of that revision, or of an unknown type.
    String lifted(Recorded<String> event);

    /// Whether this is the default fold, which merges payloads without knowing what they mean.
    boolean isDefault();

    /// What became of an event.
    sealed interface Step<S> {
        /// The state after it.
        record Folded<S>(S state) implements Step<S> {
        }

        /// The domain has no such event type: the state stays as it was, and the reader is told.
        record Unknown<S>() implements Step<S> {
        }

        /// It cannot be decoded: from here on the state is not known.
        record Undecodable<S>(String reason) implements Step<S> {
        }
    }
}
