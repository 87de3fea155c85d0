package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.shell.Link;
import hindcast.app.shell.Place;
import hindcast.app.shell.Place.At;
import hindcast.app.timeline.Streams;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.testing.Database;
import java.nio.file.Path;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two orders that began alike are put side by side, in a window.
final class CompareJourneyTest {
    private static final StreamId ONE = Streams.paidAtLast().timeline().stream();
    private static final StreamId OTHER = Streams.paidAtOnce().timeline().stream();

    private Session session;
    private OpenWindow window;

    @BeforeEach
    void openTheList(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        session = OpenWindow.session(url);
        Streams.paidAtLast().into(session.store());
        Streams.paidAtOnce().into(session.store());
        window = OpenWindow.on(session, new Place.Aggregates(StreamQuery.ALL), settings);
    }

    @AfterEach
    void close() {
        window.close();
        session.close();
    }

    private Place place() {
        return window.desk().navigator().place().get();
    }

    private static Place.Timeline at(StreamId stream, int version) {
        return new Place.Timeline(stream, new At.Version(version));
    }

    private static Place.Timeline newest(StreamId stream) {
        return new Place.Timeline(stream, new At.Live());
    }

    @Test
    void fromThePaletteToTheLink() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.write("compare 7f3a@v8 with 9c1b");
        window.untilShown("Order/7f3a91c2 v8 with Order/9c1b40de");
        window.press(KeyCode.ENTER);
        assertEquals(new Place.Compare(at(ONE, 8), newest(OTHER)), place());
        assertFalse(Toolkit.on(() -> window.node("#search").isFocused()));
        window.untilShown("The histories part at v5: 4 events before it are alike.");
        window.untilShown("4 events alike");
        window.untilShown("The histories part here");
        window.untilShown("payment failed");

        window.type(".compare-side.left .version", "v4");
        window.press(KeyCode.ENTER);
        assertEquals(new Place.Compare(at(ONE, 4), newest(OTHER)), place(), window::text);
        window.click("Swap");
        assertEquals(new Place.Compare(newest(OTHER), at(ONE, 4)), place());
        assertEquals(OTHER.toString(), Toolkit.on(() -> ((TextField) window.node(".compare-side.left .aggregate")).getText()));

        window.then(() -> window.scene().getRoot().requestFocus());
        window.press(KeyCode.CONTROL, KeyCode.L);
        String link = Toolkit.on(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(link.endsWith("/compare?left=Order/9c1b40de&right=Order/7f3a91c2&right-v=4"), link);
        window.press(KeyCode.ALT, KeyCode.LEFT);
        window.then(() -> window.wiring().follow(Link.parse(link).orElseThrow()));
        assertEquals(new Place.Compare(newest(OTHER), at(ONE, 4)), place());
        window.untilShown("4 events alike");
    }

    @Test
    void fromTheMenuToTheOneThatIsMeant() {
        window.then(() -> window.desk().navigator().go(newest(ONE)));
        window.click("Compare…");
        window.click("Side by side with the newest version");
        window.untilShown("Both sides are the same version of the same aggregate.");
        window.untilShown("The states are the same.");

        window.type(".compare-side.right .aggregate", "9c");
        window.press(KeyCode.ENTER);
        window.untilShown("There is no Order/9c in this store");
        window.click(OTHER.toString());
        assertEquals(new Place.Compare(newest(ONE), newest(OTHER)), place());
        window.untilShown("The histories part at v5");
        assertTrue(window.text().contains("deliveryAddress"), window::text);
        window.click("Only differences");
        assertFalse(window.text().contains("deliveryAddress"), window::text);
        assertTrue(window.text().contains("trackingNumber"), window::text);
        window.press(KeyCode.CONTROL, KeyCode.C);
        assertTrue(Toolkit.on(() -> Clipboard.getSystemClipboard().getString()).contains("| v7 PaymentAuthorized · auth 8A11C"), "it is copied");
    }
}
