package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.Shop;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.projection.admin.Projections;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// `hindcast projections rebuild` and what belongs to it, on a real store where nobody runs the projections.
final class RebuildCommandsTest {
    private static final StreamId ACCOUNT = new StreamId("Account", "a1");
    private static final int EVENTS = 5;

    private final PGSimpleDataSource source;
    private final String url;

    RebuildCommandsTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.url = "postgresql://%s@%s:%d/%s".formatted(
                source.getUser(), source.getServerNames()[0], source.getPortNumbers()[0], source.getDatabaseName());
        EventStore.open(source).append(ACCOUNT, 0, IntStream.rangeClosed(1, EVENTS).mapToObj(RebuildCommandsTest::event).toList());
        new Projections(source, Shop.projections()).begin();
    }

    private static NewEvent event(int version) {
        String data = version == 1 ? "{\"email\":\"a@b.org\",\"name\":\"Ann\",\"currency\":\"EUR\"}" : "{\"amount\":1.10,\"currency\":\"EUR\"}";
        return new NewEvent("a1-" + version, version == 1 ? "AccountCreated" : "MoneyDeposited", 1, data, Metadata.NONE,
                Instant.parse("2026-11-10T10:00:00Z").plusSeconds(version));
    }

    private Ended run(String... arguments) {
        return Ended.of(url, arguments);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = source.getConnection(); Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Test
    void withoutAYesNothingIsTouched() {
        Ended previewed = run("projections", "rebuild", "accounts");

        assertEquals(1, previewed.code());
        assertTrue(previewed.out().startsWith("5 events to be read in about 1 s, 0 rows in service now"), previewed.out());
        assertTrue(previewed.err().endsWith("Nothing was touched. --yes begins without asking.\n"), previewed.err());
        assertEquals(new Ended(0, "", "Nothing was rebuilt yet.\n"), run("projections", "rebuilds"));
    }

    @Test
    void rowsAreRebuiltShownSwappedAndTakenBack() {
        Ended rebuilt = run("projections", "rebuild", "accounts", "--yes", "--reason", "a try", "--as", "maria");

        assertEquals(0, rebuilt.code(), rebuilt.err());
        assertTrue(rebuilt.out().contains("0 rows the same · 0 missing in service · 0 in service alone · 0 changed\n"), rebuilt.out());
        assertTrue(rebuilt.out().contains("What is served stands still at position 0, and the new rows are at 5: 1 row changed in between."), rebuilt.out());
        assertTrue(rebuilt.out().contains("Account/a1 v5 MoneyDeposited"), rebuilt.out());
        assertTrue(rebuilt.out().endsWith(
                "Generation 2 of accounts is in service. Generation 1 stays until `hindcast projections drop accounts 1`.\n"), rebuilt.out());
        assertTrue(run("projections", "generations", "accounts").out().contains("in service"));
        assertEquals(new Ended(1, "", "There is no rebuild of accounts.\n"), run("projections", "resume", "accounts"));

        assertEquals(new Ended(0, "{\"projection\":\"accounts\",\"served\":1,\"before\":2,\"follows\":true}\n", ""),
                run("projections", "rollback", "accounts", "--yes", "--json"));
        assertEquals(new Ended(0, "", "Generation 2 of accounts is dropped.\n"), run("projections", "drop", "accounts", "2", "--yes"));
        assertEquals(new Ended(1, "", "Generation 1 of accounts is in service.\n"), run("projections", "drop", "accounts", "1", "--yes"));
        assertEquals("drop, roll back, swap, rebuild", String.join(", ", run("projections", "audit", "accounts", "--json").out().lines()
                .map(line -> line.replaceAll(".*\"action\":\"([^\"]*)\".*", "$1")).toList()));
    }

    @Test
    void whatDiffersIsShownByColumn() throws SQLException {
        run("projections", "rebuild", "accounts", "--yes");
        sql("update read_model.accounts_g2 set balance = 999");

        Ended rebuilt = run("projections", "rebuild", "accounts", "--aggregate", "Account/a1", "--yes", "--json");

        assertTrue(rebuilt.out().contains("{\"row\":[\"a1\"],\"kind\":\"changed\",\"later\":false,\"changes\":[{\"column\":\"balance\",\"served\":\"999\","
                + "\"rebuilt\":\"4.40\",\"setBy\":{\"aggregate\":\"Account/a1\",\"version\":5,\"type\":\"MoneyDeposited\",\"position\":5}}]}\n"),
                rebuilt.out());
    }

    @Test
    void aReadModelAcrossAggregatesIsRebuiltAsAWholeAlone() {
        Ended refused = run("projections", "rebuild", "dashboard", "--from", "2026-11-01", "--yes");

        assertEquals(1, refused.code());
        assertTrue(refused.err().startsWith("dashboard (orders and revenue by hour, status and currency) can be rebuilt as a whole only"), refused.err());
    }

    @Test
    void whatIsWrongIsToldApart() {
        assertEquals(2, run("projections", "rebuild").code());
        assertEquals(2, run("projections", "rebuild", "nonsense").code());
        assertEquals(2, run("projections", "rebuild", "accounts", "--from", "2026-11-01", "--aggregate", "Account/a1").code());
    }
}
