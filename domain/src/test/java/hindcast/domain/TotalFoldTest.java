package hindcast.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.domain.account.Account;
import hindcast.domain.account.AccountCommand;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountState;
import hindcast.domain.order.Order;
import hindcast.domain.order.OrderCommand;
import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderState;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// History is a fact, however odd: a fold takes any event in any state, and words are found for both.
final class TotalFoldTest {
    private static final int SEQUENCES = 2_000;
    private static final int LENGTH = 40;

    @Test
    void anOrderTakesAnyEventsInAnyOrder() {
        Random random = new Random(1);
        for (int i = 0; i < SEQUENCES; i++) {
            List<OrderState> states = fold(Order.AGGREGATE, any(OrderEvent.class, random));
            assertEquals(Instant.ofEpochSecond(LENGTH), states.getLast().updatedAt());
        }
    }

    @Test
    void anAccountTakesAnyEventsInAnyOrder() {
        Random random = new Random(2);
        for (int i = 0; i < SEQUENCES; i++) {
            List<AccountState> states = fold(Account.AGGREGATE, any(AccountEvent.class, random));
            assertEquals(Instant.ofEpochSecond(LENGTH), states.getLast().updatedAt());
        }
    }

    @Test
    void theSameEventsFoldToTheSameStates() {
        List<OrderEvent> events = any(OrderEvent.class, new Random(3));
        assertEquals(fold(Order.AGGREGATE, events), fold(Order.AGGREGATE, any(OrderEvent.class, new Random(3))));
    }

    @Test
    void anyCommandIsAnsweredInAnyState() {
        assertEquals(Set.of(Decision.Accepted.class, Decision.Rejected.class), answers(Order.AGGREGATE, OrderEvent.class, OrderCommand.class));
        assertEquals(Set.of(Decision.Accepted.class, Decision.Rejected.class), answers(Account.AGGREGATE, AccountEvent.class, AccountCommand.class));
    }

    /// What a command causes is folded too: the rules let nothing pass that a fold could not bear.
    private static <S, C, E> Set<Class<?>> answers(Aggregate<S, C, E> aggregate, Class<E> events, Class<C> commands) {
        Random random = new Random(4);
        AnyRecord careless = new AnyRecord(random, true);
        Set<Class<?>> answers = new HashSet<>();
        for (int i = 0; i < SEQUENCES / 10; i++) {
            S state = fold(aggregate, any(events, random).subList(0, random.nextInt(1, 8))).getLast();
            for (int j = 0; j < LENGTH; j++) {
                Decision<E> decision = aggregate.decider().decide(state, careless.of(commands));
                answers.add(decision.getClass());
                if (decision instanceof Decision.Accepted<E>(var caused)) {
                    state = aggregate.decider().evolve(state, caused.getFirst(), Instant.ofEpochSecond(j));
                }
            }
        }
        return answers;
    }

    private static <E> List<E> any(Class<E> events, Random random) {
        AnyRecord record = new AnyRecord(random, false);
        List<E> any = new ArrayList<>(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            any.add(record.of(events));
        }
        return any;
    }

    private static <S, E> List<S> fold(Aggregate<S, ?, E> aggregate, List<E> events) {
        List<S> states = new ArrayList<>(LENGTH);
        S state = aggregate.decider().initial();
        for (E event : events) {
            aggregate.telling().tell(event);
            state = aggregate.decider().evolve(state, event, Instant.ofEpochSecond(states.size() + 1));
            aggregate.telling().headline(state);
            states.add(state);
        }
        return states;
    }
}
