package hindcast.domain.order;

import hindcast.domain.Scenario;
import hindcast.domain.order.OrderEvent.Line;
import hindcast.domain.order.OrderEvent.OrderCancelled;
import hindcast.domain.order.OrderEvent.OrderConfirmed;
import hindcast.domain.order.OrderEvent.OrderCreated;
import hindcast.domain.order.OrderEvent.OrderDelivered;
import hindcast.domain.order.OrderEvent.OrderPickedUp;
import hindcast.domain.order.OrderEvent.OrderReady;
import hindcast.domain.order.OrderEvent.OrderShipped;
import hindcast.domain.order.OrderEvent.PaymentAuthorized;
import hindcast.domain.order.OrderEvent.PaymentFailed;
import hindcast.domain.order.OrderEvent.PaymentInitiated;
import hindcast.domain.order.OrderEvent.PreparationStarted;
import java.math.BigDecimal;
import java.util.List;

/// The events of one order, from which scenarios are told: two cases and a charger, 88.80 EUR.
public final class Orders {
    public static final OrderCreated EMPTY = created();
    public static final OrderCreated CREATED = created(new Line("iphone-15-case", 2, money("19.90")), new Line("charger-65w", 1, money("49.00")));
    public static final OrderConfirmed CONFIRMED = new OrderConfirmed("c-2207", "r-18");
    public static final PaymentInitiated INITIATED = new PaymentInitiated("CREDIT_CARD", money("88.80"));
    public static final PaymentFailed FAILED = new PaymentFailed("insufficient_funds");
    public static final PaymentAuthorized PAID = new PaymentAuthorized(money("88.80"), "7F21A", "•• 34");
    public static final PreparationStarted PREPARING = new PreparationStarted();
    public static final OrderReady READY = new OrderReady();
    public static final OrderPickedUp PICKED_UP = new OrderPickedUp("d-12");
    public static final OrderShipped SHIPPED = new OrderShipped("DHL", "JD0146000");
    public static final OrderDelivered DELIVERED = new OrderDelivered("customer");
    public static final OrderCancelled CANCELLED = new OrderCancelled("changed my mind", "c-2207", OrderStatus.DRAFT);

    private Orders() {
    }

    public static Scenario<OrderState, OrderCommand, OrderEvent> given(OrderEvent... events) {
        return Scenario.given(Order.AGGREGATE.decider(), List.of(events));
    }

    public static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private static OrderCreated created(Line... items) {
        return new OrderCreated("c-2207", "EUR", List.of(items), null, null, null, null, "");
    }
}
