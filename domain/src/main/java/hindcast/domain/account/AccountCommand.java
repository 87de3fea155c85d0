package hindcast.domain.account;

import hindcast.store.command.Money;
import hindcast.store.command.Range;
import java.math.BigDecimal;

/// What somebody wants of an account. A command carries what was typed, however wrong: the rules refuse it with a sentence.
public sealed interface AccountCommand {
    /// Open it.
    record CreateAccount(String email, String name, String currency) implements AccountCommand {
    }

    /// Pay in.
    record Deposit(@Money @Range(above = "0") BigDecimal amount, String currency) implements AccountCommand {
    }

    /// Pay out.
    record Withdraw(@Money @Range(above = "0") BigDecimal amount, String currency) implements AccountCommand {
    }

    /// Close an account that holds nothing.
    record CloseAccount(String reason) implements AccountCommand {
    }
}
