package hindcast.domain.account;

import hindcast.domain.account.AccountCommand.CloseAccount;
import hindcast.domain.account.AccountCommand.CreateAccount;
import hindcast.domain.account.AccountCommand.Deposit;
import hindcast.domain.account.AccountCommand.Withdraw;
import hindcast.store.command.CommandType;
import hindcast.store.command.Commands;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// The commands of an account as they are given, each with one that fits a state.
final class AccountCommands {
    static final Commands<AccountState, AccountCommand> ALL = new Commands<>(account -> Optional.ofNullable(account.currency()), List.of(
            CommandType.of("CreateAccount", CreateAccount.class, _ -> new CreateAccount("mara@example.org", "Mara Lind", "EUR"), "email", "name"),
            CommandType.of("Deposit", Deposit.class, account -> new Deposit(BigDecimal.TEN, account.currency()), "amount"),
            CommandType.of("Withdraw", Withdraw.class, AccountCommands::withdraw, "amount"),
            CommandType.of("CloseAccount", CloseAccount.class, _ -> new CloseAccount("no longer needed"), "reason")));

    private AccountCommands() {
    }

    /// No more than there is; of an account that holds nothing one says why not.
    private static Withdraw withdraw(AccountState account) {
        BigDecimal balance = account.balance();
        return new Withdraw(balance == null || balance.signum() <= 0 ? BigDecimal.TEN : balance.min(BigDecimal.TEN), account.currency());
    }
}
