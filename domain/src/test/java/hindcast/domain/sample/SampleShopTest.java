package hindcast.domain.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.account.AccountEvent;
import hindcast.domain.order.OrderEvent;
import hindcast.store.Bulk.Placement;
import hindcast.store.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The sample shop is a history that could have happened.
final class SampleShopTest {
    private static final Instant END = Instant.parse("2026-11-19T15:20:00Z");
    private static final List<Placement> SAMPLE = SampleShop.of(1, 3_000, END).toList();

    @Test
    void itHasTheOrdersAndAccountsAskedForAndOneLongStream() {
        Map<StreamId, Long> sizes = SAMPLE.stream().collect(Collectors.groupingBy(Placement::stream, Collectors.counting()));
        assertEquals(Map.of("Order", 3_000L, "Account", 300L),
                sizes.keySet().stream().collect(Collectors.groupingBy(StreamId::type, Collectors.counting())));
        assertEquals(10_000L, sizes.get(new StreamId("Account", "acct-00001")));
    }

    @Test
    void theSameSeedNumberAndEndMakeTheSameEvents() {
        assertEquals(SampleShop.of(7, 40, END).toList(), SampleShop.of(7, 40, END).toList());
    }

    @Test
    void anotherSeedSharesNoStreamAndNoEvent() {
        Set<Object> first = Stream.concat(SAMPLE.stream().map(Placement::stream), SAMPLE.stream().map(placement -> placement.event().id()))
                .collect(Collectors.toSet());
        assertEquals(List.of(), SampleShop.of(2, 400, END)
                .filter(placement -> first.contains(placement.stream()) || first.contains(placement.event().id()))
                .toList());
    }

    @Test
    void itIsReadAsFarAsItIsWanted() {
        assertEquals(SAMPLE.subList(0, 10), SampleShop.of(1, 3_000, END).limit(10).toList());
    }

    @Test
    void versionsHaveNoGaps() {
        Map<StreamId, List<Integer>> versions = SAMPLE.stream()
                .collect(Collectors.groupingBy(Placement::stream, Collectors.mapping(Placement::version, Collectors.toList())));
        versions.values().forEach(seen -> assertEquals(IntStream.rangeClosed(1, seen.size()).boxed().toList(), seen));
    }

    @Test
    void timesAscendThroughTheWholeLogAndStayWithinTheThirtyDays() {
        List<Instant> times = SAMPLE.stream().map(placement -> Objects.requireNonNull(placement.event().recordedAt())).toList();
        assertEquals(times.stream().sorted().toList(), times);
        assertEquals(END.minus(SampleShop.HISTORY), times.getFirst());
        assertTrue(times.getLast().isBefore(END) && times.getLast().isAfter(END.minus(Duration.ofMinutes(10))), times.getLast()::toString);
    }

    @Test
    void aNightIsQuieterThanADay() {
        Map<Boolean, Long> orders = SAMPLE.stream()
                .filter(placement -> placement.event().type().equals("OrderCreated"))
                .map(placement -> Objects.requireNonNull(placement.event().recordedAt()).atOffset(ZoneOffset.UTC).getHour())
                .filter(hour -> hour < 5 || hour >= 10 && hour < 15)
                .collect(Collectors.partitioningBy(hour -> hour < 5, Collectors.counting()));
        assertTrue(orders.get(true) * 4 < orders.get(false), orders::toString);
    }

    @Test
    void everyEventTypeHappensAndOldRevisionsAreStored() {
        Set<String> expected = Stream.of(OrderEvent.class, AccountEvent.class)
                .flatMap(events -> Stream.of(events.getPermittedSubclasses()))
                .map(type -> type.getSimpleName() + ".1")
                .collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(List.of("OrderCreated.2", "OrderCreated.3"));
        assertEquals(expected, SAMPLE.stream()
                .map(placement -> placement.event().type() + "." + placement.event().revision())
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
