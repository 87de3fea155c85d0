package hindcast.domain.order;

import static hindcast.domain.order.Orders.CANCELLED;
import static hindcast.domain.order.Orders.CONFIRMED;
import static hindcast.domain.order.Orders.CREATED;
import static hindcast.domain.order.Orders.DELIVERED;
import static hindcast.domain.order.Orders.FAILED;
import static hindcast.domain.order.Orders.INITIATED;
import static hindcast.domain.order.Orders.PAID;
import static hindcast.domain.order.Orders.PICKED_UP;
import static hindcast.domain.order.Orders.PREPARING;
import static hindcast.domain.order.Orders.READY;
import static hindcast.domain.order.Orders.SHIPPED;
import static hindcast.domain.order.Orders.given;

import hindcast.domain.order.OrderCommand.DeliverOrder;
import hindcast.domain.order.OrderCommand.PickUpOrder;
import hindcast.domain.order.OrderCommand.ReturnItems;
import hindcast.domain.order.OrderCommand.ShipOrder;
import hindcast.domain.order.OrderCommand.UpdateShippingStatus;
import hindcast.domain.order.OrderEvent.ItemsReturned;
import hindcast.domain.order.OrderEvent.OrderDelivered;
import hindcast.domain.order.OrderEvent.OrderPickedUp;
import hindcast.domain.order.OrderEvent.OrderShipped;
import hindcast.domain.order.OrderEvent.Returned;
import hindcast.domain.order.OrderEvent.ShippingStatusUpdated;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The rules of an order's shipment, and of what comes back.
final class ShippingRulesTest {
    @Nested
    final class Leaving {
        private static final ShipOrder SHIP = new ShipOrder("DHL", "JD0146000");
        private static final PickUpOrder PICK_UP = new PickUpOrder("d-12");

        @Test
        void aPaidOrderLeavesWhenItIsConfirmedOrReady() {
            given(CREATED, CONFIRMED, INITIATED, PAID).when(SHIP).then(new OrderShipped("DHL", "JD0146000"));
            given(CREATED, CONFIRMED, INITIATED, PAID, PREPARING, READY).when(SHIP).then(new OrderShipped("DHL", "JD0146000"));
            given(CREATED, CONFIRMED, INITIATED, PAID).when(PICK_UP).then(new OrderPickedUp("d-12"));
            given(CREATED, CONFIRMED, INITIATED, PAID, PREPARING, READY).when(PICK_UP).then(new OrderPickedUp("d-12"));
        }

        @Test
        void anUnpaidOrderDoesNot() {
            given(CREATED, CONFIRMED).when(SHIP).refused("an order is shipped only after it is paid");
            given(CREATED, CONFIRMED, INITIATED, FAILED).when(SHIP).refused("an order is shipped only after it is paid");
            given(CREATED, CONFIRMED, INITIATED, PREPARING, READY).when(PICK_UP).refused("an order is shipped only after it is paid");
        }

        @Test
        void anOrderLeavesOnce() {
            given(CREATED, CONFIRMED, INITIATED, PAID, PICKED_UP).when(SHIP).refused("the order is on its way already");
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED).when(PICK_UP).refused("the order is on its way already");
            given(CREATED, CONFIRMED, INITIATED, PAID, new ShippingStatusUpdated(ShippingStatus.IN_TRANSIT)).when(SHIP)
                    .refused("the order is on its way already");
        }

        @Test
        void anOrderThatIsBeingPreparedOrCancelledStays() {
            given(CREATED, CONFIRMED, INITIATED, PAID, PREPARING).when(SHIP)
                    .refused("an order leaves when it is ready or confirmed; this one is PREPARING");
            given(CREATED, CONFIRMED, INITIATED, PAID, CANCELLED).when(PICK_UP)
                    .refused("an order leaves when it is ready or confirmed; this one is CANCELLED");
        }

