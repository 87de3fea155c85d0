package hindcast.domain.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderState;
import hindcast.domain.order.OrderStatus;
import hindcast.store.Recorded;
import hindcast.store.testing.RealOrders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The dashboard adds up: in whatever order and grouping contributions meet, and to what the orders themselves say.
final class LedgerTest {
    /// What the orders of a status and a currency come to.
    private record Balance(long orders, BigDecimal revenue) {
        static final Balance NOTHING = new Balance(0, BigDecimal.ZERO);

        Balance {
            revenue = revenue.stripTrailingZeros();
        }

        Balance plus(Balance other) {
            return new Balance(orders + other.orders, revenue.add(other.revenue));
        }
    }

    private static Stream<List<Recorded<OrderEvent>>> logs() {
        Random random = new Random(7);
        return Stream.concat(
                Stream.of(Replay.sample(Dashboard.PROJECTION, 500)),
                Stream.generate(() -> Replay.anyLog(OrderEvent.class, random)).limit(200));
    }

    private static Map<List<String>, Balance> booked(Collection<DashboardRow> rows) {
        return balances(rows.stream().map(row -> Map.entry(List.of(row.status(), row.currency()), new Balance(row.orders(), row.revenue()))));
    }

    private static Map<List<String>, Balance> held(Collection<OrderState> orders) {
        return balances(orders.stream().map(order -> {
            String status = order.status() instanceof OrderStatus known ? known.name() : "";
            return Map.entry(List.of(status, Objects.requireNonNullElse(order.currency(), "")), new Balance(1, order.revenue()));
        }));
    }

    private static Map<List<String>, Balance> balances(Stream<Map.Entry<List<String>, Balance>> balances) {
        Map<List<String>, Balance> sums = new HashMap<>();
        balances.forEach(entry -> sums.merge(entry.getKey(), entry.getValue(), Balance::plus));
        sums.values().removeIf(Balance.NOTHING::equals);
        return sums;
    }

    @Test
    void whatIsBookedInAllHoursIsWhatTheOrdersHold() {
        logs().forEach(log -> assertEquals(
                held(Replay.states(Dashboard.PROJECTION, log)),
                booked(Replay.rows(Dashboard.PROJECTION, log))));
    }

    @Test
    void theOrderAndGroupingOfContributionsCannotBeSeen() {
        Random random = new Random(8);
        logs().forEach(log -> {
            List<DashboardRow> shuffled = new ArrayList<>(Replay.contributions(Dashboard.PROJECTION, log));
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(shuffled.size());
            List<DashboardRow> parts = new ArrayList<>(Replay.merged(Dashboard.PROJECTION, shuffled.subList(cut, shuffled.size())));
            parts.addAll(Replay.merged(Dashboard.PROJECTION, shuffled.subList(0, cut)));
            assertEquals(Replay.rows(Dashboard.PROJECTION, log), Set.copyOf(Replay.merged(Dashboard.PROJECTION, parts)));
        });
    }

    @Test
    void mergingIsAssociativeAndCommutativeThoughNothingMayBeLeft() {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            DashboardRow one = any(random);
            DashboardRow two = any(random);
            DashboardRow three = any(random);
            assertEquals(sum(one, two), sum(two, one));
            assertEquals(sum(sum(one, two), three), sum(one, sum(two, three)));
        }
    }

    @Test
    void nothingIsContributedThatSaysNothing() {
        logs().forEach(log -> assertEquals(
                List.of(), Replay.contributions(Dashboard.PROJECTION, log).stream().filter(DashboardRow::empty).toList()));
    }

    @Test
    void theOrdersOfAnHourThatStayAreThoseThatWereBegunInIt() {
        logs().forEach(log -> {
            Map<?, Long> begun = log.stream().filter(event -> event.version() == 1)
                    .collect(Collectors.groupingBy(event -> event.recordedAt().truncatedTo(ChronoUnit.HOURS), Collectors.counting()));
            Map<?, Long> booked = Replay.rows(Dashboard.PROJECTION, log).stream()
                    .collect(Collectors.groupingBy(DashboardRow::hour, Collectors.summingLong(DashboardRow::orders)));
            booked.values().removeIf(orders -> orders == 0);
            assertEquals(begun, booked);
        });
    }

    @Test
    @RealOrders.Needed
    void realOrdersAreBookedAsTheyAreListed() {
        Map<Object, Long> listed = Replay.rows(Orders.PROJECTION, Replay.decoded(Orders.PROJECTION, RealOrders.events().stream())).stream()
                .collect(Collectors.groupingBy(row -> String.valueOf(row.status()), Collectors.counting()));
        Map<Object, Long> booked = Replay.rows(Dashboard.PROJECTION, Replay.decoded(Dashboard.PROJECTION, RealOrders.events().stream())).stream()
                .collect(Collectors.groupingBy(DashboardRow::status, Collectors.summingLong(DashboardRow::orders)));
        assertEquals(Map.of("DRAFT", 32L, "SHIPPED", 62L, "DELIVERED", 4855L, "CANCELLED", 49L), listed);
        assertEquals(listed, booked);
    }

    private static @Nullable DashboardRow sum(@Nullable DashboardRow one, @Nullable DashboardRow other) {
        return one == null || other == null ? one == null ? other : one : Dashboard.PROJECTION.merge(one, other);
    }

    private static DashboardRow any(Random random) {
        BigDecimal revenue = BigDecimal.valueOf(random.nextInt(-2, 3), random.nextInt(-1, 4));
        return new DashboardRow(Instant.EPOCH, "PAID", "EUR", random.nextInt(2), random.nextInt(-1, 2), revenue);
    }
}
