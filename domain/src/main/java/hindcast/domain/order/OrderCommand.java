package hindcast.domain.order;

import hindcast.domain.order.OrderEvent.Line;
import hindcast.domain.order.OrderEvent.Returned;
import hindcast.store.command.Money;
import hindcast.store.command.Range;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants of an order. A command carries what was typed, however wrong: the rules refuse it with a sentence.
public sealed interface OrderCommand {
    /// Begin an order.
    ///
    /// @param currency ISO 4217
    record CreateOrder(
            String customerId,
            String currency,
            List<Line> items,
            @Nullable String deliveryAddress,
            @Nullable String paymentMethod,
            @Nullable String vendorId,
            @Nullable LocalDate estimatedDelivery,
            @Nullable String customerNotes) implements OrderCommand {
    }

    /// Put so much of a product into a draft.
    record AddItem(String productId, @Range(least = "1") int quantity, @Money @Range(least = "0") BigDecimal price) implements OrderCommand {
    }

    /// Take all of a product out of a draft.
    record RemoveItem(String productId) implements OrderCommand {
    }

    /// Commit to a draft.
    ///
    /// @param restaurantId who prepares it; null for goods that are only shipped
    record ConfirmOrder(String confirmedBy, @Nullable String restaurantId) implements OrderCommand {
    }

    /// Ask the payment provider for the total.
    record InitiatePayment(String method, @Money BigDecimal amount) implements OrderCommand {
    }

    /// What was initiated is authorized, all of it.
    ///
    /// @param card masked: at most four digits of its number
    record AuthorizePayment(@Nullable String authorization, @Nullable String card) implements OrderCommand {
    }

    /// The payment provider said no to what was initiated.
    record FailPayment(String reason) implements OrderCommand {
    }

    /// Begin to prepare what was confirmed.
    record StartPreparation() implements OrderCommand {
    }

    /// Say that it can be fetched.
    record MarkReady() implements OrderCommand {
    }

    /// Give it to a driver.
    record PickUpOrder(String driverId) implements OrderCommand {
    }

    /// Give the parcel to a carrier.
    record ShipOrder(String carrier, String trackingNumber) implements OrderCommand {
    }

    /// Say where it is.
    record UpdateShippingStatus(ShippingStatus status) implements OrderCommand {
    }

    /// Say that it reached the customer.
    ///
    /// @param signedBy who took it; null when nobody was asked
    record DeliverOrder(@Nullable String signedBy) implements OrderCommand {
    }

    /// End an order that has not left.
    record CancelOrder(String reason, String cancelledBy) implements OrderCommand {
    }

    /// Take goods back.
    record ReturnItems(List<Returned> items, String reason) implements OrderCommand {
    }

    /// Give money back, all of it or a part.
    record RefundPayment(@Money @Range(above = "0") BigDecimal amount, String reason) implements OrderCommand {
    }

    /// Say that the total was wrong.
    record CorrectOrder(String reason, @Money @Range(least = "0") BigDecimal correctedAmount) implements OrderCommand {
    }
}
