package hindcast.domain.account;

import static hindcast.domain.Scenario.second;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.domain.Scenario;
import hindcast.domain.account.AccountCommand.CloseAccount;
import hindcast.domain.account.AccountCommand.CreateAccount;
import hindcast.domain.account.AccountCommand.Deposit;
import hindcast.domain.account.AccountCommand.Withdraw;
import hindcast.domain.account.AccountEvent.AccountClosed;
import hindcast.domain.account.AccountEvent.AccountCreated;
import hindcast.domain.account.AccountEvent.MoneyDeposited;
import hindcast.domain.account.AccountEvent.MoneyWithdrawn;
import hindcast.store.aggregate.Headline;
import hindcast.store.aggregate.Headline.Tone;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules, the fold and the words of an account.
final class AccountTest {
    private static final AccountCreated CREATED = new AccountCreated("ada@example.org", "Ada Lind", "EUR");
    private static final MoneyDeposited DEPOSITED = new MoneyDeposited(money("250.00"), "EUR");
    private static final MoneyWithdrawn EMPTIED = new MoneyWithdrawn(money("250.00"), "EUR");
    private static final AccountClosed CLOSED = new AccountClosed("moved away");

    @Nested
    final class Creating {
        @Test
        void anAccountIsOpened() {
            given().when(new CreateAccount("ada@example.org", "Ada Lind", "EUR")).then(CREATED);
        }

        @Test
        void anAccountThatExistsIsNotOpenedAgain() {
            given(CREATED).when(new CreateAccount("eve@example.org", "Eve", "EUR")).refused("account of ada@example.org already exists");
            given(DEPOSITED).when(new CreateAccount("eve@example.org", "Eve", "EUR")).refused("account of an unknown owner already exists");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "ada", "@example.org", "ada@", "ada@example", "a da@example.org", "ada@exa@mple.org", "ada@example..org"})
        void theEmailLooksLikeOne(String email) {
            given().when(new CreateAccount(email, "Ada Lind", "EUR")).refused(email + " is not an email address");
        }

