package hindcast.domain.order;

import static hindcast.domain.rule.Rules.given;
import static hindcast.domain.rule.Rules.require;

import hindcast.domain.order.OrderCommand.AddItem;
import hindcast.domain.order.OrderCommand.AuthorizePayment;
import hindcast.domain.order.OrderCommand.CancelOrder;
import hindcast.domain.order.OrderCommand.ConfirmOrder;
import hindcast.domain.order.OrderCommand.CorrectOrder;
import hindcast.domain.order.OrderCommand.CreateOrder;
import hindcast.domain.order.OrderCommand.DeliverOrder;
import hindcast.domain.order.OrderCommand.FailPayment;
import hindcast.domain.order.OrderCommand.InitiatePayment;
import hindcast.domain.order.OrderCommand.MarkReady;
import hindcast.domain.order.OrderCommand.PickUpOrder;
import hindcast.domain.order.OrderCommand.RefundPayment;
import hindcast.domain.order.OrderCommand.RemoveItem;
import hindcast.domain.order.OrderCommand.ReturnItems;
import hindcast.domain.order.OrderCommand.ShipOrder;
import hindcast.domain.order.OrderCommand.StartPreparation;
import hindcast.domain.order.OrderCommand.UpdateShippingStatus;
import hindcast.domain.order.OrderEvent.Line;
import hindcast.domain.order.OrderEvent.OrderCancelled;
import hindcast.domain.order.OrderEvent.OrderConfirmed;
import hindcast.domain.order.OrderEvent.OrderCorrected;
import hindcast.domain.order.OrderEvent.OrderCreated;
import hindcast.domain.order.OrderEvent.OrderItemAdded;
import hindcast.domain.order.OrderEvent.OrderItemRemoved;
import hindcast.domain.order.OrderEvent.OrderReady;
import hindcast.domain.order.OrderEvent.PreparationStarted;
import hindcast.domain.rule.Money;
import hindcast.domain.rule.Rules;
import hindcast.store.aggregate.Decision;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of an order from its draft to its end: which command is accepted when, and the sentence that refuses it otherwise.
/// Those of its payment and its shipment stand in [PaymentRules] and [ShippingRules].
final class OrderRules {
    private OrderRules() {
    }

    static Decision<OrderEvent> decide(OrderState order, OrderCommand command) {
        if (!order.exists() && !(command instanceof CreateOrder)) {
            return Decision.reject("the order does not exist");
        }
        return switch (command) {
            case CreateOrder create -> create(order, create);
            case AddItem(var productId, var quantity, var price) -> item(draft(order), productId, quantity, price)
                    .then(() -> new OrderItemAdded(productId, quantity, price));
            case RemoveItem(var productId) -> draft(order)
                    .and(productId != null && OrderItems.of(order.items()).holds(productId), productId + " is not in the order")
                    .then(() -> new OrderItemRemoved(productId));
            case ConfirmOrder confirm -> confirm(order, confirm);
            case InitiatePayment initiate -> PaymentRules.initiate(order, initiate);
            case AuthorizePayment authorize -> PaymentRules.authorize(order, authorize);
            case FailPayment fail -> PaymentRules.fail(order, fail);
            case StartPreparation() -> require(order.status() == OrderStatus.CONFIRMED,
                    "preparation starts when an order is confirmed; this one is " + order.status())
                    .then(PreparationStarted::new);
            case MarkReady() -> require(order.status() == OrderStatus.PREPARING,
                    "an order is ready when it was being prepared; this one is " + order.status())
                    .then(OrderReady::new);
            case PickUpOrder pickUp -> ShippingRules.pickUp(order, pickUp);
            case ShipOrder ship -> ShippingRules.ship(order, ship);
            case UpdateShippingStatus update -> ShippingRules.update(order, update);
            case DeliverOrder deliver -> ShippingRules.deliver(order, deliver);
            case CancelOrder cancel -> cancel(order, cancel);
            case ReturnItems giveBack -> ShippingRules.giveBack(order, giveBack);
            case RefundPayment refund -> PaymentRules.refund(order, refund);
            case CorrectOrder(var reason, var amount) -> require(isConfirmed(order), "a draft is changed, not corrected")
                    .and(given(reason), "a correction needs a reason")
                    .and(Money.isNotNegative(amount), "the corrected amount must be zero or more; this is " + amount)
                    .then(() -> new OrderCorrected(reason, amount));
        };
    }

    private static Decision<OrderEvent> create(OrderState order, CreateOrder command) {
        String customer = order.customerId() == null ? "an unknown customer" : "customer " + order.customerId();
        Rules rules = require(!order.exists(), "order of " + customer + " already exists")
                .and(given(command.customerId()), "an order needs a customer")
                .and(Money.isCurrency(command.currency()), command.currency() + " is not a currency of ISO 4217")
                .and(Rules.whole(command.items()), "an item is missing");
        for (Line line : Rules.whole(command.items()) ? command.items() : List.<Line>of()) {
            item(rules, line.productId(), line.quantity(), line.price());
        }
        String notes = command.customerNotes() == null ? "" : command.customerNotes();
        return rules.then(() -> new OrderCreated(
                command.customerId(), command.currency(), command.items(), command.deliveryAddress(), command.paymentMethod(),
                command.vendorId(), command.estimatedDelivery(), notes));
    }

    private static Rules item(Rules rules, @Nullable String productId, int quantity, @Nullable BigDecimal price) {
        return rules.and(given(productId), "an item needs a product")
                .and(quantity >= 1, "the quantity of " + productId + " must be at least 1; it is " + quantity)
                .and(Money.isNotNegative(price), "the price of " + productId + " must be zero or more; it is " + price);
    }

    private static Decision<OrderEvent> confirm(OrderState order, ConfirmOrder command) {
        return require(order.status() == OrderStatus.DRAFT, "only a draft can be confirmed; this order is " + order.status())
                .and(!order.items().isEmpty(), "cannot confirm an empty order")
                .and(given(command.confirmedBy()), "an order is confirmed by somebody")
                .then(() -> new OrderConfirmed(command.confirmedBy(), command.restaurantId()));
    }

    private static Decision<OrderEvent> cancel(OrderState order, CancelOrder command) {
        boolean cancelled = order.status() == OrderStatus.CANCELLED;
        return require(!cancelled, "the order is cancelled already")
                .and(!hasLeft(order), "cannot cancel an order that is on its way or has arrived; this one is " + order.status())
                .and(given(command.reason()), "an order is cancelled for a reason")
                .and(given(command.cancelledBy()), "an order is cancelled by somebody")
                .then(() -> new OrderCancelled(command.reason(), command.cancelledBy(), order.status()));
    }

    private static Rules draft(OrderState order) {
        return require(order.status() == OrderStatus.DRAFT, "items change only in a draft; this order is " + order.status());
    }

    /// Whether it is CONFIRMED or later; a cancelled order is later too.
    static boolean isConfirmed(OrderState order) {
        return order.status() != null && order.status() != OrderStatus.DRAFT;
    }

    private static boolean hasLeft(OrderState order) {
        return switch (order.status()) {
            case PICKED_UP, SHIPPED, DELIVERED, RETURNED -> true;
            case DRAFT, CONFIRMED, PREPARING, READY, CANCELLED -> false;
            case null -> false;
        };
    }
}
