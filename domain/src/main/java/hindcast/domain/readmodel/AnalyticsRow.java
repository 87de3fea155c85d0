package hindcast.domain.readmodel;

import hindcast.store.projection.Key;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an order reached each of its stages. A time is that of the newest event of its kind, and null while there is none; it stays when the order
/// goes on to something else. Times need not be in order: a log may hold a delivery that was recorded before its shipment.
///
/// @param id           the id of the stream
/// @param currency     ISO 4217; null where the log never said
/// @param cancelReason why it was cancelled, in the words of who did it
/// @param returnedAt   when goods came back and nothing was left to come back
/// @param refundedAt   when money last went back, all of it or a part
/// @param refunded     what went back so far, in the order's currency; null when nothing did
/// @param revenue      what was paid and has not gone back, in the order's currency
/// @param version      the version of the stream
public record AnalyticsRow(
        @Key String id,
        @Nullable String currency,
        @Nullable Instant createdAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant paidAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        @Nullable Instant returnedAt,
        @Nullable Instant refundedAt,
        @Nullable BigDecimal refunded,
        BigDecimal revenue,
        int version) {
}
