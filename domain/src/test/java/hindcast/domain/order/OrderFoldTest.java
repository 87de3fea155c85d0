package hindcast.domain.order;

import static hindcast.domain.Scenario.second;
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
import static org.junit.jupiter.api.Assertions.assertSame;

import hindcast.domain.order.OrderEvent.ItemsReturned;
import hindcast.domain.order.OrderEvent.OrderConfirmed;
import hindcast.domain.order.OrderEvent.OrderCorrected;
import hindcast.domain.order.OrderEvent.OrderCreated;
import hindcast.domain.order.OrderEvent.OrderItemAdded;
import hindcast.domain.order.OrderEvent.OrderItemRemoved;
import hindcast.domain.order.OrderEvent.PaymentAuthorized;
import hindcast.domain.order.OrderEvent.PaymentRefunded;
import hindcast.domain.order.OrderEvent.Returned;
import hindcast.domain.order.OrderEvent.ShippingStatusUpdated;
import hindcast.domain.order.OrderState.Cancellation;
import hindcast.domain.order.OrderState.Item;
import hindcast.domain.order.OrderState.Payment;
import hindcast.domain.order.OrderState.Shipping;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What each event changes in an order, and that it changes nothing else.
final class OrderFoldTest {
    private static final Item CASES = new Item("iphone-15-case", 2, money("19.90"), 0);
    private static final Item CHARGER = new Item("charger-65w", 1, money("49.00"), 0);

    /// The events change the state that the ones before the last led to in just this way.
    private static void changes(Consumer<OrderEdit> change, OrderEvent... events) {
        OrderEdit edit = new OrderEdit(given(List.of(events).subList(0, events.length - 1).toArray(OrderEvent[]::new)).state());
        change.accept(edit);
        assertEquals(edit.at(second(events.length)), given(events).state());
    }

    @Nested
    final class Drafting {
        @Test
        void creatingMakesADraft() {
            OrderCreated created = new OrderCreated(
                    "c-1", "EUR", CREATED.items(), "Am Markt 1", "PAYPAL", "v-3", LocalDate.EPOCH, "ring twice");
            changes(order -> {
                order.status = OrderStatus.DRAFT;
                order.customerId = "c-1";
                order.vendorId = "v-3";
                order.currency = "EUR";
                order.items = OrderItems.of(List.of(CASES, CHARGER));
                order.total = money("88.80");
                order.deliveryAddress = "Am Markt 1";
                order.estimatedDelivery = LocalDate.EPOCH;
                order.customerNotes = "ring twice";
                order.payment = new Payment(PaymentStatus.PENDING, "PAYPAL", null, 0, null, null, null, null);
                order.shipping = new Shipping(ShippingStatus.WAITING_FOR_PAYMENT, null, null, null);
                order.createdAt = second(1);
            }, created);
        }

        @Test
        void anEmptyOrderCostsNothingInTheDigitsOfItsCurrency() {
            assertEquals(money("0.00"), given(EMPTY).state().total());
        }

        @Test
        void anItemIsAdded() {
            changes(order -> {
                order.items = OrderItems.of(List.of(CASES, CHARGER, new Item("ssd-1tb", 1, money("94.9"), 0)));
                order.total = money("183.70");
            }, CREATED, new OrderItemAdded("ssd-1tb", 1, money("94.9")));
        }

        @Test
        void theSameProductAtTheSamePriceAddsToItsQuantity() {
            changes(order -> {
                order.items = OrderItems.of(List.of(new Item("iphone-15-case", 5, money("19.90"), 0), CHARGER));
                order.total = money("148.50");
            }, CREATED, new OrderItemAdded("iphone-15-case", 3, money("19.9")));
        }

        @Test
        void theSameProductAtAnotherPriceIsAnotherItem() {
            changes(order -> {
                order.items = OrderItems.of(List.of(CASES, CHARGER, new Item("iphone-15-case", 1, money("17.00"), 0)));
                order.total = money("105.80");
            }, CREATED, new OrderItemAdded("iphone-15-case", 1, money("17.00")));
        }

        @Test
        void aProductIsRemovedWithAllItsItems() {
            changes(order -> {
                order.items = OrderItems.of(List.of(CHARGER));
                order.total = money("49.00");
            }, CREATED, new OrderItemAdded("iphone-15-case", 1, money("17.00")), new OrderItemRemoved("iphone-15-case"));
        }

        @Test
        void aProductThatIsNotThereChangesNothing() {
            changes(order -> { }, CREATED, new OrderItemRemoved("socks"));
        }

        @Test
        void confirmingConfirms() {
            changes(order -> {
                order.status = OrderStatus.CONFIRMED;
                order.restaurantId = "r-18";
                order.confirmedAt = second(2);
            }, CREATED, CONFIRMED);
        }

        @Test
        void preparationStartsAndIsDone() {
            changes(order -> order.status = OrderStatus.PREPARING, CREATED, CONFIRMED, PREPARING);
            changes(order -> order.status = OrderStatus.READY, CREATED, CONFIRMED, PREPARING, READY);
        }

