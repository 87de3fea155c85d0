package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.app.timeline.lane.Lane;
import hindcast.app.timeline.lane.Span;
import hindcast.store.testing.Database;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One asks when something was so, in a window: types, is told what is wrong, and goes from turn to turn.
final class WhenJourneyTest {
    @Test
    void anExpressionIsTypedAndItsTurnsAreGoneTo(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        Place order = new Place.Timeline(Streams.paidAtLast().timeline().stream(), new Place.At.Version(2));
        try (Session session = OpenWindow.session(url)) {
            Streams.paidAtLast().into(session.store());
            try (OpenWindow window = OpenWindow.on(session, order, settings)) {
                window.untilShown("v2 of 14");
                window.click("When…");
                window.type(".when .text-field", "state.payment.stauts == \"PAID\"");
                window.untilShown("Is “status” meant?");
                window.type(".when .text-field", "state.payment.status == \"FAILED\" || type == \"OrderShipped\"");
                window.untilShown("v8, v13 · 2 spans");
                assertEquals(List.of(new Span(8, 8), new Span(13, 13)), Toolkit.on(() -> ((Lane) window.node(".lane")).held().get()));
                window.press(KeyCode.ENTER);
                window.untilShown("v8 of 14");
                window.press(KeyCode.ENTER);
                window.untilShown("v9 of 14");
                window.press(KeyCode.ESCAPE);
                assertTrue(Toolkit.on(() -> ((Lane) window.node(".lane")).held().get().isEmpty()));
            }
        }
    }
}
