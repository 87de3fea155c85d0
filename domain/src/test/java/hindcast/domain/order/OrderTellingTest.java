package hindcast.domain.order;

import static hindcast.domain.order.Orders.CANCELLED;
import static hindcast.domain.order.Orders.CONFIRMED;
import static hindcast.domain.order.Orders.CREATED;
import static hindcast.domain.order.Orders.DELIVERED;
import static hindcast.domain.order.Orders.EMPTY;
import static hindcast.domain.order.Orders.FAILED;
import static hindcast.domain.order.Orders.INITIATED;
import static hindcast.domain.order.Orders.PAID;
import static hindcast.domain.order.Orders.PICKED_UP;
import static hindcast.domain.order.Orders.PREPARING;
import static hindcast.domain.order.Orders.READY;
import static hindcast.domain.order.Orders.SHIPPED;
import static hindcast.domain.order.Orders.given;
import static hindcast.domain.order.Orders.money;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.domain.order.OrderEvent.ItemsReturned;
import hindcast.domain.order.OrderEvent.OrderConfirmed;
import hindcast.domain.order.OrderEvent.OrderCorrected;
import hindcast.domain.order.OrderEvent.OrderDelivered;
import hindcast.domain.order.OrderEvent.OrderItemAdded;
import hindcast.domain.order.OrderEvent.OrderItemRemoved;
import hindcast.domain.order.OrderEvent.PaymentAuthorized;
import hindcast.domain.order.OrderEvent.PaymentRefunded;
import hindcast.domain.order.OrderEvent.Returned;
import hindcast.domain.order.OrderEvent.ShippingStatusUpdated;
import hindcast.store.aggregate.Headline;
import hindcast.store.aggregate.Headline.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The words for an order and for what happened to it.
final class OrderTellingTest {
    private static final ItemsReturned ALL = new ItemsReturned(
            List.of(new Returned("iphone-15-case", 2), new Returned("charger-65w", 1)), "damaged");
    private static final PaymentRefunded REFUNDED = new PaymentRefunded(money("88.80"), "returned goods");

    @Test
    void aStateHasAHeadline() {
        headline("", Tone.NEUTRAL);
        headline("draft", Tone.NEUTRAL, CREATED);
        headline("cancelled", Tone.NEUTRAL, CREATED, CANCELLED);
        headline("confirmed", Tone.ACTIVE, CREATED, CONFIRMED);
        headline("awaiting payment", Tone.ACTIVE, CREATED, CONFIRMED, INITIATED);
        headline("payment failed", Tone.BAD, CREATED, CONFIRMED, INITIATED, FAILED);
        headline("paid", Tone.ACTIVE, CREATED, CONFIRMED, INITIATED, PAID);
        headline("preparing", Tone.ACTIVE, CREATED, CONFIRMED, INITIATED, PAID, PREPARING);
        headline("payment failed", Tone.BAD, CREATED, CONFIRMED, INITIATED, PREPARING, FAILED);
        headline("ready", Tone.ACTIVE, CREATED, CONFIRMED, INITIATED, PAID, PREPARING, READY);
        headline("in transit", Tone.ACTIVE, CREATED, CONFIRMED, INITIATED, PAID, PICKED_UP);
        headline("in transit", Tone.ACTIVE, CREATED, CONFIRMED, INITIATED, PAID, SHIPPED);
        headline("delivered", Tone.GOOD, CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED);
        headline("returned", Tone.WARNING, CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED, ALL);
        headline("refunded", Tone.WARNING, CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED, ALL, REFUNDED);
        headline("refunded", Tone.WARNING, CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED, REFUNDED);
    }

    @Test
    void anEventIsToldInAFewWords() {
        tells("customer c-2207 · EUR", EMPTY);
        tells("customer c-2207 · EUR · 2 items", CREATED);
        tells("2 × iphone-15-case · 19.90", new OrderItemAdded("iphone-15-case", 2, money("19.90")));
        tells("charger-30w", new OrderItemRemoved("charger-30w"));
        tells("by restaurant r-18", CONFIRMED);
        tells("by c-2207", new OrderConfirmed("c-2207", null));
        tells("credit card · 88.80", INITIATED);
        tells("declined: insufficient_funds", FAILED);
        tells("auth 7F21A · card •• 34 · 88.80", PAID);
        tells("", new PaymentAuthorized(null, null, null));
        tells("", PREPARING);
        tells("", READY);
        tells("driver d-12", PICKED_UP);
        tells("DHL · JD0146000", SHIPPED);
        tells("IN_TRANSIT", new ShippingStatusUpdated(ShippingStatus.IN_TRANSIT));
        tells("signed by customer", DELIVERED);
        tells("", new OrderDelivered(null));
        tells("changed my mind · by c-2207", CANCELLED);
        tells("2 × iphone-15-case, 1 × charger-65w · damaged", ALL);
        tells("88.80 · returned goods", REFUNDED);
        tells("total 1000 · price was entered twice", new OrderCorrected("price was entered twice", money("1e3")));
    }

    private static void headline(String text, Tone tone, OrderEvent... events) {
        assertEquals(new Headline(text, tone), Order.AGGREGATE.telling().headline(given(events).state()));
    }

    private static void tells(String words, OrderEvent event) {
        assertEquals(words, Order.AGGREGATE.telling().tell(event));
    }
}