        @Test
        void cancellingEndsTheOrderAndItsShipment() {
            changes(order -> {
                order.status = OrderStatus.CANCELLED;
                order.shipping = new Shipping(ShippingStatus.CANCELLED, null, null, null);
                order.cancellation = new Cancellation("changed my mind", "c-2207");
            }, CREATED, CANCELLED);
        }

        @Test
        void correctingSetsTheTotalAndLeavesTheItems() {
            changes(order -> order.total = money("80"), CREATED, CONFIRMED, new OrderCorrected("discount", money("80")));
        }
    }

    @Nested
    final class Paying {
        @Test
        void everyInitiationIsAnAttempt() {
            changes(order -> order.payment = new Payment(PaymentStatus.INITIATED, "CREDIT_CARD", money("88.80"), 1, null, null, null, null),
                    CREATED, CONFIRMED, INITIATED);
            changes(order -> order.payment = new Payment(PaymentStatus.INITIATED, "CREDIT_CARD", money("88.80"), 2, null, null, null, null),
                    CREATED, CONFIRMED, INITIATED, FAILED, INITIATED);
        }

        @Test
        void aFailureIsKeptUntilTheNextAttempt() {
            changes(order -> order.payment = new Payment(
                            PaymentStatus.FAILED, "CREDIT_CARD", money("88.80"), 1, "insufficient_funds", null, null, null),
                    CREATED, CONFIRMED, INITIATED, FAILED);
        }

        @Test
        void anAuthorizationPaysAndLetsTheShipmentWait() {
            changes(order -> {
                order.payment = new Payment(PaymentStatus.PAID, "CREDIT_CARD", money("88.80"), 1, null, "7F21A", "•• 34", null);
                order.shipping = new Shipping(ShippingStatus.WAITING_FOR_SHIPMENT, null, null, null);
                order.paidAt = second(4);
            }, CREATED, CONFIRMED, INITIATED, PAID);
        }

        @Test
        void anAuthorizationWithoutAnAmountIsOfWhatWasInitiatedOrElseOfTheTotal() {
            PaymentAuthorized silent = new PaymentAuthorized(null, null, null);
            assertEquals(new Payment(PaymentStatus.PAID, "CREDIT_CARD", money("88.80"), 1, null, null, null, null),
                    given(CREATED, CONFIRMED, INITIATED, new OrderCorrected("discount", money("80")), silent).state().payment());
            assertEquals(new Payment(PaymentStatus.PAID, null, money("88.80"), 0, null, null, null, null), given(CREATED, silent).state().payment());
            assertEquals(new Payment(PaymentStatus.PAID, null, null, 0, null, null, null, null), given(silent).state().payment());
        }

        @Test
        void refundsAddUpUntilAllIsRefunded() {
            PaymentRefunded part = new PaymentRefunded(money("44.4"), "damaged");
            changes(order -> order.payment = new Payment(PaymentStatus.PAID, "CREDIT_CARD", money("88.80"), 1, null, "7F21A", "•• 34", money("44.4")),
                    CREATED, CONFIRMED, INITIATED, PAID, part);
            changes(order -> order.payment = new Payment(
                            PaymentStatus.REFUNDED, "CREDIT_CARD", money("88.80"), 1, null, "7F21A", "•• 34", money("88.8")),
                    CREATED, CONFIRMED, INITIATED, PAID, part, part);
        }
    }

    @Nested
    final class Revenue {
        @Test
        void isWhatWasPaidLessWhatWentBack() {
            PaymentRefunded part = new PaymentRefunded(money("8.8"), "damaged");
            assertEquals(money("0.00"), given(CREATED, INITIATED).state().revenue());
            assertEquals(money("88.80"), given(CREATED, INITIATED, PAID).state().revenue());
            assertEquals(money("80.00"), given(CREATED, INITIATED, PAID, part).state().revenue());
            assertEquals(money("0.00"), given(CREATED, INITIATED, PAID, part, new PaymentRefunded(money("80"), "damaged")).state().revenue());
        }

        @Test
        void isNothingWhereNoPaymentIsKnown() {
            assertEquals(money("0"), given().state().revenue());
            assertEquals(money("0.00"), given(CREATED, new PaymentRefunded(money("5"), "damaged")).state().revenue());
            assertEquals(money("0"), given(new PaymentAuthorized(null, null, null)).state().revenue());
        }

        @Test
        void isBelowNothingWhenMoreWentBackThanWasPaid() {
            assertEquals(money("-1.20"), given(CREATED, PAID, new PaymentRefunded(money("90"), "damaged")).state().revenue());
        }
    }

    @Nested
    final class Shipment {
        @Test
        void aDriverTakesAMealAlong() {
            changes(order -> {
                order.status = OrderStatus.PICKED_UP;
                order.shipping = new Shipping(ShippingStatus.IN_TRANSIT, null, null, "d-12");
                order.shippedAt = second(2);
            }, CREATED, PICKED_UP);
        }