        @Test
        void itHasANameAndACurrency() {
            given().when(new CreateAccount("ada@example.org", " ", "EUR")).refused("an account needs a name");
            given().when(new CreateAccount("ada@example.org", "Ada Lind", "euro")).refused("euro is not a currency of ISO 4217");
        }
    }

    @Nested
    final class Depositing {
        @Test
        void moneyOfTheAccountsCurrencyComesIn() {
            given(CREATED).when(new Deposit(money("250.00"), "EUR")).then(DEPOSITED);
        }

        @Test
        void moreThanNothing() {
            given(CREATED).when(new Deposit(money("0.00"), "EUR")).refused("an amount must be more than zero; this is 0.00");
            given(CREATED).when(new Deposit(money("-1"), "EUR")).refused("an amount must be more than zero; this is -1");
        }

        @Test
        void noOtherCurrency() {
            given(CREATED).when(new Deposit(money("250.00"), "USD")).refused("the account is in EUR; an amount cannot be in USD");
        }

        @Test
        void onlyIntoAnActiveAccount() {
            given().when(new Deposit(money("1"), "EUR")).refused("the account does not exist");
            given(CREATED, CLOSED).when(new Deposit(money("1"), "EUR")).refused("the account is closed: moved away");
            given(DEPOSITED).when(new Deposit(money("1"), "EUR")).refused("the account was never created");
        }
    }

    @Nested
    final class Withdrawing {
        @Test
        void allThatIsThereCanGoOut() {
            given(CREATED, DEPOSITED).when(new Withdraw(money("250"), "EUR")).then(new MoneyWithdrawn(money("250"), "EUR"));
        }

        @Test
        void noMoreThanThat() {
            given(CREATED, DEPOSITED).when(new Withdraw(money("250.01"), "EUR"))
                    .refused("insufficient funds: the balance is 250.00 EUR, less than 250.01");
        }

        @Test
        void moreThanNothingAndInItsCurrencyFromAnActiveAccount() {
            given(CREATED, DEPOSITED).when(new Withdraw(money("0"), "EUR")).refused("an amount must be more than zero; this is 0");
            given(CREATED, DEPOSITED).when(new Withdraw(money("1"), "CHF")).refused("the account is in EUR; an amount cannot be in CHF");
            given(CREATED, CLOSED).when(new Withdraw(money("1"), "EUR")).refused("the account is closed: moved away");
        }
    }

    @Nested
    final class Closing {
        @Test
        void anAccountThatHoldsNothingIsClosed() {
            given(CREATED).when(new CloseAccount("moved away")).then(CLOSED);
            given(CREATED, DEPOSITED, EMPTIED).when(new CloseAccount("moved away")).then(CLOSED);
        }

        @Test
        void oneThatHoldsMoneyIsNot() {
            given(CREATED, DEPOSITED).when(new CloseAccount("moved away"))
                    .refused("an account is closed only when its balance is zero; it is 250.00 EUR");
        }

        @Test
        void itHappensOnceAndForAReason() {
            given(CREATED, CLOSED).when(new CloseAccount("moved away")).refused("the account is closed: moved away");
            given(CREATED).when(new CloseAccount("")).refused("an account is closed for a reason");
        }
    }

    @Nested
    final class Folding {
        @Test
        void everyEventChangesWhatItSays() {
            assertEquals(state("0.00", AccountStatus.ACTIVE, null, 1), given(CREATED).state());
            assertEquals(state("250.00", AccountStatus.ACTIVE, null, 2), given(CREATED, DEPOSITED).state());
            assertEquals(state("0.00", AccountStatus.ACTIVE, null, 3), given(CREATED, DEPOSITED, EMPTIED).state());
            assertEquals(state("0.00", AccountStatus.CLOSED, "moved away", 2), given(CREATED, CLOSED).state());
        }

        @Test
        void centsAddUpExactly() {
            MoneyDeposited ten = new MoneyDeposited(money("0.10"), "EUR");
            assertEquals(state("0.30", AccountStatus.ACTIVE, null, 4), given(CREATED, ten, ten, ten).state());
        }

        @Test
        void moneyOfAnotherCurrencyLeavesTheBalance() {
            assertEquals(state("250.00", AccountStatus.ACTIVE, null, 3),
                    given(CREATED, DEPOSITED, new MoneyDeposited(money("999"), "JPY")).state());
        }

        @Test
        void anAccountThatWasNeverCreatedTakesTheCurrencyOfItsFirstMoney() {
            assertEquals(new AccountState(null, null, "EUR", money("-250.00"), null, null, null, second(2)),
                    given(EMPTIED, new MoneyDeposited(money("5"), "USD")).state());
        }

        private AccountState state(String balance, AccountStatus status, @Nullable String reason, int updated) {
            return new AccountState("ada@example.org", "Ada Lind", "EUR", money(balance), status, reason, second(1), second(updated));
        }
    }

    @Nested
    final class Telling {
        @Test
        void aStateHasAHeadline() {
            assertEquals(new Headline("", Tone.NEUTRAL), Account.AGGREGATE.telling().headline(given().state()));
            assertEquals(new Headline("active", Tone.GOOD), Account.AGGREGATE.telling().headline(given(CREATED).state()));
            assertEquals(new Headline("closed", Tone.NEUTRAL), Account.AGGREGATE.telling().headline(given(CREATED, CLOSED).state()));
        }

        @Test
        void anEventIsToldInAFewWords() {
            assertEquals(List.of("ada@example.org · EUR", "250.00 EUR", "250.00 EUR", "moved away"),
                    List.of(CREATED, DEPOSITED, EMPTIED, CLOSED).stream().map(Account.AGGREGATE.telling()::tell).toList());
        }
    }

    private static Scenario<AccountState, AccountCommand, AccountEvent> given(AccountEvent... events) {
        return Scenario.given(Account.AGGREGATE.decider(), List.of(events));
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
