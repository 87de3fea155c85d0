package hindcast.domain.readmodel;

import hindcast.domain.order.Order;
import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderState;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.projection.SingleStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How orders fare: a row for each with the times of its stages, and views that count and measure them by day. Days are those of UTC.
public final class Analytics implements SingleStream<Journey, OrderEvent, AnalyticsRow> {
    /// The read model, for whoever runs it.
    public static final Analytics PROJECTION = new Analytics();

    private static final String FUNNEL = """
            select (created_at at time zone 'UTC')::date as day,
                   count(*) as created,
                   count(confirmed_at) as confirmed,
                   count(paid_at) as paid,
                   count(shipped_at) as shipped,
                   count(delivered_at) as delivered
            from %s
            where created_at is not null
            group by day""";

    private static final String CANCELLATIONS = """
            select (cancelled_at at time zone 'UTC')::date as day, cancel_reason as reason, count(*) as orders
            from %s
            where cancelled_at is not null
            group by day, reason""";

    private static final String REFUNDS = """
            select (refunded_at at time zone 'UTC')::date as day, currency, count(*) as orders, sum(refunded) as amount
            from %s
            where refunded_at is not null
            group by day, currency""";

    private static final String STAGES = """
            select day,
                   percentile_cont(0.5) within group (order by to_paid) as to_paid_median,
                   percentile_cont(0.95) within group (order by to_paid) as to_paid_p95,
                   percentile_cont(0.5) within group (order by to_shipped) as to_shipped_median,
                   percentile_cont(0.95) within group (order by to_shipped) as to_shipped_p95,
                   percentile_cont(0.5) within group (order by to_delivered) as to_delivered_median,
                   percentile_cont(0.95) within group (order by to_delivered) as to_delivered_p95
            from (select (created_at at time zone 'UTC')::date as day,
                         extract(epoch from paid_at - created_at) as to_paid,
                         extract(epoch from shipped_at - paid_at) as to_shipped,
                         extract(epoch from delivered_at - shipped_at) as to_delivered
                  from %s
                  where created_at is not null) stage
            group by day""";

    private Analytics() {
    }

    @Override
    public String name() {
        return "analytics";
    }

    @Override
    public String summary() {
        return "the stages of each order, by day";
    }

    @Override
    public Aggregate<?, ?, OrderEvent> aggregate() {
        return Order.AGGREGATE;
    }

    @Override
    public Class<AnalyticsRow> row() {
        return AnalyticsRow.class;
    }

    @Override
    public Journey initial() {
        return Journey.NONE;
    }

    @Override
    public Journey evolve(Journey before, Recorded<OrderEvent> event) {
        return before.after(event.data(), event.recordedAt());
    }

    @Override
    public @Nullable AnalyticsRow row(StreamId stream, int version, Journey journey) {
        OrderState order = journey.order();
        return order.exists() ? new AnalyticsRow(
                stream.id(), order.currency(), order.createdAt(), order.confirmedAt(), order.paidAt(), order.shippedAt(), order.deliveredAt(),
                journey.cancelledAt(), order.cancellation() == null ? null : order.cancellation().reason(), journey.returnedAt(),
                journey.refundedAt(), order.payment() == null ? null : order.payment().refunded(), order.revenue(), version) : null;
    }

    /// Whoever asks for a span of days asks by the time of creation.
    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("created_at"));
    }

    /// `funnel`: of the orders created on a day, how many reached each stage so far, whether or not they passed the one before it. `cancellations`: by
    /// day and reason. `refunds`: by day and currency; an order with several refunds counts as a whole on the day of its newest. `stages`: of the orders
    /// created on a day, the median and 95th percentile of the seconds from creation to payment, from there to shipment, and from there to delivery;
    /// null when none reached both ends, below zero where a log ran backwards.
    @Override
    public List<View> views() {
        return List.of(
                new View("funnel", FUNNEL),
                new View("cancellations", CANCELLATIONS),
                new View("refunds", REFUNDS),
                new View("stages", STAGES));
    }
}
