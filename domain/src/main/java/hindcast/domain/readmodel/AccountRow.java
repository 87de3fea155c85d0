package hindcast.domain.readmodel;

import hindcast.domain.account.AccountStatus;
import hindcast.store.projection.Key;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account as it is listed. What is null is not known (yet): a log may hold money that moves before the account was opened.
///
/// @param id        the id of the stream
/// @param balance   in the account's currency
/// @param updatedAt the time of its newest event
/// @param version   the version of the stream
public record AccountRow(
        @Key String id,
        @Nullable String email,
        @Nullable String name,
        @Nullable BigDecimal balance,
        @Nullable String currency,
        @Nullable AccountStatus status,
        Instant updatedAt,
        int version) {
}
