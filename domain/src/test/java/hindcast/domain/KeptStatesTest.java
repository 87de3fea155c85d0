package hindcast.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.account.Account;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.order.Order;
import hindcast.domain.order.OrderEvent;
import hindcast.domain.sample.SampleShop;
import hindcast.store.Bulk.Placement;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.snapshot.StateCodec;
import hindcast.store.testing.RealOrders;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Snapshots keep states as JSON: every state comes back as an equal record.
final class KeptStatesTest {
    private static final Instant END = Instant.parse("2026-11-19T15:20:00.123456Z");

    private static <S, E> boolean comesBack(Aggregate<S, ?, E> aggregate, S state) {
        StateCodec<S> codec = StateCodec.of(aggregate).orElseThrow();
        return codec.write(state).map(codec::read).filter(state::equals).isPresent();
    }

    /// Folds streams that stand among each other, and gives every 100th state and the last one of each to be kept.
    ///
    /// @return how many were kept
    private static <S, E> int keep(Aggregate<S, ?, E> aggregate, Stream<Recorded<String>> events) {
        Map<StreamId, S> states = new HashMap<>();
        int[] kept = {0};
        Set<StreamId> lost = new HashSet<>();
        events.filter(event -> event.stream().type().equals(aggregate.type())).forEach(event -> {
            E decoded = aggregate.codec().decode(event).orElseThrow();
            S before = states.getOrDefault(event.stream(), aggregate.decider().initial());
            S after = aggregate.decider().evolve(before, decoded, event.recordedAt());
            states.put(event.stream(), after);
            if (event.version() % 100 == 0) {
                kept[0]++;
                if (!comesBack(aggregate, after)) {
                    lost.add(event.stream());
                }
            }
        });
        states.forEach((stream, state) -> {
            kept[0]++;
            if (!comesBack(aggregate, state)) {
                lost.add(stream);
            }
        });
        assertEquals(Set.of(), lost);
        return kept[0];
    }

    private static Stream<Recorded<String>> sample() {
        return SampleShop.of(1, 1_000, END).map(KeptStatesTest::recorded);
    }

    private static Recorded<String> recorded(Placement placed) {
        Instant at = Objects.requireNonNull(placed.event().recordedAt());
        return new Recorded<>(1, placed.stream(), placed.version(), placed.event().id(), placed.event().type(), placed.event().revision(), at,
                placed.event().data(), placed.event().metadata());
    }

    @Test
    void everyOrderOfTheSampleComesBack() {
        assertEquals(1_000, keep(Order.AGGREGATE, sample()));
    }

    @Test
    void everyAccountOfTheSampleComesBackAtEachHundredthVersion() {
        int till = 10_000 / 100;
        int accounts = 1_000 / 10;
        int kept = keep(Account.AGGREGATE, sample());
        assertTrue(kept >= till + accounts, () -> kept + " states");
    }

    @Test
    @RealOrders.Needed
    void everyRealOrderComesBack() {
        assertEquals(4_998, keep(Order.AGGREGATE, RealOrders.events().stream()));
    }

    @Test
    void whatAnyEventsMakeOfAnOrderComesBack() {
        assertEquals(List.of(), lost(Order.AGGREGATE, OrderEvent.class, 5));
    }

    @Test
    void whatAnyEventsMakeOfAnAccountComesBack() {
        assertEquals(List.of(), lost(Account.AGGREGATE, AccountEvent.class, 6));
    }

    private static <S, E> List<S> lost(Aggregate<S, ?, E> aggregate, Class<E> events, long seed) {
        Random random = new Random(seed);
        AnyRecord any = new AnyRecord(random, false);
        return Stream.generate(() -> {
            S state = aggregate.decider().initial();
            for (int left = random.nextInt(30); left > 0; left--) {
                state = aggregate.decider().evolve(state, any.of(events), END.plusNanos(random.nextLong()));
            }
            return state;
        }).limit(2_000).filter(state -> !comesBack(aggregate, state)).toList();
    }
}
