package hindcast.domain.order;

import static hindcast.domain.order.Orders.CANCELLED;
import static hindcast.domain.order.Orders.CONFIRMED;
import static hindcast.domain.order.Orders.CREATED;
import static hindcast.domain.order.Orders.DELIVERED;
import static hindcast.domain.order.Orders.EMPTY;
import static hindcast.domain.order.Orders.INITIATED;
import static hindcast.domain.order.Orders.PAID;
import static hindcast.domain.order.Orders.PICKED_UP;
import static hindcast.domain.order.Orders.PREPARING;
import static hindcast.domain.order.Orders.READY;
import static hindcast.domain.order.Orders.SHIPPED;
import static hindcast.domain.order.Orders.given;
import static hindcast.domain.order.Orders.money;

import hindcast.domain.order.OrderCommand.AddItem;
import hindcast.domain.order.OrderCommand.CancelOrder;
import hindcast.domain.order.OrderCommand.ConfirmOrder;
import hindcast.domain.order.OrderCommand.CorrectOrder;
import hindcast.domain.order.OrderCommand.CreateOrder;
import hindcast.domain.order.OrderCommand.MarkReady;
import hindcast.domain.order.OrderCommand.RemoveItem;
import hindcast.domain.order.OrderCommand.StartPreparation;
import hindcast.domain.order.OrderEvent.ItemsReturned;
import hindcast.domain.order.OrderEvent.Line;
import hindcast.domain.order.OrderEvent.OrderCancelled;
import hindcast.domain.order.OrderEvent.OrderConfirmed;
import hindcast.domain.order.OrderEvent.OrderCorrected;
import hindcast.domain.order.OrderEvent.OrderCreated;
import hindcast.domain.order.OrderEvent.OrderItemAdded;
import hindcast.domain.order.OrderEvent.OrderItemRemoved;
import hindcast.domain.order.OrderEvent.OrderReady;
import hindcast.domain.order.OrderEvent.PreparationStarted;
import hindcast.domain.order.OrderEvent.Returned;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of an order from its draft to its cancellation.
final class DraftRulesTest {
    @Nested
    final class Creating {
        @Test
        void anOrderIsCreatedAsItIsAsked() {
            LocalDate soon = LocalDate.of(2026, 11, 21);
            List<Line> items = List.of(new Line("charger-65w", 1, money("49.00")), new Line("sticker", 3, money("0")));
            given()
                    .when(new CreateOrder("c-2207", "EUR", items, "Am Markt 1", "PAYPAL", "v-3", soon, "ring twice"))
                    .then(new OrderCreated("c-2207", "EUR", items, "Am Markt 1", "PAYPAL", "v-3", soon, "ring twice"));
        }

        @Test
        void noNotesAreEmptyNotes() {
            given().when(create("c-2207", "EUR")).then(new OrderCreated("c-2207", "EUR", List.of(), null, null, null, null, ""));
        }

        @Test
        void anOrderThatExistsIsNotCreatedAgain() {
            given(EMPTY).when(create("c-1", "EUR")).refused("order of customer c-2207 already exists");
        }

        @Test
        void anOrderWithoutABeginningExistsToo() {
            given(PAID).when(create("c-1", "EUR")).refused("order of an unknown customer already exists");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "EURO", "eur", "XYZ"})
        void theCurrencyIsOneOfIso4217(String currency) {
            given().when(create("c-2207", currency)).refused(currency + " is not a currency of ISO 4217");
        }

        @Test
        void anOrderHasACustomer() {
            given().when(create(" ", "EUR")).refused("an order needs a customer");
        }

        @Test
        void aQuantityIsAtLeastOne() {
            given().when(create("c-2207", "EUR", new Line("charger-65w", 0, money("49.00"))))
                    .refused("the quantity of charger-65w must be at least 1; it is 0");
        }

        @Test
        void aPriceIsNotNegative() {
            given().when(create("c-2207", "EUR", new Line("charger-65w", 1, money("-0.01"))))
                    .refused("the price of charger-65w must be zero or more; it is -0.01");
        }

        @Test
        void aPriceIsAnAmountThatCanBeWrittenOut() {
            given().when(create("c-2207", "EUR", new Line("charger-65w", 1, money("1e999999999"))))
                    .refused("the price of charger-65w must be zero or more; it is 1E+999999999");
        }

        @Test
        void anItemHasAProduct() {
            given().when(create("c-2207", "EUR", new Line("", 1, money("49.00")))).refused("an item needs a product");
        }

        @Test
        void whatIsMissingIsRefusedAndNeverThrows() {
            given().when(new CreateOrder("c-2207", "EUR", Arrays.asList((Line) null), null, null, null, null, null)).refused("an item is missing");
        }

