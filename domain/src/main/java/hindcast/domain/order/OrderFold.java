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
import hindcast.domain.order.OrderEvent.Returned;
import hindcast.domain.order.OrderEvent.ShippingStatusUpdated;
import hindcast.domain.order.OrderState.Cancellation;
import hindcast.domain.order.OrderState.Payment;
import hindcast.domain.order.OrderState.Shipping;
import hindcast.domain.rule.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each event changes in an order. It asks nothing of what came before: a log may hold a delivery before its shipment.
final class OrderFold {
    private OrderFold() {
    }

    static OrderState evolve(OrderState before, OrderEvent event, Instant at) {
        OrderEdit order = new OrderEdit(before);
        switch (event) {
            case OrderCreated created -> create(order, created, at);
            case OrderItemAdded(var productId, var quantity, var price) -> add(order, productId, quantity, price);
            case OrderItemRemoved(var productId) -> remove(order, productId);
            case OrderConfirmed(_, var restaurantId) -> confirm(order, restaurantId, at);
            case PaymentInitiated(var method, var amount) -> order.payment = payment(order).initiated(method, amount);
            case PaymentAuthorized authorized -> authorize(order, authorized, at);
            case PaymentFailed(var reason) -> order.payment = payment(order).failed(reason);
            case PreparationStarted() -> order.status = OrderStatus.PREPARING;
            case OrderReady() -> order.status = OrderStatus.READY;
            case OrderPickedUp(var driverId) -> pickUp(order, driverId, at);
            case OrderShipped(var carrier, var trackingNumber) -> ship(order, carrier, trackingNumber, at);
            case ShippingStatusUpdated(var status) -> order.shipping = shipping(order).now(status);
            case OrderDelivered _ -> deliver(order, at);
            case OrderCancelled(var reason, var cancelledBy, _) -> cancel(order, new Cancellation(reason, cancelledBy));
            case ItemsReturned(var items, _) -> giveBack(order, items);
            case PaymentRefunded(var amount, _) -> order.payment = payment(order).refunded(amount);
            case OrderCorrected(_, var correctedAmount) -> order.total = correctedAmount;
        }
        return order.at(at);
    }

    /// What is known of payment and shipping stays, should a log create the order late or twice.
    private static void create(OrderEdit order, OrderCreated created, Instant at) {
        order.status = OrderStatus.DRAFT;
        order.customerId = created.customerId();
        order.vendorId = created.vendorId();
        order.currency = created.currency();
        order.deliveryAddress = created.deliveryAddress();
        order.estimatedDelivery = created.estimatedDelivery();
        order.customerNotes = created.customerNotes();
        order.payment = payment(order).by(created.paymentMethod());
        order.shipping = shipping(order);
        order.createdAt = at;
        order.items = OrderItems.NONE;
        order.total = Money.zero(created.currency());
        created.items().forEach(line -> add(order, line.productId(), line.quantity(), line.price()));
    }

    private static void add(OrderEdit order, String productId, int quantity, BigDecimal price) {
        order.items = order.items.added(productId, quantity, price);
        order.total = total(order).add(price.multiply(BigDecimal.valueOf(quantity)));
    }

    private static void remove(OrderEdit order, String productId) {
        order.total = total(order).subtract(order.items.cost(productId));
        order.items = order.items.removed(productId);
    }

    private static void confirm(OrderEdit order, @Nullable String restaurantId, Instant at) {
        order.status = OrderStatus.CONFIRMED;
        order.restaurantId = restaurantId == null ? order.restaurantId : restaurantId;
        order.confirmedAt = at;
    }

    private static void authorize(OrderEdit order, PaymentAuthorized event, Instant at) {
        Payment payment = payment(order);
        BigDecimal initiated = payment.amount() == null ? order.total : payment.amount();
        order.payment = payment.paid(event.amount() == null ? initiated : event.amount(), event.authorization(), event.card());
        order.shipping = shipping(order).now(ShippingStatus.WAITING_FOR_SHIPMENT);
        order.paidAt = at;
    }

    private static void pickUp(OrderEdit order, String driverId, Instant at) {
        Shipping before = shipping(order);
        order.status = OrderStatus.PICKED_UP;
        order.shipping = new Shipping(ShippingStatus.IN_TRANSIT, before.carrier(), before.trackingNumber(), driverId);
        order.shippedAt = at;
    }

    private static void ship(OrderEdit order, String carrier, String trackingNumber, Instant at) {
        order.status = OrderStatus.SHIPPED;
        order.shipping = new Shipping(ShippingStatus.IN_TRANSIT, carrier, trackingNumber, shipping(order).driverId());
        order.shippedAt = at;
    }

    private static void deliver(OrderEdit order, Instant at) {
        order.status = OrderStatus.DELIVERED;
        order.shipping = shipping(order).now(ShippingStatus.DELIVERED);
        order.deliveredAt = at;
    }

    private static void cancel(OrderEdit order, Cancellation cancellation) {
        order.status = OrderStatus.CANCELLED;
        order.shipping = shipping(order).now(ShippingStatus.CANCELLED);
        order.cancellation = cancellation;
    }

    private static void giveBack(OrderEdit order, List<Returned> back) {
        order.items = order.items.returned(back);
        if (order.items.allBack()) {
            order.status = OrderStatus.RETURNED;
        }
    }

    private static Payment payment(OrderEdit order) {
        return order.payment == null ? Payment.PENDING : order.payment;
    }

    private static Shipping shipping(OrderEdit order) {
        return order.shipping == null ? Shipping.WAITING : order.shipping;
    }

    private static BigDecimal total(OrderEdit order) {
        return order.total == null ? Money.zero(order.currency) : order.total;
    }
}