        @Test
        void somebodyTakesIt() {
            given(CREATED, CONFIRMED, INITIATED, PAID).when(new PickUpOrder("")).refused("an order is picked up by a driver");
            given(CREATED, CONFIRMED, INITIATED, PAID).when(new ShipOrder("", "JD0146000")).refused("an order is shipped by a carrier");
            given(CREATED, CONFIRMED, INITIATED, PAID).when(new ShipOrder("DHL", " ")).refused("a shipment needs a tracking number");
        }
    }

    @Nested
    final class Moving {
        @Test
        void theShipmentMovesForward() {
            given(CREATED).when(update(ShippingStatus.WAITING_FOR_SHIPMENT)).then(new ShippingStatusUpdated(ShippingStatus.WAITING_FOR_SHIPMENT));
            given(CREATED, CONFIRMED, INITIATED, PAID).when(update(ShippingStatus.IN_TRANSIT))
                    .then(new ShippingStatusUpdated(ShippingStatus.IN_TRANSIT));
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED).when(update(ShippingStatus.DELIVERED))
                    .then(new ShippingStatusUpdated(ShippingStatus.DELIVERED));
        }

        @Test
        void itNeverStandsStillOrMovesBack() {
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED).when(update(ShippingStatus.IN_TRANSIT))
                    .refused("a shipment moves only forward, from IN_TRANSIT; not to IN_TRANSIT");
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED).when(update(ShippingStatus.WAITING_FOR_PAYMENT))
                    .refused("a shipment moves only forward, from IN_TRANSIT; not to WAITING_FOR_PAYMENT");
        }

        @Test
        void itIsCancelledWithItsOrderAlone() {
            given(CREATED).when(update(ShippingStatus.CANCELLED))
                    .refused("a shipment moves only forward, from WAITING_FOR_PAYMENT; not to CANCELLED");
            given(CREATED, CANCELLED).when(update(ShippingStatus.IN_TRANSIT)).refused("the shipment is cancelled");
        }

        private UpdateShippingStatus update(ShippingStatus status) {
            return new UpdateShippingStatus(status);
        }
    }

    @Nested
    final class Delivering {
        @Test
        void whatIsOnItsWayIsDelivered() {
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED).when(new DeliverOrder("customer")).then(new OrderDelivered("customer"));
            given(CREATED, CONFIRMED, INITIATED, PAID, PICKED_UP).when(new DeliverOrder(null)).then(new OrderDelivered(null));
        }

        @Test
        void nothingElseIs() {
            given(CREATED, CONFIRMED, INITIATED, PAID).when(new DeliverOrder("customer"))
                    .refused("only an order on its way is delivered; this one is CONFIRMED");
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED).when(new DeliverOrder("customer"))
                    .refused("only an order on its way is delivered; this one is DELIVERED");
        }
    }

    @Nested
    final class Returning {
        @Test
        void aPartOfADeliveredOrderComesBack() {
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED).when(returning(new Returned("iphone-15-case", 2)))
                    .then(new ItemsReturned(List.of(new Returned("iphone-15-case", 2)), "damaged"));
        }

        @Test
        void noMoreThanWasBought() {
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED).when(returning(new Returned("iphone-15-case", 3)))
                    .refused("no more of iphone-15-case is returned than was bought and not yet returned, 2; this is 3");
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED).when(returning(new Returned("socks", 1)))
                    .refused("no more of socks is returned than was bought and not yet returned, 0; this is 1");
        }

        @Test
        void noMoreThanWasNotYetReturned() {
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED, new ItemsReturned(List.of(new Returned("iphone-15-case", 1)), "damaged"))
                    .when(returning(new Returned("iphone-15-case", 2)))
                    .refused("no more of iphone-15-case is returned than was bought and not yet returned, 1; this is 2");
        }

        @Test
        void aProductThatIsNamedTwiceCountsTwice() {
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED)
                    .when(returning(new Returned("iphone-15-case", 1), new Returned("iphone-15-case", 2)))
                    .refused("no more of iphone-15-case is returned than was bought and not yet returned, 2; this is 3");
        }

        @Test
        void onlyWhatWasDelivered() {
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED).when(returning(new Returned("iphone-15-case", 1)))
                    .refused("only a delivered order is returned; this one is SHIPPED");
        }

        @Test
        void atLeastOnePieceAndForAReason() {
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED).when(returning()).refused("a return needs at least one item");
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED).when(returning(new Returned("iphone-15-case", 0)))
                    .refused("the quantity of iphone-15-case must be at least 1; it is 0");
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED).when(returning(new Returned("", 1))).refused("an item needs a product");
            given(CREATED, CONFIRMED, INITIATED, PAID, SHIPPED, DELIVERED)
                    .when(new ReturnItems(List.of(new Returned("iphone-15-case", 1)), "")).refused("a return needs a reason");
        }

        private ReturnItems returning(Returned... items) {
            return new ReturnItems(List.of(items), "damaged");
        }
    }
}
