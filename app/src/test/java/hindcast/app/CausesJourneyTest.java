package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.causes.CauseLayout;
import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.shell.Place;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseSubject;
import hindcast.store.causes.Causes;
import hindcast.store.testing.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the event at the playhead to what it caused in another aggregate, and back: by the graph and by the tree.
final class CausesJourneyTest {
    private static final StreamId ORDER = new StreamId("Order", "7f3a");
    private static final StreamId LOAN = new StreamId("Loan", "1");

    private static void append(Session session, StreamId stream, int expected, String id, String cause) {
        Metadata metadata = Metadata.of(Map.of(Metadata.CAUSATION_ID, cause));
        Instant at = Instant.parse("2026-11-10T10:00:00Z").plusMillis(40 * session.store().head());
        session.store().append(stream, expected, List.of(new NewEvent(id, "Noted" + id.toUpperCase(Locale.ROOT), 1, "{}", metadata, at)));
    }

    @Test
    void effectsAreGoneToAndBackReturns(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        try (Session session = OpenWindow.session(url)) {
            append(session, ORDER, 0, "a", "gone");
            append(session, LOAN, 0, "b", "a");
            append(session, ORDER, 1, "c", "b");
            try (OpenWindow window = OpenWindow.on(session, new Place.Timeline(ORDER, new Place.At.Version(1)), settings)) {
                window.click("Causes");
                window.robot().clickOn(box(window, session, "b"));
                window.settle();
                assertEquals(new Place.Timeline(LOAN, new Place.At.Version(1)), place(window));

                window.press(KeyCode.ALT, KeyCode.LEFT);
                assertEquals(new Place.Timeline(ORDER, new Place.At.Version(1)), place(window));

                window.click("Tree");
                assertTrue(window.text().contains("Not in this store\ngone"), window::text);
                window.click("NotedC");
                window.press(KeyCode.ENTER);
                assertEquals(new Place.Timeline(ORDER, new Place.At.Live()), place(window));
            }
        }
    }

    @Test
    void whatComesToTheGraphIsDrawnWhenItIsAskedFor(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        try (Session session = OpenWindow.session(url)) {
            append(session, ORDER, 0, "a", "gone");
            append(session, LOAN, 0, "b", "a");
            try (OpenWindow window = OpenWindow.on(session, new Place.Timeline(ORDER, new Place.At.Version(1)), settings)) {
                window.untilShown("tailing");
                // Where the server of the tests says that it does not wait for the disk.
                window.click("Close");
                window.click("Causes");
                window.click("Tree");
                append(session, LOAN, 1, "c", "b");
                window.untilShown("1 new event");
                window.settle();
                assertFalse(window.text().contains("Loan/1 v2"), window::text);
                window.click("#causes-news");
                window.untilShown("Loan/1 v2");
                assertFalse(window.text().contains("1 new event"), window::text);
            }
        }
    }

    private static Place place(OpenWindow window) {
        return Toolkit.on(() -> window.desk().navigator().place().get());
    }

    /// Where the node of an id is painted.
    private static Point2D box(OpenWindow window, Session session, String id) {
        CauseGraph graph = session.causes().around(new CauseSubject.At(ORDER, 1), Causes.LEVELS).orElseThrow();
        CauseLayout.Box box = CauseLayout.of(graph).boxes().stream().filter(each -> each.node().id().equals(id)).findFirst().orElseThrow();
        return window.point(window.node(".cause-page"), box.x() + 20, box.middle());
    }
}
