package hindcast.domain.account;

import java.math.BigDecimal;

/// What happened to an account. The components are the fields of the stored JSON.
public sealed interface AccountEvent {
    /// It was opened, with nothing in it.
    ///
    /// @param currency ISO 4217; every amount of the account is in it
    record AccountCreated(String email, String name, String currency) implements AccountEvent {
    }

    /// Money came in.
    record MoneyDeposited(BigDecimal amount, String currency) implements AccountEvent {
    }

    /// Money went out.
    record MoneyWithdrawn(BigDecimal amount, String currency) implements AccountEvent {
    }

    /// It was closed for good.
    record AccountClosed(String reason) implements AccountEvent {
    }
}
