package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.store.testing.Database;
import java.nio.file.Path;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody asks in a window what would have become of an order without its failed payment, and with another command; the store keeps what it has.
final class WhatIfJourneyTest {
    @Test
    void anOrderGoesAnotherWayAndNothingIsWritten(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        Place order = new Place.Timeline(Streams.paidAtLast().timeline().stream(), new Place.At.Version(8));
        try (Session session = OpenWindow.session(url)) {
            Streams.paidAtLast().into(session.store());
            long head = session.store().head();
            try (OpenWindow window = OpenWindow.on(session, order, settings)) {
                window.untilShown("v8 of 14");
                window.press(KeyCode.CONTROL, KeyCode.I);
                window.click("Initiate payment");
                window.click("What if…");
                window.untilShown("Suppose it");
                window.press(KeyCode.ESCAPE);
                window.untilShown("What if: nothing is written. It leaves what happened at v8 of v14.");
                select(window, 1);
                window.click("Edit…");
                window.press(KeyCode.ESCAPE);
                window.click("Strike");
                window.untilShown("1  v8 PaymentFailed did not happen");
                select(window, 0);
                window.click("Authorize payment");
                window.press(KeyCode.CONTROL, KeyCode.ENTER);
                window.untilShown("2  Authorize payment: v9 PaymentAuthorized");
                select(window, 2);
                assertTrue(window.text().contains("From what really happened, v14"), window::text);
                window.click("Keep as a test");
                window.click("Copy the test");
                assertTrue(Toolkit.on(() -> Clipboard.getSystemClipboard().getString()).contains("AuthorizePayment"));
                window.press(KeyCode.CONTROL, KeyCode.Z);
                assertFalse(window.text().contains("2  Authorize payment"), window::text);
                window.press(KeyCode.ESCAPE);
                window.untilShown("State at v8 ·");
                assertEquals(head, session.store().head());
            }
        }
    }

    private static void select(OpenWindow window, int tab) {
        window.then(() -> ((TabPane) window.node(".whatif > .tab-pane")).getSelectionModel().select(tab));
    }
}
