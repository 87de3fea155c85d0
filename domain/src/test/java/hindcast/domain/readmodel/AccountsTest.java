package hindcast.domain.readmodel;

import static hindcast.domain.Scenario.second;
import static hindcast.domain.order.Orders.money;
import static hindcast.domain.readmodel.Replay.log;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountEvent.AccountClosed;
import hindcast.domain.account.AccountEvent.AccountCreated;
import hindcast.domain.account.AccountEvent.MoneyDeposited;
import hindcast.domain.account.AccountEvent.MoneyWithdrawn;
import hindcast.domain.account.AccountStatus;
import hindcast.store.StreamId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Given events of an account, then its row.
final class AccountsTest {
    private static final AccountCreated CREATED = new AccountCreated("a@example.org", "Ada", "EUR");

    private static void becomes(AccountRow row, AccountEvent... events) {
        assertEquals(Set.of(row), Replay.rows(Accounts.PROJECTION, log("a-1", SECONDS, events)));
    }

    @Test
    void whatCameInLessWhatWentOutIsTheBalance() {
        becomes(new AccountRow("a-1", "a@example.org", "Ada", money("30.50"), "EUR", AccountStatus.ACTIVE, second(3), 3),
                CREATED, new MoneyDeposited(money("50.50"), "EUR"), new MoneyWithdrawn(money("20"), "EUR"));
    }

    @Test
    void aClosedAccountStaysInTheList() {
        becomes(new AccountRow("a-1", "a@example.org", "Ada", money("0.00"), "EUR", AccountStatus.CLOSED, second(2), 2),
                CREATED, new AccountClosed("moved away"));
    }

    @Test
    void moneyBeforeTheBeginningIsTheBalanceOfNobodyYet() {
        becomes(new AccountRow("a-1", null, null, money("5.00"), "EUR", null, second(1), 1), new MoneyDeposited(money("5"), "EUR"));
    }

    @Test
    void aStreamWithoutAnEventOfAnAccountHasNoRow() {
        assertNull(Accounts.PROJECTION.row(new StreamId("Account", "a-1"), 1, Accounts.PROJECTION.initial()));
    }
}