        private CreateOrder create(String customerId, String currency, Line... items) {
            return new CreateOrder(customerId, currency, List.of(items), null, null, null, null, null);
        }
    }

    @Nested
    final class Items {
        @Test
        void anItemIsAddedToADraft() {
            given(EMPTY).when(new AddItem("charger-65w", 2, money("49.00"))).then(new OrderItemAdded("charger-65w", 2, money("49.00")));
        }

        @Test
        void anItemIsRemovedFromADraft() {
            given(CREATED).when(new RemoveItem("charger-65w")).then(new OrderItemRemoved("charger-65w"));
        }

        @Test
        void onlyWhatIsThereIsRemoved() {
            given(CREATED).when(new RemoveItem("charger-30w")).refused("charger-30w is not in the order");
        }

        @Test
        void itemsChangeOnlyInADraft() {
            given(CREATED, CONFIRMED).when(new AddItem("charger-65w", 2, money("49.00")))
                    .refused("items change only in a draft; this order is CONFIRMED");
            given(CREATED, CANCELLED).when(new RemoveItem("charger-65w"))
                    .refused("items change only in a draft; this order is CANCELLED");
        }

        @Test
        void whatIsAddedIsCheckedLikeWhatIsOrdered() {
            given(EMPTY).when(new AddItem("charger-65w", -1, money("49.00"))).refused("the quantity of charger-65w must be at least 1; it is -1");
            given(EMPTY).when(new AddItem("charger-65w", 1, money("-49.00"))).refused("the price of charger-65w must be zero or more; it is -49.00");
            given(EMPTY).when(new AddItem("", 1, money("49.00"))).refused("an item needs a product");
        }

        @Test
        void anOrderThatDoesNotExistTakesNothing() {
            given().when(new AddItem("charger-65w", 1, money("49.00"))).refused("the order does not exist");
        }
    }

    @Nested
    final class Confirming {
        @Test
        void aDraftWithItemsIsConfirmed() {
            given(CREATED).when(new ConfirmOrder("c-2207", "r-18")).then(new OrderConfirmed("c-2207", "r-18"));
        }

        @Test
        void anEmptyOrderIsNot() {
            given(EMPTY).when(new ConfirmOrder("c-2207", null)).refused("cannot confirm an empty order");
        }

        @Test
        void itHappensOnce() {
            given(CREATED, CONFIRMED).when(new ConfirmOrder("c-2207", null)).refused("only a draft can be confirmed; this order is CONFIRMED");
        }

        @Test
        void somebodyConfirms() {
            given(CREATED).when(new ConfirmOrder("", null)).refused("an order is confirmed by somebody");
        }
    }

    @Nested
    final class Preparing {
        @Test
        void aConfirmedOrderIsPreparedAndThenReady() {
            given(CREATED, CONFIRMED).when(new StartPreparation()).then(new PreparationStarted());
            given(CREATED, CONFIRMED, PREPARING).when(new MarkReady()).then(new OrderReady());
        }

        @Test
        void noStepIsSkippedOrRepeated() {
            given(CREATED).when(new StartPreparation()).refused("preparation starts when an order is confirmed; this one is DRAFT");
            given(CREATED, CONFIRMED, PREPARING).when(new StartPreparation())
                    .refused("preparation starts when an order is confirmed; this one is PREPARING");
            given(CREATED, CONFIRMED).when(new MarkReady()).refused("an order is ready when it was being prepared; this one is CONFIRMED");
            given(CREATED, CONFIRMED, PREPARING, READY).when(new MarkReady())
                    .refused("an order is ready when it was being prepared; this one is READY");
        }
    }

    @Nested
    final class Cancelling {
        private static final CancelOrder CANCEL = new CancelOrder("changed my mind", "c-91");

        @Test
        void whatHasNotLeftIsCancelledAndItsStatusIsKept() {
            given(EMPTY).when(CANCEL).then(new OrderCancelled("changed my mind", "c-91", OrderStatus.DRAFT));
            given(CREATED, CONFIRMED, INITIATED, PAID).when(CANCEL).then(new OrderCancelled("changed my mind", "c-91", OrderStatus.CONFIRMED));
            given(CREATED, CONFIRMED, PREPARING).when(CANCEL).then(new OrderCancelled("changed my mind", "c-91", OrderStatus.PREPARING));
            given(CREATED, CONFIRMED, PREPARING, READY).when(CANCEL).then(new OrderCancelled("changed my mind", "c-91", OrderStatus.READY));
        }

        @Test
        void whatHasLeftIsNot() {
            String rule = "cannot cancel an order that is on its way or has arrived; this one is ";
            given(CREATED, CONFIRMED, INITIATED, PAID, PICKED_UP).when(CANCEL).refused(rule + "PICKED_UP");
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED).when(CANCEL).refused(rule + "SHIPPED");
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED).when(CANCEL).refused(rule + "DELIVERED");
            ItemsReturned all = new ItemsReturned(List.of(new Returned("iphone-15-case", 2), new Returned("charger-65w", 1)), "damaged");
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED, all).when(CANCEL).refused(rule + "RETURNED");
        }

        @Test
        void itHappensOnce() {
            given(CREATED, CANCELLED).when(CANCEL).refused("the order is cancelled already");
        }

        @Test
        void thereIsAReasonAndSomebody() {
            given(CREATED).when(new CancelOrder(" ", "c-91")).refused("an order is cancelled for a reason");
            given(CREATED).when(new CancelOrder("changed my mind", "")).refused("an order is cancelled by somebody");
        }
    }

    @Nested
    final class Correcting {
        @Test
        void aConfirmedOrderIsCorrectedByOneMoreEvent() {
            given(CREATED, CONFIRMED).when(new CorrectOrder("price was entered twice", money("0")))
                    .then(new OrderCorrected("price was entered twice", money("0")));
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED).when(new CorrectOrder("discount was forgotten", money("80.00")))
                    .then(new OrderCorrected("discount was forgotten", money("80.00")));
        }

        @Test
        void aDraftIsNot() {
            given(CREATED).when(new CorrectOrder("price was entered twice", money("1"))).refused("a draft is changed, not corrected");
        }

        @Test
        void thereIsAReasonAndAnAmount() {
            given(CREATED, CONFIRMED).when(new CorrectOrder("", money("1"))).refused("a correction needs a reason");
            given(CREATED, CONFIRMED).when(new CorrectOrder("wrong", money("-1"))).refused("the corrected amount must be zero or more; this is -1");
        }
    }
}
