package hindcast.domain.order;

import hindcast.domain.order.OrderEvent.ItemsReturned;
import hindcast.domain.order.OrderEvent.OrderCancelled;
import hindcast.domain.order.OrderEvent.OrderConfirmed;
import hindcast.domain.order.OrderEvent.OrderCorrected;
import hindcast.domain.order.OrderEvent.OrderCreated;
import hindcast.domain.order.OrderEvent.OrderDelivered;
import hindcast.domain.order.OrderEvent.OrderItemAdded;
import hindcast.domain.order.OrderEvent.OrderItemRemoved;
import hindcast.domain.order.OrderEvent.OrderPickedUp;
import hindcast.domain.order.OrderEvent.OrderReady;
import hindcast.domain.order.OrderEvent.OrderShipped;
import hindcast.domain.order.OrderEvent.PaymentAuthorized;
import hindcast.domain.order.OrderEvent.PaymentFailed;
import hindcast.domain.order.OrderEvent.PaymentInitiated;
import hindcast.domain.order.OrderEvent.PaymentRefunded;
import hindcast.domain.order.OrderEvent.PreparationStarted;
import hindcast.domain.order.OrderEvent.ShippingStatusUpdated;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Decider;
import hindcast.store.aggregate.Decision;
import hindcast.store.aggregate.EventCodec;
import hindcast.store.aggregate.EventType;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An order: from a customer's draft over payment and shipment to its delivery, or its cancellation.
public final class Order implements Decider<OrderState, OrderCommand, OrderEvent> {
    private static final EventCodec<OrderEvent> CODEC = new EventCodec<>(List.of(
            EventType.of("OrderCreated", OrderCreated.class, Order::withQuantities, Order::withNotes),
            EventType.of("OrderItemAdded", OrderItemAdded.class),
            EventType.of("OrderItemRemoved", OrderItemRemoved.class),
            EventType.of("OrderConfirmed", OrderConfirmed.class),
            EventType.of("PaymentInitiated", PaymentInitiated.class),
            EventType.of("PaymentAuthorized", PaymentAuthorized.class),
            EventType.of("PaymentFailed", PaymentFailed.class),
            EventType.of("PreparationStarted", PreparationStarted.class),
            EventType.of("OrderReady", OrderReady.class),
            EventType.of("OrderPickedUp", OrderPickedUp.class),
            EventType.of("OrderShipped", OrderShipped.class),
            EventType.of("ShippingStatusUpdated", ShippingStatusUpdated.class),
            EventType.of("OrderDelivered", OrderDelivered.class),
            EventType.of("OrderCancelled", OrderCancelled.class),
            EventType.of("ItemsReturned", ItemsReturned.class),
            EventType.of("PaymentRefunded", PaymentRefunded.class),
            EventType.of("OrderCorrected", OrderCorrected.class)));

    /// The order for whoever reads or writes its streams, which are of type `Order`.
    public static final Aggregate<OrderState, OrderCommand, OrderEvent> AGGREGATE =
            new Aggregate<>("Order", new Order(), CODEC, new OrderTelling(), OrderCommands.ALL);

    private Order() {
    }

    @Override
    public OrderState initial() {
        return OrderState.NONE;
    }

    @Override
    public Decision<OrderEvent> decide(OrderState order, OrderCommand command) {
        return OrderRules.decide(order, command);
    }

    @Override
    public OrderState evolve(OrderState order, OrderEvent event, Instant recordedAt) {
        return OrderFold.evolve(order, event, recordedAt);
    }

    /// To be raised with every change that gives some history another state than before: it is what snapshots are known by.
    @Override
    public int foldRevision() {
        return 1;
    }

    /// OrderCreated 1 → 2: an item had no quantity, and was one piece.
    private static ObjectNode withQuantities(ObjectNode created) {
        for (JsonNode item : created.path("items")) {
            if (item instanceof ObjectNode line && !line.has("quantity")) {
                line.put("quantity", 1);
            }
        }
        return created;
    }

    /// OrderCreated 2 → 3: a customer could leave no notes.
    private static ObjectNode withNotes(ObjectNode created) {
        return created.has("customerNotes") ? created : created.put("customerNotes", "");
    }
}
