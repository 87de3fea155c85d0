package hindcast.domain.sample;

import hindcast.domain.account.AccountCommand;
import hindcast.domain.account.AccountCommand.CreateAccount;
import hindcast.domain.account.AccountCommand.Deposit;
import hindcast.domain.account.AccountCommand.Withdraw;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/// The shop's till: an account with a very long history, of small takings and of trips to the bank.
final class Till {
    /// How many events its stream has.
    static final int EVENTS = 10_000;

    private static final BigDecimal FULL = new BigDecimal("6000.00");
    private static final BigDecimal CHANGE = new BigDecimal("200.00");

    private final Scene scene;
    private final Life<AccountState, AccountCommand, AccountEvent> account;
    private final Instant[] times;

    /// @param times of everything that happens to it after its opening, ascending
    Till(Scene scene, Life<AccountState, AccountCommand, AccountEvent> account, Instant[] times) {
        this.scene = scene;
        this.account = account;
        this.times = times;
    }

    void begin() {
        issue(new CreateAccount("till@example.org", "Till of the shop", "EUR"), Catalogue.STAFF.getFirst());
        move(0);
    }

    private void move(int index) {
        if (index < times.length) {
            scene.agenda().at(times[index], () -> {
                BigDecimal balance = Objects.requireNonNull(account.state().balance());
                if (balance.compareTo(FULL) > 0) {
                    issue(new Withdraw(balance.subtract(CHANGE), "EUR"), scene.chance().oneOf(Catalogue.STAFF));
                } else {
                    issue(new Deposit(scene.chance().money(2, 60), "EUR"), "till-" + (1 + scene.chance().number(4)));
                }
                move(index + 1);
            });
        }
    }

    private void issue(AccountCommand command, String user) {
        account.issue(command, Life.Origin.staff(scene.flow(), user), scene.agenda().now());
    }
}
