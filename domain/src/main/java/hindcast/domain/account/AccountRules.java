package hindcast.domain.account;

import static hindcast.domain.rule.Rules.given;
import static hindcast.domain.rule.Rules.require;

import hindcast.domain.account.AccountCommand.CloseAccount;
import hindcast.domain.account.AccountCommand.CreateAccount;
import hindcast.domain.account.AccountCommand.Deposit;
import hindcast.domain.account.AccountCommand.Withdraw;
import hindcast.domain.account.AccountEvent.AccountClosed;
import hindcast.domain.account.AccountEvent.AccountCreated;
import hindcast.domain.account.AccountEvent.MoneyDeposited;
import hindcast.domain.account.AccountEvent.MoneyWithdrawn;
import hindcast.domain.rule.Money;
import hindcast.domain.rule.Rules;
import hindcast.store.aggregate.Decision;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules of an account: which command is accepted when, and the sentence that refuses it otherwise.
final class AccountRules {
    /// Something, an at sign, and a domain with a dot in it: what looks like an address. Only a letter sent there proves one.
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

    private AccountRules() {
    }

    static Decision<AccountEvent> decide(AccountState account, AccountCommand command) {
        return switch (command) {
            case CreateAccount create -> create(account, create);
            case Deposit(var amount, var currency) -> movable(account, amount, currency)
                    .then(() -> new MoneyDeposited(amount, currency));
            case Withdraw(var amount, var currency) -> movable(account, amount, currency)
                    .and(Money.atMost(amount, account.balance()),
                            "insufficient funds: the balance is " + balance(account) + ", less than " + amount)
                    .then(() -> new MoneyWithdrawn(amount, currency));
            case CloseAccount(var reason) -> active(account)
                    .and(Money.same(account.balance(), BigDecimal.ZERO),
                            "an account is closed only when its balance is zero; it is " + balance(account))
                    .and(given(reason), "an account is closed for a reason")
                    .then(() -> new AccountClosed(reason));
        };
    }

    private static Decision<AccountEvent> create(AccountState account, CreateAccount command) {
        String email = command.email();
        return require(!account.exists(), "account of " + (account.email() == null ? "an unknown owner" : account.email()) + " already exists")
                .and(given(email) && EMAIL.matcher(email).matches(), email + " is not an email address")
                .and(given(command.name()), "an account needs a name")
                .and(Money.isCurrency(command.currency()), command.currency() + " is not a currency of ISO 4217")
                .then(() -> new AccountCreated(email, command.name(), command.currency()));
    }

    private static Rules movable(AccountState account, @Nullable BigDecimal amount, @Nullable String currency) {
        return active(account)
                .and(Money.isPositive(amount), "an amount must be more than zero; this is " + amount)
                .and(currency != null && currency.equals(account.currency()),
                        "the account is in " + account.currency() + "; an amount cannot be in " + currency);
    }

    private static Rules active(AccountState account) {
        return require(account.exists(), "the account does not exist")
                .and(account.status() == AccountStatus.ACTIVE, account.status() == AccountStatus.CLOSED
                        ? "the account is closed: " + account.closedReason()
                        : "the account was never created");
    }

    private static String balance(AccountState account) {
        return account.balance() == null ? "unknown" : Money.text(account.balance()) + " " + account.currency();
    }
}
