package hindcast.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.domain.order.Order;
import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderState;
import hindcast.domain.order.OrderState.Payment;
import hindcast.domain.order.OrderState.Shipping;
import hindcast.domain.order.OrderStatus;
import hindcast.domain.order.PaymentStatus;
import hindcast.domain.order.ShippingStatus;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Decider;
import hindcast.store.testing.RealOrders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Real orders are folded by the code that folds ours: they have no items and no amounts, and were never confirmed.
@RealOrders.Needed
final class RealOrdersTest {
    private static final Map<StreamId, OrderState> ORDERS = new HashMap<>();

    @BeforeAll
    static void fold() {
        Decider<OrderState, ?, OrderEvent> decider = Order.AGGREGATE.decider();
        for (Recorded<String> event : RealOrders.events()) {
            OrderEvent decoded = Order.AGGREGATE.codec().decode(event).orElseThrow();
            OrderState before = ORDERS.getOrDefault(event.stream(), decider.initial());
            ORDERS.put(event.stream(), decider.evolve(before, decoded, event.recordedAt()));
        }
    }

    @Test
    void everyOneEndsWhereItsLastEventLeavesIt() {
        Map<OrderStatus, Integer> ends = new EnumMap<>(OrderStatus.class);
        ORDERS.values().forEach(order -> ends.merge(order.status(), 1, Integer::sum));
        assertEquals(Map.of(OrderStatus.DRAFT, 32, OrderStatus.SHIPPED, 62, OrderStatus.DELIVERED, 4855, OrderStatus.CANCELLED, 49), ends);
    }

    @Test
    void oneThatWasDeliveredShowsEveryStep() {
        assertEquals(
                new OrderState(
                        OrderStatus.DELIVERED, "7f0ca17bb33b230b47459437cf0682c7", null, null, "BRL", List.of(), new BigDecimal("0.00"),
                        null, LocalDate.of(2016, 11, 30), "",
                        new Payment(PaymentStatus.PAID, null, new BigDecimal("0.00"), 0, null, null, null, null),
                        new Shipping(ShippingStatus.DELIVERED, "correios", "BR7033745709", null), null,
                        Instant.parse("2016-10-04T14:13:00Z"), null, Instant.parse("2016-10-04T14:46:00Z"),
                        Instant.parse("2016-10-08T14:46:00Z"), Instant.parse("2016-10-11T14:46:00Z"), Instant.parse("2016-10-11T14:46:00Z")),
                ORDERS.get(new StreamId("Order", "7033745709b7cf1bac7d2533663592de")));
    }
}
