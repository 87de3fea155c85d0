package hindcast.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.Shop;
import hindcast.domain.account.Account;
import hindcast.domain.account.AccountCommand;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Outcome;
import hindcast.store.aggregate.Request;
import hindcast.store.testing.Database;
import hindcast.store.timeline.Aggregates;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Two programs that execute commands on the same account at once.
final class TwoProcessesTest {
    private static final int EACH = 60;

    @Test
    void everyAcceptedCommandIsThereOnceAndEveryRefusalIsExplained(@Database PGSimpleDataSource source) throws Exception {
        EventStore store = EventStore.open(source);
        StreamId account = account(store);

        List<String> answers = run(source, account, "one-", "other-");

        List<Recorded<String>> events = new ArrayList<>();
        store.read(account, 1, events::add);
        List<String> there = events.stream().map(event -> event.metadata().commandId().orElse("") + " " + event.version()).sorted().toList();
        List<String> committed = answers.stream().filter(line -> line.startsWith("committed ")).map(line -> line.substring(10)).sorted().toList();
        assertEquals(2 * EACH, there.size());
        assertEquals(there, committed);
        List<String> conflicts = answers.stream().filter(line -> line.startsWith("conflict ")).toList();
        assertFalse(conflicts.isEmpty(), "they were never in each other's way");
        for (String conflict : conflicts) {
            String[] words = conflict.split(" ");
            int behind = Integer.parseInt(words[3]) - Integer.parseInt(words[2]);
            assertTrue(behind > 0 && behind == Integer.parseInt(words[4]), conflict);
        }
        List<String> rejected = answers.stream().filter(line -> line.startsWith("rejected ")).toList();
        assertEquals(2 * Math.ceilDiv(EACH, 10), rejected.size());
        assertTrue(rejected.stream().allMatch(line -> line.split(" ", 3)[2].length() > 10), rejected::toString);
    }

    @Test
    void commandsThatBothGiveUnderTheSameIdsAreThereOnce(@Database PGSimpleDataSource source) throws Exception {
        EventStore store = EventStore.open(source);
        StreamId account = account(store);

        List<String> answers = run(source, account, "same-", "same-");

        List<String> there = new ArrayList<>();
        store.read(account, 1, event -> there.add("committed " + event.metadata().commandId().orElse("") + " " + event.version()));
        List<String> committed = answers.stream().filter(line -> line.startsWith("committed ")).toList();
        assertEquals(EACH, there.size());
        assertEquals(Stream.concat(there.stream(), there.stream()).sorted().toList(), committed.stream().sorted().toList());
    }

    private static StreamId account(EventStore store) {
        StreamId account = new StreamId("Account", UUID.randomUUID().toString());
        Aggregates aggregates = new Aggregates(store, Shop.aggregates(), () -> UUID.randomUUID().toString());
        AccountCommand create = new AccountCommand.CreateAccount("ada@example.org", "Ada", "EUR");
        assertEquals(Outcome.Committed.class, aggregates.execute(Account.AGGREGATE, Request.of(account, create, Metadata.NONE)).getClass());
        return account;
    }

    private static List<String> run(PGSimpleDataSource source, StreamId account, String ids, String otherIds) throws IOException, InterruptedException {
        Process one = start(source, account, ids);
        Process other = start(source, account, otherIds);
        try (BufferedReader first = one.inputReader(); BufferedReader second = other.inputReader()) {
            assertEquals(List.of("ready", "ready"), List.of(first.readLine(), second.readLine()));
            // Both begin now; what either says fits into its pipe until it is read.
            one.getOutputStream().close();
            other.getOutputStream().close();
            List<String> answers = new ArrayList<>(first.lines().toList());
            answers.addAll(second.lines().toList());
            assertEquals(List.of(0, 0), List.of(one.waitFor(), other.waitFor()), answers::toString);
            return answers;
        } finally {
            one.destroyForcibly();
            other.destroyForcibly();
        }
    }

    private static Process start(PGSimpleDataSource source, StreamId account, String ids) throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Depositor.class.getName(), source.getUrl(), source.getUser(), account.toString(), Integer.toString(EACH), ids)
                .redirectError(Redirect.INHERIT).start();
    }
}
