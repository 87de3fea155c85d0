package hindcast.domain.account;

import hindcast.domain.account.AccountEvent.AccountClosed;
import hindcast.domain.account.AccountEvent.AccountCreated;
import hindcast.domain.account.AccountEvent.MoneyDeposited;
import hindcast.domain.account.AccountEvent.MoneyWithdrawn;
import hindcast.domain.rule.Money;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Decider;
import hindcast.store.aggregate.Decision;
import hindcast.store.aggregate.EventCodec;
import hindcast.store.aggregate.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// An account: money in one currency that comes in and goes out, and never falls below zero.
public final class Account implements Decider<AccountState, AccountCommand, AccountEvent> {
    private static final EventCodec<AccountEvent> CODEC = new EventCodec<>(List.of(
            EventType.of("AccountCreated", AccountCreated.class),
            EventType.of("MoneyDeposited", MoneyDeposited.class),
            EventType.of("MoneyWithdrawn", MoneyWithdrawn.class),
            EventType.of("AccountClosed", AccountClosed.class)));

    /// The account for whoever reads or writes its streams, which are of type `Account`.
    public static final Aggregate<AccountState, AccountCommand, AccountEvent> AGGREGATE =
            new Aggregate<>("Account", new Account(), CODEC, new AccountTelling(), AccountCommands.ALL);

    private Account() {
    }

    @Override
    public AccountState initial() {
        return AccountState.NONE;
    }

    @Override
    public Decision<AccountEvent> decide(AccountState account, AccountCommand command) {
        return AccountRules.decide(account, command);
    }

    @Override
    public AccountState evolve(AccountState it, AccountEvent event, Instant at) {
        return switch (event) {
            case AccountCreated(var email, var name, var currency) -> new AccountState(
                    email, name, currency, it.balance() == null ? Money.zero(currency) : it.balance(), AccountStatus.ACTIVE, null, at, at);
            case MoneyDeposited(var amount, var currency) -> moved(it, amount, currency, at);
            case MoneyWithdrawn(var amount, var currency) -> moved(it, amount.negate(), currency, at);
            case AccountClosed(var reason) -> new AccountState(
                    it.email(), it.name(), it.currency(), it.balance(), AccountStatus.CLOSED, reason, it.createdAt(), at);
        };
    }

    /// To be raised with every change that gives some history another state than before: it is what snapshots are known by.
    @Override
    public int foldRevision() {
        return 1;
    }

    /// An account that was never created takes the currency of the first money that moves. Money of another currency than the account's leaves
    /// the balance as it is: no rule ever let it in, and a sum of two currencies means nothing.
    private static AccountState moved(AccountState it, BigDecimal amount, String currency, Instant at) {
        String own = it.currency() == null ? currency : it.currency();
        BigDecimal before = it.balance() == null ? Money.zero(own) : it.balance();
        BigDecimal after = own.equals(currency) ? before.add(amount) : before;
        return new AccountState(it.email(), it.name(), own, after, it.status(), it.closedReason(), it.createdAt(), at);
    }
}
