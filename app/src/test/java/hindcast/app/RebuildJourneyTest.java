package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.window.Toolkit;
import hindcast.app.projections.compare.ComparedLine;
import hindcast.app.session.Environment;
import hindcast.app.session.Libpq;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.run.ProjectionRunner;
import hindcast.store.testing.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// An admin finds that somebody has changed a row of a read model by hand, and puts it right: by a rebuild that is looked at before it counts, or alone.
final class RebuildJourneyTest implements ProjectionRunner.Listener {
    private static final StreamId ORDER = Streams.paidAtLast().timeline().stream();
    private static final String DAMAGE = "update read_model.orders_g1 set customer = 'c-9999' where id = '7f3a91c2'";
    private static final String CUSTOMER = "select customer from read_model.orders where id = '7f3a91c2'";
    private static final String FOLDED = """
            select count(*)
            from hindcast.projections
            join hindcast.generations on projection = name and number = generation
            where checkpoint < (select max(position) from hindcast.events)
            """;

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private Session session;
    private Projections projections;
    private ProjectionRunner runner;
    private OpenWindow window;

    @BeforeEach
    void openTheWindow(@Database(Database.Kind.OWN) String url, @TempDir Path settings) throws SQLException {
        source.setURL("jdbc:" + url.replaceFirst("//[^@/]*@", "//"));
        source.setUser("postgres");
        Target.Postgres target = Libpq.ofProcess().url(url);
        session = Session.open(new Target.Postgres(target.connection().shown("shop", Environment.PRODUCTION, ""), target.password()), (_, _) -> { });
        projections = session.projections();
        projections.begin();
        Streams.paidAtLast().into(session.store());
        Streams.months(200).into(session.store());
        runner = new ProjectionRunner(source, session.store(), projections.all(), "shop-1", this);
        runner.start();
        window = OpenWindow.on(session, new Place.Projections("orders"), settings);
        window.then(() -> window.desk().times().zone().set(ZoneId.of("UTC")));
        window.until("everything is folded", () -> text(FOLDED).equals("0"));
        execute(DAMAGE);
    }

    @AfterEach
    void close() {
        window.close();
        runner.close();
        session.close();
    }

    @Test
    void aRebuildIsPreviewedReviewedSwappedInAndRolledBack() {
        choose("Rebuild…");
        window.untilShown("events to read");
        assertTrue(window.text().contains("214"), window::text);
        assertTrue(window.node(".preview #begin").isDisabled());
        window.type(".preview #reason", "a row was changed by hand");
        assertTrue(window.node(".preview #begin").isDisabled());
        window.type(".preview #typed", "orders");
        window.click(".preview #begin");
        window.untilShown("1 row identical");
        window.untilShown("v1 OrderCreated");
        assertTrue(window.text().contains("~ 1 row changed"), window::text);
        assertEquals(List.of(List.of("7f3a91c2", "customer", "c-9999", "c-2207", "v1 OrderCreated")), lines());
        assertEquals("c-9999", text(CUSTOMER));

        window.click("Swap in…");
        answer("looked at");
        window.untilShown("generation 2. Generation 1 is kept");
        assertEquals("c-2207", text(CUSTOMER));

        window.untilShown("Roll back…");
        window.click("Roll back…");
        answer("a try");
        window.untilShown("Generation 1 of orders is in service again");
        assertEquals("c-9999", text(CUSTOMER));
        assertEquals(List.of("roll back a try", "swap looked at", "rebuild a row was changed by hand"), deeds());
    }

    @Test
    void whatWasRebuiltIsDiscardedAndTheRowsInServiceStay() {
        choose("Rebuild…");
        window.type(".preview #reason", "a look");
        window.type(".preview #typed", "orders");
        window.until("it can be begun", () -> !window.node(".preview #begin").isDisabled());
        window.press(KeyCode.ENTER);
        window.untilShown("~ 1 row changed");
        window.click("Discard…");
        answer("as it was");
        window.untilShown("The rebuild of orders was given up");
        assertEquals("c-9999", text(CUSTOMER));
        window.click(".rebuild .plain");
        window.untilShown("Skipped events");
        assertFalse(window.text().contains("Review before the swap"), window::text);
    }

    @Test
    void aDamagedRowIsFoundLookedAtAndPutRight() {
        window.click("#verifyAll");
        window.untilShown("1 row is not what the events say.");
        assertEquals(List.of(List.of("orders 7f3a91c2", "customer", "c-9999", "c-2207", "v1 OrderCreated")), lines());
        window.click("v1 OrderCreated");
        assertEquals(new Place.Timeline(ORDER, new Place.At.Version(1)), window.desk().navigator().place().get());
        window.press(KeyCode.ALT, KeyCode.LEFT);

        window.click("Repair…");
        answer("changed by hand");
        window.untilShown("1 row of orders was written anew.");
        assertEquals("c-2207", text(CUSTOMER));
        window.click("Verify again");
        window.untilShown("What is served is what the events say, row by row and column by column.");
    }

    private void choose(String entry) {
        window.click(".projection-table .more");
        window.click(entry);
    }

    /// Says why, and types the name, as it is asked in production.
    private void answer(String reason) {
        window.type(".decision-panel #reason", reason);
        assertTrue(window.node(".decision-panel #act").isDisabled());
        window.type(".decision-panel #typed", "orders");
        window.press(KeyCode.ENTER);
    }

    /// All that differs, line by line.
    private List<List<String>> lines() {
        TableView<?> table = (TableView<?>) window.node(".compared");
        return Toolkit.on(() -> table.getItems().stream().map(item -> (ComparedLine) item)
                .map(line -> List.of(line.key(), line.column(), String.valueOf(line.live()), String.valueOf(line.folded()), line.setBy())).toList());
    }

    private List<String> deeds() {
        return projections.audit("orders", Long.MAX_VALUE, 10).stream().map(deed -> deed.action() + " " + deed.reason()).toList();
    }

    private String text(String sql) {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void holds(Set<String> names) {
        // Nobody asks.
    }

    @Override
    public void moved(String projection, long position, long events, Duration taken) {
        // The window shows it.
    }

    @Override
    public void stopped(String projection, long position, String reason) {
        // The window shows it.
    }

    @Override
    public void away(StoreException why) {
        throw why;
    }
}
