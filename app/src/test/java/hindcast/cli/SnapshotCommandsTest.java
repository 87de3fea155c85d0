package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// `hindcast snapshots` on a real store, and what `hindcast state` says of them.
final class SnapshotCommandsTest {
    private static final int EVENTS = 400;
    private static final StreamId ACCOUNT = new StreamId("Account", "a1");

    private final PGSimpleDataSource source;
    private final String url;

    SnapshotCommandsTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.url = "postgresql://%s@%s:%d/%s".formatted(
                source.getUser(), source.getServerNames()[0], source.getPortNumbers()[0], source.getDatabaseName());
        EventStore.open(source).append(ACCOUNT, 0, IntStream.rangeClosed(1, EVENTS).mapToObj(SnapshotCommandsTest::event).toList());
    }

    private static NewEvent event(int version) {
        String data = version == 1 ? "{\"email\":\"a@b.org\",\"name\":\"Ann\",\"currency\":\"EUR\"}" : "{\"amount\":1.10,\"currency\":\"EUR\"}";
        return new NewEvent("a1-" + version, version == 1 ? "AccountCreated" : "MoneyDeposited", 1, data, Metadata.NONE,
                Instant.parse("2026-11-10T10:00:00Z").plusSeconds(version));
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = source.getConnection(); Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private void tamper() throws SQLException {
        sql("update hindcast.snapshots set state = replace(state::text, '438.90', '9438.90')::json");
    }

    private Ended run(String... arguments) {
        return Ended.of(url, arguments);
    }

    @Test
    void whereThereAreNoneTheListSaysSo() {
        assertEquals(new Ended(0, "", "There are no snapshots.\n"), run("snapshots", "list"));
        assertEquals(new Ended(0, "", "0 snapshots right · 0 wrong\n"), run("snapshots", "verify"));
    }

    @Test
    void theMissingAreMadeListedAndFoundRight() {
        assertEquals(new Ended(0, "1 stream looked at · 0 snapshots dropped · 1 snapshot made\n", ""), run("snapshots", "rebuild", "--all"));
        Ended listed = run("snapshots", "list", "Account/a1");
        assertTrue(listed.out().lines().toList().getLast().matches("Account/a1 +400 +[0-9a-f]{8} current +\\d+ +20.* Z"), listed.out());
        assertEquals(1, run("snapshots", "list", "--type", "Account", "--json").out().lines().count());
        assertEquals(0, run("snapshots", "list", "--type", "Order", "--json").out().lines().count());
        assertEquals(new Ended(0, "", "1 snapshot right · 0 wrong\n"), run("snapshots", "verify"));
        assertEquals(new Ended(0, "{\"aggregate\":\"Account/a1\",\"version\":400,\"finding\":\"agrees\"}\n", ""),
                run("snapshots", "verify", "--type", "Account", "--json"));
    }

    @Test
    void aTamperedOneIsFoundNeverShownAsThePastAndMended() throws SQLException {
        run("snapshots", "rebuild", "--all");
        tamper();
        assertEquals(new Ended(1, "Account/a1 v400  /balance  9438.90 → 438.90\n", """
                0 snapshots right · 1 wrong
                `hindcast snapshots rebuild` drops what is wrong and makes it anew. The events are as they were.
                """), run("snapshots", "verify"));
        assertEquals(new Ended(1, "{\"aggregate\":\"Account/a1\",\"version\":400,\"finding\":\"differs\","
                + "\"differences\":[{\"path\":\"/balance\",\"snapshot\":9438.90,\"events\":438.90}]}\n", ""), run("snapshots", "verify", "--json"));
        assertTrue(run("state", "Account/a1", "--version", "400", "--json").out().contains("\"balance\":438.90,"));
        assertTrue(run("state", "Account/a1", "--at", "2027-01-01", "--json").out().contains("\"balance\":438.90,"));
        assertTrue(run("state", "Account/a1", "--blame", "--json").out().contains("\"balance\":438.90,"));

        assertEquals("1 stream looked at · 1 snapshot dropped · 1 snapshot made\n", run("snapshots", "rebuild", "Account/a1").out());

        assertEquals(0, run("snapshots", "verify").code());
    }

    @Test
    void oneOfAnOldFoldIsListedAsSuchPassedOverAndReplaced() throws SQLException {
        run("snapshots", "rebuild", "--all");
        sql("update hindcast.snapshots set fold = 'abc'");
        assertTrue(run("snapshots", "list").out().contains("abc old"));
        assertEquals(new Ended(0, "", "0 snapshots right · 0 wrong · 1 of an old fold, not compared\n"), run("snapshots", "verify"));
        assertTrue(run("state", "Account/a1").err().startsWith("400 events folded by the rules of Account"));
        assertEquals("{\"aggregate\":\"Account/a1\",\"dropped\":1,\"made\":400,\"right\":0}\n",
                run("snapshots", "rebuild", "--type", "Account", "--json").out());
    }

    @Test
    void aStateFromASnapshotSaysSo() throws SQLException {
        String folded = run("state", "Account/a1", "--json").out();
        run("snapshots", "rebuild", "--all");
        EventStore.open(source).append(ACCOUNT, EVENTS, List.of(event(EVENTS + 1)));
        sql("update hindcast.snapshots set state = replace(state::text, 'Ann', 'Eve')::json");

        Ended shown = run("state", "Account/a1");

        assertEquals("Gone on to from the snapshot of v400: the events up to there were not read. --version 401 folds them all.\n", shown.err());
        assertTrue(shown.out().startsWith("Account/a1 · v401 of 401 · 2026-11-10 10:06:41.000 Z · active\n"), shown.out());
        assertTrue(shown.out().contains("Eve"), shown.out());
        assertTrue(run("state", "Account/a1", "--json").out().endsWith(",\"snapshot\":400}\n"));
        assertEquals(folded, run("state", "Account/a1", "--version", "400", "--json").out());
    }

    @Test
    void rebuildingEverythingIsToBeSaid() {
        assertEquals(2, run("snapshots", "rebuild").code());
        assertEquals(2, run("snapshots").code());
    }
}
