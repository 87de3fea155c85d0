package hindcast.domain.account;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account as its events leave it. The components are the fields that are shown; what is null is not known (yet).
///
/// @param updatedAt the time of its newest event; null while it does not exist
public record AccountState(
        @Nullable String email,
        @Nullable String name,
        @Nullable String currency,
        @Nullable BigDecimal balance,
        @Nullable AccountStatus status,
        @Nullable String closedReason,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {
    /// Before the first event.
    static final AccountState NONE = new AccountState(null, null, null, null, null, null, null, null);

    /// Whether anything ever happened to it.
    boolean exists() {
        return updatedAt != null;
    }
}
