package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.shell.Link;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.admin.RowValues;
import hindcast.store.projection.run.ProjectionRunner;
import hindcast.store.testing.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.testfx.service.query.NodeQuery;

/// An admin looks after the read models of a shop in which one order cannot be folded.
final class ProjectionsJourneyTest implements ProjectionRunner.Listener {
    private static final StreamId PAID = Streams.paidAtLast().timeline().stream();
    private static final StreamId BROKEN = Streams.broken().timeline().stream();

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private Session session;
    private Projections projections;
    private ProjectionRunner runner;
    private OpenWindow window;

    @BeforeEach
    void openTheWindow(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        source.setURL("jdbc:" + url.replaceFirst("//[^@/]*@", "//"));
        source.setUser("postgres");
        session = OpenWindow.session(url);
        projections = session.projections();
        projections.begin();
        Streams.paidAtLast().into(session.store());
        Streams.broken().into(session.store());
        runner = new ProjectionRunner(source, session.store(), projections.all(), "shop-1", this);
        runner.start();
        window = OpenWindow.on(session, new Place.Aggregates(StreamQuery.ALL), settings);
        window.then(() -> window.desk().times().zone().set(ZoneId.of("UTC")));
    }

    @AfterEach
    void close() {
        window.close();
        runner.close();
        session.close();
    }

    @Test
    void aProjectionIsStoppedWithAReasonAndStartedAgain() {
        window.click("#projections");
        window.untilShown("accounts");
        window.click("accounts");
        window.untilShown("by shop-1");
        press("Stop accounts");
        assertTrue(window.node(".decision-panel #decide").isDisabled());
        window.type(".decision-panel #reason", "a backup");
        window.press(KeyCode.ENTER);
        window.untilShown(": a backup");
        window.untilShown("stopped");
        assertEquals(List.of("stop a backup"), deeds("accounts"));

        press("Start accounts");
        window.until("it can be stopped again", () -> button("Stop accounts").tryQuery().isPresent());
        assertEquals(List.of("start ", "stop a backup"), deeds("accounts"));
    }

    @Test
    void anEventThatCannotBeFoldedIsLookedAtAndSkippedForAReason() {
        window.untilShown("orders failed at event");
        window.click("#lag");
        window.untilShown("cannot be folded");
        assertEquals(new Place.Projections("orders"), window.desk().navigator().place().get());
        window.click("Order/b0a7 v6");
        assertEquals(new Place.Timeline(BROKEN, new Place.At.Version(6)), window.desk().navigator().place().get());
        window.press(KeyCode.ALT, KeyCode.LEFT);

        window.click("Retry");
        window.untilShown("2 times, last");
        window.click("Skip…");
        window.type(".decision-panel #reason", "a carrier that never was");
        window.press(KeyCode.ENTER);
        window.untilShown("Skipped events (1)");
        window.untilShown("4 · 2 failed");
        window.click("Skipped events (1)");
        assertTrue(window.text().contains("a carrier that never was"), window::text);
        assertFalse(window.text().contains("Event 20 cannot be folded"), window::text);
        assertEquals(List.of("skip a carrier that never was", "retry "), deeds("orders"));
    }

    @Test
    void theRowOfAnOrderIsSeenBesideItsStateAndDiffersOnceItIsDamaged() throws SQLException {
        window.then(() -> window.desk().navigator().go(new Place.Timeline(PAID, new Place.At.Live())));
        window.click("Read model");
        window.untilShown("orders\nrevision");
        window.untilShown("up to date");
        assertTrue(window.text().contains("total\n88.80\ncurrency"), window::text);
        assertTrue(window.text().contains("Its rows come of many streams"), window::text);

        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("update read_model.orders_g1 set total = 12 where version = 14");
        }
        window.press(KeyCode.F5);
        window.untilShown("total\ndiffers\nin the row\n12\nof the events\n88.80");
        window.click(".read-model-head .hyperlink");
        assertEquals(new Place.Projections("orders"), window.desk().navigator().place().get());
    }

    @Test
    void aLinkToAProjectionIsCopiedFromItsMenu() {
        window.press(KeyCode.CONTROL, KeyCode.P);
        window.untilShown("orders failed at event");
        window.click(".projection-table .more");
        window.click("Copy link");
        String copied = Toolkit.on(() -> Clipboard.getSystemClipboard().getString());
        assertEquals(Optional.of(new Place.Projections("orders")), Link.parse(copied).map(Link::place));
    }

    @Test
    void rowsAreSortedNarrowedCopiedAndLeadToTheirTimelines() {
        Streams.slow().into(session.store());
        window.then(() -> window.desk().navigator().go(new Place.Projections("accounts")));
        window.untilShown("orders failed at event");
        window.then(() -> window.desk().navigator().go(new Place.Rows("orders")));
        window.until("both orders are there", () -> {
            window.wiring().root().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F5, false, false, false, false));
            return ids().size() == 2;
        });
        assertEquals(List.of("7f3a91c2", "b0a7"), Toolkit.on(this::ids));

        sortBy("total");
        assertEquals(List.of("b0a7", "7f3a91c2"), Toolkit.on(this::ids));
        sortBy("total");
        assertEquals(List.of("7f3a91c2", "b0a7"), Toolkit.on(this::ids));

        window.type("#filter", "b");
        window.until("one order fits", () -> ids().equals(List.of("b0a7")));
        window.robot().clickOn("b0a7");
        window.settle();
        assertEquals(new Place.Timeline(BROKEN, new Place.At.Live()), window.desk().navigator().place().get());

        window.press(KeyCode.ALT, KeyCode.LEFT);
        window.then(() -> table().requestFocus());
        window.press(KeyCode.CONTROL, KeyCode.C);
        String copied = Toolkit.on(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(copied.contains("\"id\" : \"b0a7\"") && copied.contains("\"total\" : 12.5"), copied);
    }

    private void sortBy(String column) {
        window.robot().clickOn(window.robot().lookup((Node node) -> node instanceof Label label && column.equals(label.getText())
                && label.getParent().getStyleClass().contains("column-header")).<Node>query());
        window.settle();
    }

    private List<Object> ids() {
        return table().getItems().stream().<Object>map(row -> row.values().getFirst()).toList();
    }

    @SuppressWarnings("unchecked")
    private TableView<RowValues> table() {
        return (TableView<RowValues>) window.scene().lookup(".row-table");
    }

    private NodeQuery button(String accessible) {
        return window.robot().lookup((Node node) -> node instanceof Button && accessible.equals(node.getAccessibleText()) && node.isVisible());
    }

    private void press(String accessible) {
        window.robot().clickOn(button(accessible).<Node>query());
        window.settle();
    }

    private List<String> deeds(String name) {
        return projections.audit(name, Long.MAX_VALUE, 10).stream().map(deed -> deed.action() + " " + deed.reason()).toList();
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
