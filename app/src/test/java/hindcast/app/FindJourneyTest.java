package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.shell.Link;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.store.StreamQuery;
import hindcast.store.question.Scope;
import hindcast.store.testing.Database;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A question to all aggregates is a place: it is asked, left, returned to, and sent to a colleague.
final class FindJourneyTest {
    private static final Place LIST = new Place.Aggregates(StreamQuery.ALL);
    private static final String FAILED = "state.payment.status == \"FAILED\"";

    private Session session;
    private OpenWindow window;

    @BeforeEach
    void openTheList(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        session = OpenWindow.session(url);
        Streams.paidAtLast().into(session.store());
        Streams.paidAtOnce().into(session.store());
        window = OpenWindow.on(session, LIST, settings);
    }

    @AfterEach
    void close() {
        window.close();
        session.close();
    }

    private Place place() {
        return window.desk().navigator().place().get();
    }

    @Test
    void aQuestionIsAskedLeftAndReturnedToWithItsAnswer() {
        window.click(".aggregates .find");
        window.type(".find-panel #expression", FAILED);
        window.click("Ever, at any version");
        window.click("Find");
        window.untilShown("1 aggregate found");
        Place question = new Place.Find("Order", FAILED, new Scope.Ever());
        assertEquals(question, place());
        assertEquals(Optional.of(question), window.desk().remembered().text("place").flatMap(Link::parse).map(Link::place));

        window.click(".found");
        window.press(KeyCode.ENTER);
        assertEquals(new Place.Timeline(Streams.paidAtLast().timeline().stream(), new Place.At.Version(8)), place());
        window.then(() -> window.desk().navigator().back());
        assertEquals(question, place());
        assertTrue(window.text().contains("1 aggregate found"), window::text);

        window.press(KeyCode.ESCAPE);
        assertEquals(LIST, place());
    }

    @Test
    void aLinkFillsTheQuestionInAndEnterAsksIt() {
        window.then(() -> window.wiring().follow(Link.parse("hindcast:///find?type=Order&where=state.payment.status%20%3D%3D%20%22FAILED%22&when=ever")
                .orElseThrow()));
        assertEquals(new Place.Find("Order", FAILED, new Scope.Ever()), place());
        assertEquals(FAILED, Toolkit.on(() -> ((TextField) window.node(".find-panel #expression")).getText()));
        window.untilShown("Enter looks for them.");
        assertFalse(window.text().contains("aggregate found"), "nothing is looked for by itself");
        window.press(KeyCode.ENTER);
        window.untilShown("1 aggregate found");
    }

    @Test
    void anEmptyFormIsNotWhereTheNextStartBegins() {
        window.then(() -> window.desk().navigator().go(new Place.New("Order")));
        assertEquals(Optional.of(LIST), window.desk().remembered().text("place").flatMap(Link::parse).map(Link::place));
    }
}
