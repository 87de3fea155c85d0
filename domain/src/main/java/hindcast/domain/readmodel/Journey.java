package hindcast.domain.readmodel;

import hindcast.domain.order.Order;
import hindcast.domain.order.OrderEvent;
import hindcast.domain.order.OrderEvent.ItemsReturned;
import hindcast.domain.order.OrderEvent.OrderCancelled;
import hindcast.domain.order.OrderEvent.PaymentRefunded;
import hindcast.domain.order.OrderState;
import hindcast.domain.order.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An order and the times that its state does not keep. Each is that of the newest event of its kind.
///
/// @param returnedAt when goods came back and nothing was left to come back
/// @param refundedAt when money went back, all of it or a part
public record Journey(OrderState order, @Nullable Instant cancelledAt, @Nullable Instant returnedAt, @Nullable Instant refundedAt) {
    /// Before the first event.
    static final Journey NONE = new Journey(Order.AGGREGATE.decider().initial(), null, null, null);

    /// With one more event.
    Journey after(OrderEvent event, Instant at) {
        OrderState after = Order.AGGREGATE.decider().evolve(order, event, at);
        return new Journey(
                after,
                event instanceof OrderCancelled ? at : cancelledAt,
                event instanceof ItemsReturned && after.status() == OrderStatus.RETURNED ? at : returnedAt,
                event instanceof PaymentRefunded ? at : refundedAt);
    }
}
