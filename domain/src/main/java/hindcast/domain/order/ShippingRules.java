package hindcast.domain.order;

import static hindcast.domain.rule.Rules.given;
import static hindcast.domain.rule.Rules.require;

import hindcast.domain.order.OrderCommand.DeliverOrder;
import hindcast.domain.order.OrderCommand.PickUpOrder;
import hindcast.domain.order.OrderCommand.ReturnItems;
import hindcast.domain.order.OrderCommand.ShipOrder;
import hindcast.domain.order.OrderCommand.UpdateShippingStatus;
import hindcast.domain.order.OrderEvent.ItemsReturned;
import hindcast.domain.order.OrderEvent.OrderDelivered;
import hindcast.domain.order.OrderEvent.OrderPickedUp;
import hindcast.domain.order.OrderEvent.OrderShipped;
import hindcast.domain.order.OrderEvent.Returned;
import hindcast.domain.order.OrderEvent.ShippingStatusUpdated;
import hindcast.domain.order.OrderState.Payment;
import hindcast.domain.order.OrderState.Shipping;
import hindcast.domain.rule.Rules;
import hindcast.store.aggregate.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of an order's shipment, and of what comes back: it leaves once, paid, and moves only forward.
final class ShippingRules {
    private ShippingRules() {
    }

    static Decision<OrderEvent> pickUp(OrderState order, PickUpOrder command) {
        return leaving(order)
                .and(given(command.driverId()), "an order is picked up by a driver")
                .then(() -> new OrderPickedUp(command.driverId()));
    }

    static Decision<OrderEvent> ship(OrderState order, ShipOrder command) {
        return leaving(order)
                .and(given(command.carrier()), "an order is shipped by a carrier")
                .and(given(command.trackingNumber()), "a shipment needs a tracking number")
                .then(() -> new OrderShipped(command.carrier(), command.trackingNumber()));
    }

    static Decision<OrderEvent> update(OrderState order, UpdateShippingStatus command) {
        ShippingStatus now = shipping(order);
        ShippingStatus next = command.status();
        return require(now != ShippingStatus.CANCELLED, "the shipment is cancelled")
                .and(next != null && next != ShippingStatus.CANCELLED && next.compareTo(now) > 0,
                        "a shipment moves only forward, from " + now + "; not to " + next)
                .then(() -> new ShippingStatusUpdated(next));
    }

    static Decision<OrderEvent> deliver(OrderState order, DeliverOrder command) {
        return require(order.status() == OrderStatus.PICKED_UP || order.status() == OrderStatus.SHIPPED,
                        "only an order on its way is delivered; this one is " + order.status())
                .then(() -> new OrderDelivered(command.signedBy()));
    }

    static Decision<OrderEvent> giveBack(OrderState order, ReturnItems command) {
        boolean whole = Rules.whole(command.items());
        Rules rules = require(order.status() == OrderStatus.DELIVERED, "only a delivered order is returned; this one is " + order.status())
                .and(whole && !command.items().isEmpty(), "a return needs at least one item")
                .and(given(command.reason()), "a return needs a reason");
        returned(rules, whole ? command.items() : List.of()).forEach((productId, quantity) -> {
            long out = OrderItems.of(order.items()).out(productId);
            rules.and(quantity <= out, "no more of " + productId + " is returned than was bought and not yet returned, " + out
                    + "; this is " + quantity);
        });
        return rules.then(() -> new ItemsReturned(command.items(), command.reason()));
    }

    /// How much of each product comes back: a product may be named more than once.
    private static Map<String, Long> returned(Rules rules, List<Returned> items) {
        Map<String, Long> quantities = new LinkedHashMap<>();
        for (Returned item : items) {
            rules.and(given(item.productId()), "an item needs a product")
                    .and(item.quantity() >= 1, "the quantity of " + item.productId() + " must be at least 1; it is " + item.quantity());
            quantities.merge(String.valueOf(item.productId()), (long) item.quantity(), Long::sum);
        }
        return quantities;
    }

    private static Rules leaving(OrderState order) {
        ShippingStatus now = shipping(order);
        return require(isPaid(order.payment()), "an order is shipped only after it is paid")
                .and(now != ShippingStatus.IN_TRANSIT && now != ShippingStatus.DELIVERED, "the order is on its way already")
                .and(order.status() == OrderStatus.READY || order.status() == OrderStatus.CONFIRMED,
                        "an order leaves when it is ready or confirmed; this one is " + order.status());
    }

    private static boolean isPaid(@Nullable Payment payment) {
        return payment != null && payment.status() == PaymentStatus.PAID;
    }

    private static ShippingStatus shipping(OrderState order) {
        return (order.shipping() == null ? Shipping.WAITING : order.shipping()).status();
    }
}
