package hindcast.domain.readmodel;

import static hindcast.domain.order.Orders.CONFIRMED;
import static hindcast.domain.order.Orders.CREATED;
import static hindcast.domain.order.Orders.DELIVERED;
import static hindcast.domain.order.Orders.INITIATED;
import static hindcast.domain.order.Orders.PAID;
import static hindcast.domain.order.Orders.SHIPPED;
import static hindcast.domain.order.Orders.money;
import static hindcast.domain.readmodel.Replay.log;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderEvent.OrderCreated;
import hindcast.domain.order.OrderEvent.PaymentAuthorized;
import hindcast.domain.order.OrderEvent.PaymentRefunded;
import hindcast.store.Recorded;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Given events of orders, then what each hour changed.
final class DashboardTest {
    private static void becomes(Set<DashboardRow> rows, ChronoUnit apart, OrderEvent... events) {
        assertEquals(rows, Replay.rows(Dashboard.PROJECTION, log("o-1", apart, events)));
    }

    private static DashboardRow row(int hour, String status, int entered, int orders, String revenue) {
        return new DashboardRow(Instant.EPOCH.plus(hour, HOURS), status, "EUR", entered, orders, money(revenue));
    }

    private static DashboardRow unknown(int hour, String status, int entered, int orders, String revenue) {
        return new DashboardRow(Instant.EPOCH.plus(hour, HOURS), status, "", entered, orders, money(revenue));
    }

    @Nested
    final class Moving {
        @Test
        void anOrderIsTakenOffWhereItWasAndPutWhereItIs() {
            becomes(Set.of(row(1, "DRAFT", 1, 1, "0"), row(2, "DRAFT", 0, -1, "0"), row(2, "CONFIRMED", 1, 1, "0")), HOURS, CREATED, CONFIRMED);
        }

        @Test
        void withinAnHourOnlyThatItPassedIsLeft() {
            becomes(Set.of(row(0, "DRAFT", 1, 0, "0"), row(0, "CONFIRMED", 1, 1, "0")), MINUTES, CREATED, CONFIRMED);
        }

        @Test
        void ordersOfAStatusAreCountedTogether() {
            List<Recorded<OrderEvent>> two = Stream.of("o-1", "o-2").flatMap(id -> Replay.<OrderEvent>log(id, HOURS, CREATED).stream()).toList();
            assertEquals(Set.of(row(1, "DRAFT", 2, 2, "0")), Replay.rows(Dashboard.PROJECTION, two));
        }

        @Test
        void whatChangesNeitherStatusNorRevenueIsNotBooked() {
            becomes(Set.of(row(1, "DRAFT", 1, 1, "0")), HOURS, CREATED, INITIATED);
        }

        @Test
        void whatIsConfirmedTwiceEntersOnce() {
            becomes(Set.of(row(0, "DRAFT", 1, 0, "0"), row(0, "CONFIRMED", 1, 1, "0")), MINUTES, CREATED, CONFIRMED, CONFIRMED);
        }

        @Test
        void aDeliveryThatIsRecordedBeforeItsShipmentEndsWhereTheLogEnds() {
            becomes(Set.of(row(0, "DRAFT", 1, 0, "0"), row(0, "DELIVERED", 1, 0, "0"), row(0, "SHIPPED", 1, 1, "0")),
                    MINUTES, CREATED, DELIVERED, SHIPPED);
        }
    }

    @Nested
    final class Earning {
        @Test
        void whatIsPaidIsBookedInItsHourAndWhatGoesBackInAnother() {
            becomes(Set.of(row(1, "DRAFT", 1, 1, "0"), row(2, "DRAFT", 0, 0, "88.80"), row(3, "DRAFT", 0, 0, "-8.80")),
                    HOURS, CREATED, PAID, new PaymentRefunded(money("8.8"), "damaged"));
        }

        @Test
        void revenueMovesWithItsOrder() {
            becomes(
                    Set.of(row(1, "DRAFT", 1, 1, "0"), row(2, "DRAFT", 0, 0, "88.80"),
                            row(3, "DRAFT", 0, -1, "-88.80"), row(3, "SHIPPED", 1, 1, "88.80")),
                    HOURS, CREATED, PAID, SHIPPED);
        }

        @Test
        void aPaymentThatOnlySaysYesIsOfWhatTheOrderCosts() {
            becomes(Set.of(row(0, "DRAFT", 1, 1, "88.80")), MINUTES, CREATED, new PaymentAuthorized(null, null, null));
        }

        @Test
        void whatWasInitiatedIsNotYetReceived() {
            becomes(Set.of(row(0, "DRAFT", 1, 1, "0")), MINUTES, CREATED, INITIATED);
        }
    }

    @Nested
    final class OddLogs {
        @Test
        void aPaymentBeforeTheBeginningIsOfNoStatusAndNoCurrency() {
            becomes(Set.of(unknown(1, "", 1, 1, "88.8")), HOURS, PAID);
        }

        @Test
        void anOrderThatIsCreatedLateLeavesWhereItWasBooked() {
            becomes(Set.of(unknown(1, "", 1, 1, "88.8"), unknown(2, "", 0, -1, "-88.8"), row(2, "DRAFT", 1, 1, "88.80")), HOURS, PAID, CREATED);
        }

        @Test
        void anotherCurrencyIsAnotherPlaceButNoEntrance() {
            OrderCreated francs = new OrderCreated("c-2207", "CHF", List.of(), null, null, null, null, "");
            Instant second = Instant.EPOCH.plus(2, HOURS);
            becomes(
                    Set.of(row(1, "DRAFT", 1, 1, "0"), row(2, "DRAFT", 0, -1, "0"), new DashboardRow(second, "DRAFT", "CHF", 0, 1, money("0.00"))),
                    HOURS, CREATED, francs);
        }
    }
}
