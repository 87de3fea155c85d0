package hindcast.store.aggregate;

import java.time.Instant;

/// The rules of an aggregate as three pure functions.
///
/// @param <S> the state, an immutable record
/// @param <C> the commands, a sealed interface
/// @param <E> the events, a sealed interface
public interface Decider<S, C, E> {
    /// The state before the first event.
    S initial();

    /// What the command would cause in this state: events, or the sentence that refuses it.
    Decision<E> decide(S state, C command);

    /// The state after an event. Never refuses and never throws: history is a fact, however odd.
    ///
    /// @param recordedAt the event's own time, the only clock that a fold knows
    S evolve(S state, E event, Instant recordedAt);
}
