package hindcast.domain.readmodel;

import static hindcast.domain.Scenario.second;
import static hindcast.domain.order.Orders.CREATED;
import static hindcast.domain.order.Orders.DELIVERED;
import static hindcast.domain.order.Orders.PAID;
import static hindcast.domain.order.Orders.SHIPPED;
import static hindcast.domain.order.Orders.money;
import static hindcast.domain.readmodel.Replay.log;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderEvent.ItemsReturned;
import hindcast.domain.order.OrderEvent.OrderItemAdded;
import hindcast.domain.order.OrderEvent.PaymentAuthorized;
import hindcast.domain.order.OrderEvent.Returned;
import hindcast.domain.order.OrderStatus;
import hindcast.domain.order.PaymentStatus;
import hindcast.domain.order.ShippingStatus;
import hindcast.store.StreamId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Given events of an order, then its row.
final class OrdersTest {
    private static void becomes(OrderRow row, OrderEvent... events) {
        assertEquals(Set.of(row), Replay.rows(Orders.PROJECTION, log("o-1", SECONDS, events)));
    }

    @Test
    void anOrderOnItsWayToItsCustomer() {
        becomes(
                new OrderRow(
                        "o-1", "c-2207", null, OrderStatus.DELIVERED, PaymentStatus.PAID, ShippingStatus.DELIVERED, money("88.80"), "EUR", 3,
                        second(1), second(4), second(2), second(3), second(4), 4),
                CREATED, PAID, SHIPPED, DELIVERED);
    }

    @Test
    void piecesAreCountedWhetherOrNotTheyCameBack() {
        becomes(
                new OrderRow(
                        "o-1", "c-2207", null, OrderStatus.DRAFT, PaymentStatus.PENDING, ShippingStatus.WAITING_FOR_PAYMENT, money("128.60"), "EUR", 5,
                        second(1), second(3), null, null, null, 3),
                CREATED, new OrderItemAdded("iphone-15-case", 2, money("19.90")),
                new ItemsReturned(List.of(new Returned("charger-65w", 1)), "damaged"));
    }

    @Test
    void aDeliveryOfAnOrderThatNeverBeganIsARow() {
        becomes(
                new OrderRow(
                        "o-1", null, null, OrderStatus.DELIVERED, null, ShippingStatus.DELIVERED, null, null, 0,
                        null, second(1), null, null, second(1), 1),
                DELIVERED);
    }

    @Test
    void aPaymentAloneHasNoStatus() {
        becomes(
                new OrderRow(
                        "o-1", null, null, null, PaymentStatus.PAID, ShippingStatus.WAITING_FOR_SHIPMENT, null, null, 0,
                        null, second(1), second(1), null, null, 1),
                new PaymentAuthorized(null, null, null));
    }

    @Test
    void aStreamWithoutAnEventOfAnOrderHasNoRow() {
        assertNull(Orders.PROJECTION.row(new StreamId("Order", "o-1"), 1, Orders.PROJECTION.initial()));
    }
}
