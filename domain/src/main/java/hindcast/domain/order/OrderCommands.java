package hindcast.domain.order;

import static hindcast.domain.rule.Rules.given;

import hindcast.domain.order.OrderCommand.AddItem;
import hindcast.domain.order.OrderCommand.AuthorizePayment;
import hindcast.domain.order.OrderCommand.CancelOrder;
import hindcast.domain.order.OrderCommand.ConfirmOrder;
import hindcast.domain.order.OrderCommand.CorrectOrder;
import hindcast.domain.order.OrderCommand.CreateOrder;
import hindcast.domain.order.OrderCommand.DeliverOrder;
import hindcast.domain.order.OrderCommand.FailPayment;
import hindcast.domain.order.OrderCommand.InitiatePayment;
import hindcast.domain.order.OrderCommand.MarkReady;
import hindcast.domain.order.OrderCommand.PickUpOrder;
import hindcast.domain.order.OrderCommand.RefundPayment;
import hindcast.domain.order.OrderCommand.RemoveItem;
import hindcast.domain.order.OrderCommand.ReturnItems;
import hindcast.domain.order.OrderCommand.ShipOrder;
import hindcast.domain.order.OrderCommand.StartPreparation;
import hindcast.domain.order.OrderCommand.UpdateShippingStatus;
import hindcast.domain.order.OrderEvent.Line;
import hindcast.domain.order.OrderEvent.Returned;
import hindcast.domain.order.OrderState.Item;
import hindcast.domain.order.OrderState.Payment;
import hindcast.domain.rule.Rules;
import hindcast.store.command.CommandType;
import hindcast.store.command.Commands;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The commands of an order as they are given, in the order of its life, each with one that fits a state.
final class OrderCommands {
    private static final String PRODUCT = "iphone-15-case";
    private static final BigDecimal PRICE = new BigDecimal("19.90");

    static final Commands<OrderState, OrderCommand> ALL = new Commands<>(order -> Optional.ofNullable(order.currency()), List.of(
            CommandType.of("CreateOrder", CreateOrder.class, _ -> create(), "customerId", "items"),
            CommandType.of("AddItem", AddItem.class, _ -> new AddItem(PRODUCT, 1, PRICE), "productId", "price"),
            CommandType.of("RemoveItem", RemoveItem.class, order -> new RemoveItem(last(order))),
            CommandType.of("ConfirmOrder", ConfirmOrder.class, order -> new ConfirmOrder(by(order), order.restaurantId())),
            CommandType.of("InitiatePayment", InitiatePayment.class, order -> new InitiatePayment(method(order), order.total())),
            CommandType.of("AuthorizePayment", AuthorizePayment.class, _ -> new AuthorizePayment("7F21A", "•• 34"), "authorization", "card"),
            CommandType.of("FailPayment", FailPayment.class, _ -> new FailPayment("insufficient_funds"), "reason"),
            CommandType.of("StartPreparation", StartPreparation.class, _ -> new StartPreparation()),
            CommandType.of("MarkReady", MarkReady.class, _ -> new MarkReady()),
            CommandType.of("PickUpOrder", PickUpOrder.class, _ -> new PickUpOrder("d-12"), "driverId"),
            CommandType.of("ShipOrder", ShipOrder.class, _ -> new ShipOrder("DHL", "JD0146000"), "trackingNumber"),
            CommandType.of("UpdateShippingStatus", UpdateShippingStatus.class, order -> new UpdateShippingStatus(next(order))),
            CommandType.of("DeliverOrder", DeliverOrder.class, _ -> new DeliverOrder("customer"), "signedBy"),
            CommandType.of("CancelOrder", CancelOrder.class, order -> new CancelOrder("changed my mind", by(order)), "reason"),
            CommandType.of("ReturnItems", ReturnItems.class, order -> new ReturnItems(out(order), "does not fit"), "reason"),
            CommandType.of("RefundPayment", RefundPayment.class, order -> new RefundPayment(refundable(order), "goods returned"), "reason"),
            CommandType.of("CorrectOrder", CorrectOrder.class, order -> new CorrectOrder("wrong price", total(order)), "reason")));

    private OrderCommands() {
    }

    private static CreateOrder create() {
        return new CreateOrder("c-2207", "EUR", List.of(new Line(PRODUCT, 1, PRICE)), null, null, null, null, null);
    }

    private static String last(OrderState order) {
        return order.items().isEmpty() ? PRODUCT : order.items().getLast().productId();
    }

    private static String method(OrderState order) {
        String method = order.payment() == null ? null : order.payment().method();
        return given(method) ? method : "CREDIT_CARD";
    }

    /// One step on; the last one of all says why not.
    private static ShippingStatus next(OrderState order) {
        ShippingStatus now = order.shipping() == null ? ShippingStatus.WAITING_FOR_PAYMENT : order.shipping().status();
        return switch (now) {
            case WAITING_FOR_PAYMENT -> ShippingStatus.WAITING_FOR_SHIPMENT;
            case WAITING_FOR_SHIPMENT -> ShippingStatus.IN_TRANSIT;
            case IN_TRANSIT, DELIVERED, CANCELLED -> ShippingStatus.DELIVERED;
        };
    }

    private static String by(OrderState order) {
        String customer = order.customerId();
        return given(customer) ? customer : "the shop";
    }

    /// Everything that was bought and has not come back, product by product.
    private static List<Returned> out(OrderState order) {
        OrderItems items = OrderItems.of(order.items());
        List<Returned> out = new ArrayList<>();
        order.items().stream().map(Item::productId).filter(Rules::given).distinct().forEach(product -> {
            int quantity = (int) Math.min(Integer.MAX_VALUE, items.out(product));
            if (quantity > 0) {
                out.add(new Returned(product, quantity));
            }
        });
        return out;
    }

    private static @Nullable BigDecimal refundable(OrderState order) {
        Payment payment = order.payment();
        return payment == null ? null : payment.refundable();
    }

    private static BigDecimal total(OrderState order) {
        return order.total() == null || order.total().signum() < 0 ? BigDecimal.ZERO : order.total();
    }
}
