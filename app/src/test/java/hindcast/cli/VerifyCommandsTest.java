package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.Shop;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.projection.run.ProjectionRunner;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// `hindcast verify` and `hindcast projections verify` on a real store.
final class VerifyCommandsTest {
    private static final StreamId ACCOUNT = new StreamId("Account", "a1");
    private static final int EVENTS = 5;

    private final PGSimpleDataSource source;
    private final String url;

    VerifyCommandsTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.url = "postgresql://%s@%s:%d/%s".formatted(
                source.getUser(), source.getServerNames()[0], source.getPortNumbers()[0], source.getDatabaseName());
    }

    private static NewEvent event(int version) {
        String data = version == 1 ? "{\"email\":\"a@b.org\",\"name\":\"Ann\",\"currency\":\"EUR\"}" : "{\"amount\":1.10,\"currency\":\"EUR\"}";
        return new NewEvent("a1-" + version, version == 1 ? "AccountCreated" : "MoneyDeposited", 1, data, Metadata.NONE,
                Instant.parse("2026-11-10T10:00:00Z").plusSeconds(version));
    }

    @BeforeEach
    void anAccountAndItsReadModels() throws Exception {
        EventStore store = EventStore.open(source);
        store.append(ACCOUNT, 0, IntStream.rangeClosed(1, EVENTS).mapToObj(VerifyCommandsTest::event).toList());
        Moves moves = new Moves(new Semaphore(0));
        try (ProjectionRunner runner = new ProjectionRunner(source, store, Shop.projections(), "one", moves)) {
            runner.start();
            while (!text("select count(*) from hindcast.generations where checkpoint = 5").equals("4")) {
                assertTrue(moves.moved().tryAcquire(60, TimeUnit.SECONDS));
            }
        }
    }

    private record Moves(Semaphore moved) implements ProjectionRunner.Listener {
        @Override
        public void holds(Set<String> names) {
            // It is the only runner.
        }

        @Override
        public void moved(String projection, long position, long events, Duration taken) {
            moved.release();
        }

        @Override
        public void stopped(String projection, long position, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void away(StoreException why) {
            throw why;
        }
    }

    private Ended run(String... arguments) {
        return Ended.of(url, arguments);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = source.getConnection(); Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private String text(String query) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void readModelsThatAreRightAreProvenSo() {
        assertEquals(new Ended(0, "", """
                orders: 0 rows and 0 events up to position 5 compared · all right
                accounts: 1 row and 5 events up to position 5 compared · all right
                dashboard: 0 rows and 0 events up to position 5 compared · all right
                analytics: 0 rows and 0 events up to position 5 compared · all right
                """), run("projections", "verify", "--all"));
        assertEquals(
                new Ended(0, "{\"projection\":\"accounts\",\"verdict\":\"right\",\"rows\":1,\"events\":5,\"checkpoint\":5,\"differences\":0}\n", ""),
                run("projections", "verify", "accounts", "--json"));
    }

    @Test
    void aDamagedRowIsShownWithTheEventThatSetItAndPutRight() throws SQLException {
        sql("update read_model.accounts_g1 set balance = 900");
        Ended found = run("projections", "verify", "accounts");
        assertEquals(new Ended(1, "accounts a1  balance  900 → 4.40  set by Account/a1 v5 MoneyDeposited at 5\n",
                "accounts: 1 row and 5 events up to position 5 compared · 1 wrong\n"), found);
        assertEquals("{\"projection\":\"accounts\",\"key\":\"a1\",\"finding\":\"changed\",\"columns\":[{\"column\":\"balance\",\"served\":900,"
                + "\"folded\":4.40,\"event\":{\"aggregate\":\"Account/a1\",\"version\":5,\"position\":5,\"type\":\"MoneyDeposited\"}}]}",
                run("projections", "verify", "accounts", "--json").out().lines().toList().getFirst());

        assertEquals(2, run("projections", "verify", "accounts", "--repair").code());
        assertEquals(found.err() + "Nothing was changed.\n", run("projections", "verify", "accounts", "--repair", "--reason", "a hand").err());
        assertEquals(new Ended(0, found.out(), found.err() + "1 row of accounts written anew.\n"),
                run("projections", "verify", "accounts", "--repair", "--reason", "a hand", "--yes", "--as", "maria"));

        assertEquals(0, run("projections", "verify", "accounts").code());
        assertEquals("repair maria a hand", text("select action || ' ' || said_by || ' ' || reason from hindcast.audit"));
    }

    @Test
    void rowsOfManyStreamsArePutRightByARebuild() throws SQLException {
        sql("insert into read_model.dashboard_g1 select (json_populate_record(null::read_model.dashboard_g1, '" + aRow() + "')).*");
        Ended found = run("projections", "verify", "dashboard", "--repair", "--reason", "a hand", "--yes");

        assertEquals(1, found.code());
        assertTrue(found.out().endsWith("should not be there\n"), found.out());
        assertTrue(found.err().endsWith("The rows of dashboard come of many streams each: they are put right by a rebuild.\n"), found.err());
    }

    /// A row with something in each column.
    private String aRow() throws SQLException {
        return text("""
                select json_object_agg(column_name, case data_type
                    when 'text' then 'x' when 'timestamp with time zone' then '2026-01-01Z' when 'date' then '2026-01-01'
                    when 'boolean' then 'true' else '1' end)
                from information_schema.columns
                where table_schema = 'read_model' and table_name = 'dashboard_g1'
                """);
    }

    @Test
    void aWholeStoreIsWhole() {
        assertEquals(new Ended(0, "", """
                log: 1 stream and 5 events looked at · all right
                snapshots: those of 0 streams compared · all right
                orders: 0 rows and 0 events up to position 5 compared · all right
                accounts: 1 row and 5 events up to position 5 compared · all right
                dashboard: 0 rows and 0 events up to position 5 compared · all right
                analytics: 0 rows and 0 events up to position 5 compared · all right
                """), run("verify"));
        assertEquals(new Ended(0, "", "snapshots: those of 0 streams compared · all right\n"), run("verify", "--only", "snapshots"));
        assertEquals(new Ended(0, "", ""), run("verify", "--only", "log", "--json"));
    }

    @Test
    void contradictionsOfTheLogAndTheSnapshotsAreTold() throws SQLException {
        assertEquals(0, run("sample", "--orders", "20", "--seed", "7").code());
        assertEquals(0, run("verify", "--only", "log").code(), "a sample is whole");
        sql("update hindcast.generations set checkpoint = 1000000 where projection = 'orders'");
        sql("insert into hindcast.events (stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata) "
                + "values ('Account', 'a1', 7, 'x', 'MoneyDeposited', 1, '2026-01-01Z', '{}', '{}')");

        Ended found = run("verify", "--only", "log");

        assertEquals(1, found.code());
        assertTrue(found.out().contains("error  The checkpoint of orders (generation 1) is position 1,000,000, but the log ends at "), found.out());
        assertTrue(found.out().contains("error  Account/a1 goes from v5 to v7: v6 is missing.\n"), found.out());
        assertTrue(found.out().contains("note   Account/a1 v7 was recorded at 2026-01-01T00:00:00Z, before its predecessor (2026-11-10T10:00:05Z).\n"),
                found.out());
        assertTrue(found.out().contains("error  Account/a1 v7 MoneyDeposited cannot be decoded: amount is missing.\n"), found.out());
        assertTrue(found.err().endsWith(" looked at · 3 errors · 1 note\n"), found.err());
        assertTrue(run("verify", "--only", "log", "--json").out().contains("{\"finding\":\"gap\",\"severity\":\"error\",\"aggregate\":\"Account/a1\","
                + "\"version\":7,\"sentence\":\"Account/a1 goes from v5 to v7: v6 is missing.\"}\n"));
    }

    @Test
    void aTamperedSnapshotIsTold() throws SQLException {
        EventStore.open(source).append(ACCOUNT, EVENTS, IntStream.rangeClosed(EVENTS + 1, 200).mapToObj(VerifyCommandsTest::event).toList());
        assertEquals(0, run("snapshots", "rebuild", "--all").code());
        assertEquals(new Ended(0, "", "snapshots: those of 1 stream compared · all right\n"), run("verify", "--only", "snapshots"));
        sql("update hindcast.snapshots set state = replace(state::text, '218.90', '9218.90')::json");

        assertEquals(new Ended(1, "error  The snapshot of Account/a1 at v200 is not what its events give: /balance is 9218.90, not 218.90.\n",
                "snapshots: those of 1 stream compared · 1 error\n"), run("verify", "--only", "snapshots"));
    }

    @Test
    void whatIsNotWrittenAsItShouldBeIsSaid() {
        assertEquals(2, run("projections", "verify").code());
        assertEquals(2, run("projections", "verify", "accounts", "--sample", "0%").code());
        assertEquals(new Ended(2, "", "There is no projection order; there are orders, accounts, dashboard, analytics.\n"),
                run("projections", "verify", "order"));
        assertEquals(0, run("projections", "verify", "accounts", "--sample", "50%").code());
    }
}
