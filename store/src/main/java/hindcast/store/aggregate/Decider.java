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
    /// Whoever changes it so that some history gives another state than before raises [#foldRevision()].
    ///
    /// @param recordedAt the event's own time, the only clock that a fold knows
    S evolve(S state, E event, Instant recordedAt);

    /// The revision of the fold, raised by hand whenever `evolve`, an upcaster or a constructor of a state or an event is changed so that some
    /// history gives another state than before, or is refused that was not. Snapshots of another revision are passed over and replaced. What
    /// can be seen from outside needs no raising: components of the state or of an event that come, go or change their types, and events that
    /// come, go or get another revision.
    ///
    /// A revision that should have been raised and was not leaves snapshots that differ from the events: `hindcast snapshots verify` finds them.
    default int foldRevision() {
        return 1;
    }
}
