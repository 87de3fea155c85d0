package hindcast.domain.sample;

import hindcast.domain.account.Account;
import hindcast.domain.account.AccountCommand;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountState;
import hindcast.store.Bulk.Placement;
import java.util.function.Consumer;

/// What all who act in the sample share: its time, its chance, and the log that they write.
///
/// @param firstAccount the number of the first account; each seed has a range of its own
record Scene(Agenda agenda, Chance chance, Consumer<Placement> log, int firstAccount) {
    /// @param number from 0
    Life<AccountState, AccountCommand, AccountEvent> account(int number) {
        return new Life<>(Account.AGGREGATE, "acct-%05d".formatted(firstAccount + number), chance, log);
    }

    /// The name of a new flow.
    String flow() {
        return "req-" + chance.hex(8);
    }
}
