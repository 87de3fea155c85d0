package hindcast.app.session;

import hindcast.domain.Shop;
import hindcast.domain.account.Account;
import hindcast.domain.account.AccountCommand;
import hindcast.domain.account.AccountEvent;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Outcome;
import hindcast.store.aggregate.Request;
import hindcast.store.timeline.Aggregates;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/// A program of its own that deposits into an account, many times and without asking who else does: each command until it is accepted, and now
/// and then one that no rule accepts. It prints what it was answered, a line each.
final class Depositor {
    private static final PrintStream SAY = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Depositor() {
    }

    /// @param arguments the JDBC address, the user, the account, how many deposits, what the ids of its commands begin with
    public static void main(String... arguments) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        source.setUser(arguments[1]);
        Aggregates aggregates = new Aggregates(EventStore.open(source), Shop.aggregates(), () -> UUID.randomUUID().toString());
        StreamId account = StreamId.parse(arguments[2]);
        SAY.println("ready");
        System.in.read();
        for (int number = 0; number < Integer.parseInt(arguments[3]); number++) {
            deposit(arguments[4] + number, aggregates, account);
            if (number % 10 == 0) {
                tell(UUID.randomUUID().toString(), aggregates, account, new AccountCommand.Withdraw(new BigDecimal("1000000.00"), "EUR"));
            }
        }
    }

    private static void deposit(String id, Aggregates aggregates, StreamId account) {
        boolean accepted;
        do {
            accepted = tell(id, aggregates, account, new AccountCommand.Deposit(BigDecimal.ONE.setScale(2), "EUR"));
        } while (!accepted);
    }

    private static boolean tell(String id, Aggregates aggregates, StreamId account, AccountCommand command) {
        Metadata metadata = Metadata.of(Map.of(Metadata.COMMAND_ID, id));
        return switch (aggregates.execute(Account.AGGREGATE, Request.of(account, command, metadata))) {
            case Outcome.Committed<AccountEvent>(int version, List<AccountEvent> _) -> {
                SAY.println("committed " + id + " " + version);
                yield true;
            }
            case Outcome.Rejected<AccountEvent>(String reason) -> {
                SAY.println("rejected " + id + " " + reason);
                yield false;
            }
            case Outcome.Conflict<AccountEvent>(int expected, int actual, var meanwhile) -> {
                SAY.println("conflict " + id + " " + expected + " " + actual + " " + meanwhile.size());
                yield false;
            }
        };
    }
}
