package hindcast.domain.sample;

import hindcast.domain.account.AccountCommand;
import hindcast.domain.account.AccountCommand.CloseAccount;
import hindcast.domain.account.AccountCommand.CreateAccount;
import hindcast.domain.account.AccountCommand.Deposit;
import hindcast.domain.account.AccountCommand.Withdraw;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Objects;

/// A customer who keeps money in an account of the shop: fills it up, takes some out, and once in a while leaves.
final class AccountHolder {
    private final Scene scene;
    private final Customer customer;
    private final Life<AccountState, AccountCommand, AccountEvent> account;

    AccountHolder(Scene scene, Customer customer, Life<AccountState, AccountCommand, AccountEvent> account) {
        this.scene = scene;
        this.customer = customer;
        this.account = account;
    }

    void begin() {
        String flow = scene.flow();
        issue(new CreateAccount(customer.email(), customer.name(), customer.currency()), flow);
        scene.agenda().after(scene.chance().between(Duration.ofSeconds(40), Duration.ofMinutes(12)), () -> fill(flow));
    }

    private void fill(String flow) {
        issue(new Deposit(BigDecimal.valueOf((2 + scene.chance().number(29)) * 1000L, 2), customer.currency()), flow);
        live();
    }

    private void live() {
        scene.agenda().after(scene.chance().between(Duration.ofHours(20), Duration.ofDays(14)), () -> {
            BigDecimal balance = balance();
            if (scene.chance().percent(2)) {
                leave(scene.flow());
            } else if (scene.chance().percent(25) && balance.compareTo(BigDecimal.TEN) > 0) {
                issue(new Withdraw(balance.movePointLeft(1).setScale(2, RoundingMode.DOWN), customer.currency()), scene.flow());
                live();
            } else {
                fill(scene.flow());
            }
        });
    }

    private void leave(String flow) {
        if (balance().signum() > 0) {
            issue(new Withdraw(balance(), customer.currency()), flow);
        }
        // A refund may come in between: then the rules keep the account open, and so it stays.
        scene.agenda().after(scene.chance().between(Duration.ofSeconds(10), Duration.ofMinutes(4)), () ->
                account.ask(new CloseAccount(scene.chance().oneOf(Catalogue.FAREWELLS)), customer.unasked(flow), scene.agenda().now()));
    }

    private BigDecimal balance() {
        return Objects.requireNonNull(account.state().balance());
    }

    private void issue(AccountCommand command, String flow) {
        account.issue(command, customer.unasked(flow), scene.agenda().now());
    }
}
