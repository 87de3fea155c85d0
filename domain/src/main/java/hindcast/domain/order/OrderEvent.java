package hindcast.domain.order;

import hindcast.store.command.Money;
import hindcast.store.command.Range;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to an order. The components are the fields of the stored JSON; amounts are in the order's currency.
public sealed interface OrderEvent {
    /// A customer began an order.
    ///
    /// @param currency ISO 4217
    record OrderCreated(
            String customerId,
            String currency,
            List<Line> items,
            @Nullable String deliveryAddress,
            @Nullable String paymentMethod,
            @Nullable String vendorId,
            @Nullable LocalDate estimatedDelivery,
            String customerNotes) implements OrderEvent {
        public OrderCreated {
            items = List.copyOf(items);
        }
    }

    /// So much of a product came into the order, at this price for one.
    record OrderItemAdded(String productId, int quantity, BigDecimal price) implements OrderEvent {
    }

    /// All of a product left the order.
    record OrderItemRemoved(String productId) implements OrderEvent {
    }

    /// The customer, or the shop, committed to the draft.
    ///
    /// @param restaurantId who prepares it; null for goods that are only shipped
    record OrderConfirmed(String confirmedBy, @Nullable String restaurantId) implements OrderEvent {
    }

    /// The payment provider was asked for the money.
    record PaymentInitiated(String method, BigDecimal amount) implements OrderEvent {
    }

    /// The payment provider said yes.
    ///
    /// @param amount null when the payment provider did not repeat it: then what was initiated
    /// @param card   masked, such as `•• 34`
    record PaymentAuthorized(@Nullable BigDecimal amount, @Nullable String authorization, @Nullable String card) implements OrderEvent {
    }

    /// The payment provider said no.
    record PaymentFailed(String reason) implements OrderEvent {
    }

    /// Somebody began to prepare it.
    record PreparationStarted() implements OrderEvent {
    }

    /// It can be fetched.
    record OrderReady() implements OrderEvent {
    }

    /// A driver took it along.
    record OrderPickedUp(String driverId) implements OrderEvent {
    }

    /// A carrier took the parcel.
    record OrderShipped(String carrier, String trackingNumber) implements OrderEvent {
    }

    /// The carrier says where it is.
    record ShippingStatusUpdated(ShippingStatus status) implements OrderEvent {
    }

    /// It reached the customer.
    ///
    /// @param signedBy who took it; null when nobody was asked
    record OrderDelivered(@Nullable String signedBy) implements OrderEvent {
    }

    /// The order ended before it left.
    ///
    /// @param oldStatus how far the order had come; null in logs that never kept it
    record OrderCancelled(String reason, String cancelledBy, @Nullable OrderStatus oldStatus) implements OrderEvent {
    }

    /// Goods came back.
    record ItemsReturned(List<Returned> items, String reason) implements OrderEvent {
        public ItemsReturned {
            items = List.copyOf(items);
        }
    }

    /// Money went back, all of it or a part.
    record PaymentRefunded(BigDecimal amount, String reason) implements OrderEvent {
    }

    /// The compensating event: the total was wrong, and nothing is ever edited.
    record OrderCorrected(String reason, BigDecimal correctedAmount) implements OrderEvent {
    }

    /// So much of a product, at this price for one. A customer's order begins with what was typed; the ranges are for that, not for history.
    record Line(String productId, @Range(least = "1") int quantity, @Money @Range(least = "0") BigDecimal price) {
    }

    /// So much of a product that came back.
    record Returned(String productId, @Range(least = "1") int quantity) {
    }
}
