package hindcast.domain.readmodel;

import hindcast.domain.order.Order;
import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderState;
import hindcast.domain.order.OrderStatus;
import hindcast.store.Recorded;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.projection.MultiStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The operator's picture of now: orders and revenue by status, currency and hour, kept like a ledger. What an event changes is booked in the hour of
/// the event: taken off where the order was, put where it is. So an order whose currency becomes known late, or whose log runs backwards, is
/// counted once.
public final class Dashboard implements MultiStream<OrderState, OrderEvent, DashboardRow> {
    /// The read model, for whoever runs it.
    public static final Dashboard PROJECTION = new Dashboard();

    private static final String STATUS = """
            select status, currency, sum(orders)::bigint as orders, sum(revenue) as revenue
            from %s
            group by status, currency
            having sum(orders) <> 0 or sum(revenue) <> 0""";

    private static final String HOURS = """
            select hour, currency, sum(orders)::bigint as orders_begun, sum(revenue) as revenue
            from %s
            group by hour, currency""";

    private Dashboard() {
    }

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public String summary() {
        return "orders and revenue by hour, status and currency";
    }

    @Override
    public Aggregate<?, ?, OrderEvent> aggregate() {
        return Order.AGGREGATE;
    }

    @Override
    public Class<DashboardRow> row() {
        return DashboardRow.class;
    }

    @Override
    public OrderState initial() {
        return Order.AGGREGATE.decider().initial();
    }

    @Override
    public OrderState evolve(OrderState before, Recorded<OrderEvent> event) {
        return Order.AGGREGATE.decider().evolve(before, event.data(), event.recordedAt());
    }

    /// Nothing of an event that changes neither status nor currency nor revenue. An order that only changes its currency enters no status.
    @Override
    public List<DashboardRow> contributions(OrderState before, OrderState after, Recorded<OrderEvent> event) {
        Instant hour = event.recordedAt().truncatedTo(ChronoUnit.HOURS);
        boolean enters = !before.exists() || before.status() != after.status();
        DashboardRow come = booked(hour, after, enters ? 1 : 0, 1, after.revenue());
        if (!before.exists()) {
            return List.of(come);
        }
        DashboardRow gone = booked(hour, before, 0, -1, before.revenue().negate());
        return gone.meets(come) ? Stream.of(gone.plus(come)).filter(stayed -> !stayed.empty()).toList() : List.of(gone, come);
    }

    @Override
    public @Nullable DashboardRow merge(DashboardRow one, DashboardRow other) {
        DashboardRow sum = one.plus(other);
        return sum.empty() ? null : sum;
    }

    /// `status`: orders and revenue of each status and currency now. `hours`: orders that were begun and revenue, by hour and currency; an order
    /// whose currency becomes known late is begun under the empty one, and leaves it in the hour in which that happens.
    @Override
    public List<View> views() {
        return List.of(new View("status", STATUS), new View("hours", HOURS));
    }

    private static DashboardRow booked(Instant hour, OrderState order, int entered, int orders, BigDecimal revenue) {
        String status = order.status() instanceof OrderStatus known ? known.name() : "";
        return new DashboardRow(hour, status, Objects.requireNonNullElse(order.currency(), ""), entered, orders, revenue);
    }
}
