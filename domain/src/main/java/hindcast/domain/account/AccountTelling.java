package hindcast.domain.account;

import hindcast.domain.account.AccountEvent.AccountClosed;
import hindcast.domain.account.AccountEvent.AccountCreated;
import hindcast.domain.account.AccountEvent.MoneyDeposited;
import hindcast.domain.account.AccountEvent.MoneyWithdrawn;
import hindcast.domain.rule.Money;
import hindcast.store.aggregate.Headline;
import hindcast.store.aggregate.Headline.Tone;
import hindcast.store.aggregate.Telling;

/// An account in words.
final class AccountTelling implements Telling<AccountState, AccountEvent> {
    @Override
    public Headline headline(AccountState account) {
        return switch (account.status()) {
            case null -> new Headline("", Tone.NEUTRAL);
            case ACTIVE -> new Headline("active", Tone.GOOD);
            case CLOSED -> new Headline("closed", Tone.NEUTRAL);
        };
    }

    @Override
    public String tell(AccountEvent event) {
        return switch (event) {
            case AccountCreated(var email, var name, var currency) -> email + " · " + currency;
            case MoneyDeposited(var amount, var currency) -> Money.text(amount) + " " + currency;
            case MoneyWithdrawn(var amount, var currency) -> Money.text(amount) + " " + currency;
            case AccountClosed(var reason) -> reason;
        };
    }
}
