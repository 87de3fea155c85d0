package hindcast.domain.order;

import hindcast.domain.order.OrderState.Cancellation;
import hindcast.domain.order.OrderState.Payment;
import hindcast.domain.order.OrderState.Shipping;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A state while one event is folded into it: a copy whose fields can be set. It never leaves the fold.
final class OrderEdit {
    @Nullable OrderStatus status;
    @Nullable String customerId;
    @Nullable String vendorId;
    @Nullable String restaurantId;
    @Nullable String currency;
    OrderItems items;
    @Nullable BigDecimal total;
    @Nullable String deliveryAddress;
    @Nullable LocalDate estimatedDelivery;
    @Nullable String customerNotes;
    @Nullable Payment payment;
    @Nullable Shipping shipping;
    @Nullable Cancellation cancellation;
    @Nullable Instant createdAt;
    @Nullable Instant confirmedAt;
    @Nullable Instant paidAt;
    @Nullable Instant shippedAt;
    @Nullable Instant deliveredAt;

    OrderEdit(OrderState it) {
        status = it.status();
        customerId = it.customerId();
        vendorId = it.vendorId();
        restaurantId = it.restaurantId();
        currency = it.currency();
        items = OrderItems.of(it.items());
        total = it.total();
        deliveryAddress = it.deliveryAddress();
        estimatedDelivery = it.estimatedDelivery();
        customerNotes = it.customerNotes();
        payment = it.payment();
        shipping = it.shipping();
        cancellation = it.cancellation();
        createdAt = it.createdAt();
        confirmedAt = it.confirmedAt();
        paidAt = it.paidAt();
        shippedAt = it.shippedAt();
        deliveredAt = it.deliveredAt();
    }

    OrderState at(Instant updatedAt) {
        return new OrderState(
                status, customerId, vendorId, restaurantId, currency, items, total, deliveryAddress, estimatedDelivery, customerNotes,
                payment, shipping, cancellation, createdAt, confirmedAt, paidAt, shippedAt, deliveredAt, updatedAt);
    }
}
