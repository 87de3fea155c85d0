package hindcast.domain.readmodel;

import hindcast.domain.account.Account;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.account.AccountState;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.projection.SingleStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list of accounts: whose they are, and what is in them now.
public final class Accounts implements SingleStream<AccountState, AccountEvent, AccountRow> {
    /// The read model, for whoever runs it.
    public static final Accounts PROJECTION = new Accounts();

    private Accounts() {
    }

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public String summary() {
        return "a row per account";
    }

    @Override
    public Aggregate<?, ?, AccountEvent> aggregate() {
        return Account.AGGREGATE;
    }

    @Override
    public Class<AccountRow> row() {
        return AccountRow.class;
    }

    @Override
    public AccountState initial() {
        return Account.AGGREGATE.decider().initial();
    }

    @Override
    public AccountState evolve(AccountState before, Recorded<AccountEvent> event) {
        return Account.AGGREGATE.decider().evolve(before, event.data(), event.recordedAt());
    }

    @Override
    public @Nullable AccountRow row(StreamId stream, int version, AccountState account) {
        return account.updatedAt() == null ? null : new AccountRow(
                stream.id(), account.email(), account.name(), account.balance(), account.currency(), account.status(), account.updatedAt(), version);
    }

    /// Whose it is by the address, and what changed last.
    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("email"), List.of("updated_at"));
    }
}
