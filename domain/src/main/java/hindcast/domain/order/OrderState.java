package hindcast.domain.order;

import hindcast.domain.rule.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An order as its events leave it. The components are the fields that are shown; what is null is not known (yet).
/// A state shares with the one before it every part that the event between them did not touch.
///
/// @param total     what is to be paid: the items' sum, until a correction says otherwise
/// @param updatedAt the time of its newest event; null while it does not exist
public record OrderState(
        @Nullable OrderStatus status,
        @Nullable String customerId,
        @Nullable String vendorId,
        @Nullable String restaurantId,
        @Nullable String currency,
        List<Item> items,
        @Nullable BigDecimal total,
        @Nullable String deliveryAddress,
        @Nullable LocalDate estimatedDelivery,
        @Nullable String customerNotes,
        @Nullable Payment payment,
        @Nullable Shipping shipping,
        @Nullable Cancellation cancellation,
        @Nullable Instant createdAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant paidAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant updatedAt) {
    /// Before the first event.
    static final OrderState NONE = new OrderState(
            null, null, null, null, null, OrderItems.NONE, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public OrderState {
        items = OrderItems.of(items);
    }

    /// Whether anything ever happened to it.
    public boolean exists() {
        return updatedAt != null;
    }

    /// The money that it brought, in its currency: what was paid and has not gone back. Nothing before it is paid, while a payment is tried anew,
    /// and where the log has no amounts; below zero when more went back than was paid.
    public BigDecimal revenue() {
        BigDecimal nothing = Money.zero(currency);
        return switch (payment == null ? PaymentStatus.PENDING : payment.status()) {
            case PENDING, INITIATED, FAILED -> nothing;
            case PAID, REFUNDED -> nothing.add(Objects.requireNonNull(payment).refundable());
        };
    }

    /// So much of a product. The same product at another price is another item.
    ///
    /// @param quantity how much was ordered; a sum of ints, so it never overflows
    /// @param returned how much of it came back
    public record Item(String productId, long quantity, BigDecimal price, long returned) {
    }

    /// How the order is paid, and how far that has come.
    ///
    /// @param method   how it is paid
    /// @param amount   what was initiated, and later what was authorized
    /// @param attempts how often it was initiated
    /// @param failure  why the last attempt failed; null once there is a newer one
    /// @param refunded what went back so far
    public record Payment(
            PaymentStatus status,
            @Nullable String method,
            @Nullable BigDecimal amount,
            int attempts,
            @Nullable String failure,
            @Nullable String authorization,
            @Nullable String card,
            @Nullable BigDecimal refunded) {
        static final Payment PENDING = new Payment(PaymentStatus.PENDING, null, null, 0, null, null, null, null);

        /// What is paid and not given back; zero when no amount is known.
        BigDecimal refundable() {
            BigDecimal paid = amount == null ? BigDecimal.ZERO : amount;
            return refunded == null ? paid : paid.subtract(refunded);
        }

        Payment by(@Nullable String method) {
            return method == null ? this : new Payment(status, method, amount, attempts, failure, authorization, card, refunded);
        }

        Payment initiated(String method, BigDecimal amount) {
            return new Payment(PaymentStatus.INITIATED, method, amount, attempts + 1, null, authorization, card, refunded);
        }

        Payment paid(@Nullable BigDecimal amount, @Nullable String authorization, @Nullable String card) {
            return new Payment(PaymentStatus.PAID, method, amount, attempts, null, authorization, card, refunded);
        }

        Payment failed(String reason) {
            return new Payment(PaymentStatus.FAILED, method, amount, attempts, reason, authorization, card, refunded);
        }

        /// REFUNDED once nothing is left of an amount that is known.
        Payment refunded(BigDecimal more) {
            BigDecimal sum = refunded == null ? more : refunded.add(more);
            PaymentStatus after = Money.atMost(amount, sum) ? PaymentStatus.REFUNDED : status;
            return new Payment(after, method, amount, attempts, failure, authorization, card, sum);
        }
    }

    /// How the goods reach the customer, and where they are.
    ///
    /// @param carrier  who carries a parcel
    /// @param driverId who carries a meal
    public record Shipping(
            ShippingStatus status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String driverId) {
        static final Shipping WAITING = new Shipping(ShippingStatus.WAITING_FOR_PAYMENT, null, null, null);

        /// The same object when it is there already.
        Shipping now(ShippingStatus status) {
            return status == this.status ? this : new Shipping(status, carrier, trackingNumber, driverId);
        }
    }

    /// Why the order ended, and who ended it.
    public record Cancellation(String reason, String cancelledBy) {
    }
}
