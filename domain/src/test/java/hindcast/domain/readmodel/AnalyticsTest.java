package hindcast.domain.readmodel;

import static hindcast.domain.Scenario.second;
import static hindcast.domain.order.Orders.CANCELLED;
import static hindcast.domain.order.Orders.CONFIRMED;
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
import hindcast.domain.order.OrderEvent.OrderCancelled;
import hindcast.domain.order.OrderEvent.PaymentRefunded;
import hindcast.domain.order.OrderEvent.Returned;
import hindcast.store.StreamId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Given events of an order, then the times of its stages.
final class AnalyticsTest {
    private static final PaymentRefunded REFUNDED = new PaymentRefunded(money("44.40"), "damaged");

    private static void becomes(AnalyticsRow row, OrderEvent... events) {
        assertEquals(Set.of(row), Replay.rows(Analytics.PROJECTION, log("o-1", SECONDS, events)));
    }

    @Test
    void everyStageHasItsTime() {
        becomes(
                new AnalyticsRow(
                        "o-1", "EUR", second(1), second(2), second(3), second(4), second(5), null, null, null, null, null, money("88.80"), 5),
                CREATED, CONFIRMED, PAID, SHIPPED, DELIVERED);
    }

    @Test
    void anOrderIsReturnedWhenAllOfItIsBack() {
        ItemsReturned one = new ItemsReturned(List.of(new Returned("charger-65w", 1)), "damaged");
        ItemsReturned rest = new ItemsReturned(List.of(new Returned("iphone-15-case", 2)), "damaged");
        becomes(
                new AnalyticsRow("o-1", "EUR", second(1), null, null, null, second(2), null, null, second(4), null, null, money("0.00"), 4),
                CREATED, DELIVERED, one, rest);
    }

    @Test
    void refundsAddUpAtTheTimeOfTheNewest() {
        becomes(
                new AnalyticsRow("o-1", "EUR", second(1), null, second(2), null, null, null, null, null, second(4), money("88.80"), money("0.00"), 4),
                CREATED, PAID, REFUNDED, REFUNDED);
    }

    @Test
    void aCancellationAndItsReasonStay() {
        becomes(
                new AnalyticsRow(
                        "o-1", "EUR", second(1), null, null, second(3), null, second(2), "changed my mind", null, null, null, money("0.00"), 3),
                CREATED, CANCELLED, SHIPPED);
    }

    @Test
    void theNewestOfTwoCancellationsIsTold() {
        becomes(
                new AnalyticsRow("o-1", null, null, null, null, null, null, second(2), "sold out", null, null, null, money("0"), 2),
                CANCELLED, new OrderCancelled("sold out", "shop", null));
    }

    @Test
    void aStreamWithoutAnEventOfAnOrderHasNoRow() {
        assertNull(Analytics.PROJECTION.row(new StreamId("Order", "o-1"), 1, Analytics.PROJECTION.initial()));
    }
}
