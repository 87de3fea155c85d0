package hindcast.domain.readmodel;

import hindcast.domain.order.Order;
import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderState;
import hindcast.domain.order.OrderState.Item;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.projection.SingleStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The searchable list of orders: what each of them is now.
public final class Orders implements SingleStream<OrderState, OrderEvent, OrderRow> {
    /// The read model, for whoever runs it.
    public static final Orders PROJECTION = new Orders();

    private Orders() {
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public String summary() {
        return "a row per order";
    }

    @Override
    public Aggregate<?, ?, OrderEvent> aggregate() {
        return Order.AGGREGATE;
    }

    @Override
    public Class<OrderRow> row() {
        return OrderRow.class;
    }

    @Override
    public OrderState initial() {
        return Order.AGGREGATE.decider().initial();
    }

    @Override
    public OrderState evolve(OrderState before, Recorded<OrderEvent> event) {
        return Order.AGGREGATE.decider().evolve(before, event.data(), event.recordedAt());
    }

    @Override
    public @Nullable OrderRow row(StreamId stream, int version, OrderState order) {
        if (order.updatedAt() == null) {
            return null;
        }
        return new OrderRow(
                stream.id(), order.customerId(), order.vendorId(), order.status(),
                order.payment() == null ? null : order.payment().status(),
                order.shipping() == null ? null : order.shipping().status(),
                order.total(), order.currency(), order.items().stream().mapToLong(Item::quantity).sum(),
                order.createdAt(), order.updatedAt(), order.paidAt(), order.shippedAt(), order.deliveredAt(), version);
    }

    /// What is in a status, what changed last, and what a customer bought.
    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("status", "updated_at"), List.of("updated_at"), List.of("customer", "created_at"));
    }
}
