package hindcast.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.store.aggregate.Decider;
import hindcast.store.aggregate.Decision;
import java.time.Instant;
import java.util.List;

/// A rule told as given, when, then: what had happened, what is wanted, what it causes or which sentence refuses it.
public final class Scenario<S, C, E> {
    private final Decider<S, C, E> decider;
    private final S state;

    private Scenario(Decider<S, C, E> decider, S state) {
        this.decider = decider;
        this.state = state;
    }

    /// @param events what had happened; the first at second 1 of 1970, the others a second apart
    public static <S, C, E> Scenario<S, C, E> given(Decider<S, C, E> decider, List<E> events) {
        S state = decider.initial();
        for (int i = 0; i < events.size(); i++) {
            state = decider.evolve(state, events.get(i), second(i + 1));
        }
        return new Scenario<>(decider, state);
    }

    /// The time of the given event of this number.
    public static Instant second(int number) {
        return Instant.ofEpochSecond(number);
    }

    /// What the events led to.
    public S state() {
        return state;
    }

    public Outcome when(C command) {
        return new Outcome(decider.decide(state, command));
    }

    /// The answer to the command.
    public final class Outcome {
        private final Decision<E> decision;

        private Outcome(Decision<E> decision) {
            this.decision = decision;
        }

        public void then(E event) {
            assertEquals(new Decision.Accepted<>(List.of(event)), decision);
        }

        public void refused(String sentence) {
            assertEquals(new Decision.Rejected<E>(sentence), decision);
        }
    }
}
