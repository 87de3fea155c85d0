package hindcast.domain.readmodel;

import hindcast.domain.order.OrderStatus;
import hindcast.domain.order.PaymentStatus;
import hindcast.domain.order.ShippingStatus;
import hindcast.store.projection.Key;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An order as it is listed. What is null is not known (yet): a log may hold a payment or a delivery of an order that it never began. The times are
/// those of the newest event of their kind.
///
/// @param id        the id of the stream
/// @param status    null when only its payment or its items are known
/// @param total     what is to be paid, in the order's currency
/// @param itemCount the pieces that were ordered, whether or not they came back: the sum of the quantities; 0 where the log has no items
/// @param updatedAt the time of its newest event
/// @param version   the version of the stream
public record OrderRow(
        @Key String id,
        @Nullable String customer,
        @Nullable String vendor,
        @Nullable OrderStatus status,
        @Nullable PaymentStatus paymentStatus,
        @Nullable ShippingStatus shippingStatus,
        @Nullable BigDecimal total,
        @Nullable String currency,
        long itemCount,
        @Nullable Instant createdAt,
        Instant updatedAt,
        @Nullable Instant paidAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        int version) {
}
