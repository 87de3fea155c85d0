package hindcast.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.domain.account.Account;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountState;
import hindcast.domain.order.Order;
import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderState;
import hindcast.store.aggregate.Aggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

    private static <E> List<E> any(Class<E> events, Random random) {
        List<E> any = new ArrayList<>(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            any.add(AnyEvent.of(events, random));
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
