package hindcast.domain.sample;

import hindcast.domain.account.AccountCommand;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountState;
import hindcast.domain.account.AccountStatus;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody who orders, invented.
///
/// @param account where the shop keeps the customer's money; null for most
record Customer(
        String id,
        String name,
        String address,
        String currency,
        String ip,
        String agent,
        @Nullable Life<AccountState, AccountCommand, AccountEvent> account) {
    /// The account, while money can move on it.
    Optional<Life<AccountState, AccountCommand, AccountEvent>> purse() {
        return Optional.ofNullable(account).filter(life -> life.state().status() == AccountStatus.ACTIVE);
    }

    String email() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + id.substring(id.indexOf('-')) + "@example.org";
    }

    /// What the customer does in a browser.
    Life.Origin unasked(String correlation) {
        return new Life.Origin(correlation, null, id, ip, agent);
    }
}
