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
import hindcast.domain.rule.Money;
import hindcast.store.aggregate.Headline;
import hindcast.store.aggregate.Headline.Tone;
import hindcast.store.aggregate.Telling;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An order in words.
final class OrderTelling implements Telling<OrderState, OrderEvent> {
    @Override
    public Headline headline(OrderState order) {
        boolean refunded = order.payment() != null && order.payment().status() == PaymentStatus.REFUNDED;
        return switch (order.status()) {
            case null -> open(order, new Headline("", Tone.NEUTRAL));
            case DRAFT -> open(order, new Headline("draft", Tone.NEUTRAL));
            case CONFIRMED -> open(order, new Headline("confirmed", Tone.ACTIVE));
            case PREPARING -> failedOr(order, new Headline("preparing", Tone.ACTIVE));
            case READY -> failedOr(order, new Headline("ready", Tone.ACTIVE));
            case PICKED_UP, SHIPPED -> new Headline("in transit", Tone.ACTIVE);
            case DELIVERED -> refunded ? new Headline("refunded", Tone.WARNING) : new Headline("delivered", Tone.GOOD);
            case RETURNED -> new Headline(refunded ? "refunded" : "returned", Tone.WARNING);
            case CANCELLED -> new Headline("cancelled", Tone.NEUTRAL);
        };
    }

    /// While nothing else has happened to an order, its payment says more than its status.
    private static Headline open(OrderState order, Headline otherwise) {
        return switch (order.payment() == null ? PaymentStatus.PENDING : order.payment().status()) {
            case PENDING, FAILED -> failedOr(order, otherwise);
            case INITIATED -> new Headline("awaiting payment", Tone.ACTIVE);
            case PAID -> new Headline("paid", Tone.ACTIVE);
            case REFUNDED -> new Headline("refunded", Tone.WARNING);
        };
    }

    private static Headline failedOr(OrderState order, Headline otherwise) {
        return order.payment() != null && order.payment().status() == PaymentStatus.FAILED
                ? new Headline("payment failed", Tone.BAD)
                : otherwise;
    }

    @Override
    public String tell(OrderEvent event) {
        return switch (event) {
            case OrderCreated created -> words("customer " + created.customerId(), created.currency(), count(created.items().size()));
            case OrderItemAdded(var productId, var quantity, var price) -> words(quantity + " × " + productId, Money.text(price));
            case OrderItemRemoved(var productId) -> productId;
            case OrderConfirmed(var by, var restaurantId) -> restaurantId == null ? "by " + by : "by restaurant " + restaurantId;
            case PaymentInitiated(var method, var amount) -> words(method.toLowerCase(Locale.ROOT).replace('_', ' '), Money.text(amount));
            case PaymentAuthorized(var amount, var authorization, var card) -> words(
                    authorization == null ? "" : "auth " + authorization,
                    card == null ? "" : "card " + card,
                    amount == null ? "" : Money.text(amount));
            case PaymentFailed(var reason) -> "declined: " + reason;
            case PreparationStarted() -> "";
            case OrderReady() -> "";
            case OrderPickedUp(var driverId) -> "driver " + driverId;
            case OrderShipped(var carrier, var trackingNumber) -> words(carrier, trackingNumber);
            case ShippingStatusUpdated(var status) -> status.name();
            case OrderDelivered(var signedBy) -> signedBy == null ? "" : "signed by " + signedBy;
            case OrderCancelled(var reason, var by, _) -> words(reason, "by " + by);
            case ItemsReturned(var items, var reason) -> words(list(items), reason);
            case PaymentRefunded(var amount, var reason) -> words(Money.text(amount), reason);
            case OrderCorrected(var reason, var amount) -> words("total " + Money.text(amount), reason);
        };
    }

    private static String words(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" · "));
    }

    private static String count(int items) {
        return items == 0 ? "" : items == 1 ? "1 item" : items + " items";
    }

    private static String list(List<Returned> items) {
        return items.stream().map(item -> item.quantity() + " × " + item.productId()).collect(Collectors.joining(", "));
    }
}