        @Test
        void aCarrierTakesAParcel() {
            changes(order -> {
                order.status = OrderStatus.SHIPPED;
                order.shipping = new Shipping(ShippingStatus.IN_TRANSIT, "DHL", "JD0146000", null);
                order.shippedAt = second(2);
            }, CREATED, SHIPPED);
        }

        @Test
        void theCarrierSaysWhereItIs() {
            changes(order -> order.shipping = new Shipping(ShippingStatus.DELIVERED, "DHL", "JD0146000", null),
                    CREATED, SHIPPED, new ShippingStatusUpdated(ShippingStatus.DELIVERED));
        }

        @Test
        void deliveringDelivers() {
            changes(order -> {
                order.status = OrderStatus.DELIVERED;
                order.shipping = new Shipping(ShippingStatus.DELIVERED, "DHL", "JD0146000", null);
                order.deliveredAt = second(3);
            }, CREATED, SHIPPED, DELIVERED);
        }

        @Test
        void whatComesBackIsCounted() {
            changes(order -> order.items = OrderItems.of(List.of(new Item("iphone-15-case", 2, money("19.90"), 1), CHARGER)),
                    CREATED, SHIPPED, DELIVERED, back(new Returned("iphone-15-case", 1)));
        }

        @Test
        void theOrderIsReturnedOnceAllIsBack() {
            changes(order -> {
                order.status = OrderStatus.RETURNED;
                order.items = OrderItems.of(List.of(new Item("iphone-15-case", 2, money("19.90"), 2), new Item("charger-65w", 1, money("49.00"), 1)));
            }, CREATED, SHIPPED, DELIVERED,
                    back(new Returned("iphone-15-case", 1)), back(new Returned("charger-65w", 1), new Returned("iphone-15-case", 1)));
        }

        @Test
        void whatWasBoughtAtTwoPricesComesBackInTurn() {
            assertEquals(
                    List.of(new Item("iphone-15-case", 2, money("19.90"), 2), CHARGER, new Item("iphone-15-case", 4, money("17"), 1)),
                    given(CREATED, new OrderItemAdded("iphone-15-case", 4, money("17")), back(new Returned("iphone-15-case", 3))).state().items());
        }
    }

    @Nested
    final class OddLogs {
        @Test
        void aShipmentRecordedAfterItsDeliveryIsTheNewestWord() {
            changes(order -> {
                order.status = OrderStatus.SHIPPED;
                order.shipping = new Shipping(ShippingStatus.IN_TRANSIT, "DHL", "JD0146000", null);
                order.shippedAt = second(3);
            }, CREATED, DELIVERED, SHIPPED);
        }

        @Test
        void whatCameBeforeTheBeginningIsKept() {
            assertEquals(new Payment(PaymentStatus.PAID, null, money("88.80"), 0, null, "7F21A", "•• 34", null),
                    given(PAID, CREATED).state().payment());
        }

        @Test
        void moreBackThanWasBoughtIsShownAsItWasRecorded() {
            assertEquals(List.of(new Item("iphone-15-case", 2, money("19.90"), 9), CHARGER),
                    given(CREATED, back(new Returned("iphone-15-case", 9))).state().items());
        }

        @Test
        void aReturnOfNothingKnownReturnsNoOrder() {
            changes(order -> { }, EMPTY, back(new Returned("socks", 1)));
        }

        @Test
        void itemsWithoutABeginningHaveATotal() {
            changes(order -> {
                order.items = OrderItems.of(List.of(CASES));
                order.total = money("39.80");
            }, new OrderItemAdded("iphone-15-case", 2, money("19.90")));
        }

        @Test
        void aSumOfQuantitiesDoesNotOverflow() {
            OrderItemAdded many = new OrderItemAdded("sticker", Integer.MAX_VALUE, money("0.01"));
            assertEquals(List.of(new Item("sticker", 2L * Integer.MAX_VALUE, money("0.01"), 0)), given(EMPTY, many, many).state().items());
        }
    }

    @Test
    void whatAnEventDoesNotTouchStaysTheSameObject() {
        OrderState before = given(CREATED, CONFIRMED, INITIATED, PAID).state();
        OrderState after = Order.AGGREGATE.decider().evolve(before, new OrderItemAdded("charger-65w", 1, money("49.00")), second(5));
        assertSame(before.items().getFirst(), after.items().getFirst());
        assertSame(before.payment(), after.payment());
        assertSame(before.shipping(), after.shipping());
        OrderState confirmed = Order.AGGREGATE.decider().evolve(before, new OrderConfirmed("c-1", null), second(5));
        assertSame(before.items(), confirmed.items());
    }

    private static ItemsReturned back(Returned... items) {
        return new ItemsReturned(List.of(items), "damaged");
    }
}
