package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.embedded.DataFolder;
import hindcast.app.session.Session;
import hindcast.app.session.Target;
import hindcast.app.shell.Link;
import hindcast.app.shell.Place;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.testing.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a desktop hands to the program: links and files.
final class ErrandTest {
    private static final Place ORDERS = new Place.Aggregates(new StreamQuery("Order", "", false, null, null, StreamQuery.Sort.ACTIVITY));

    @Test
    void aLinkIsAPlace() {
        Place there = new Place.Timeline(new StreamId("Order", "7f3a"), new Place.At.Version(8));

        assertEquals(new Errand(Optional.of(new Link("eu-prod", there)), Optional.empty(), Optional.empty()),
                Errand.of(List.of("--data", "/tmp/x", "hindcast://eu-prod/Order/7f3a?v=8")));
    }

    @Test
    void aFileIsWrittenAsAPathOrAsAUri() {
        assertEquals(Optional.of(Path.of("orders.ndjson.gz")), Errand.of(List.of("orders.ndjson.gz")).file());
        assertEquals(Optional.of(Path.of("/tmp/a b/ö.ndjson")), Errand.of(List.of("file:///tmp/a%20b/%C3%B6.ndjson")).file());
        assertEquals(Optional.empty(), Errand.of(List.of("file://other host/a.ndjson")).file());
    }

    @Test
    void aFileThatWasOpenedIsImportedAfterOneIsAsked(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        try (Session session = OpenWindow.session(url); OpenWindow window = OpenWindow.empty(settings)) {
            window.start(new Start(embedded(settings), Optional.of(session.target()), Errand.of(List.of("/tmp/some events.ndjson"))));
            try {
                window.untilShown("Import events");
                assertEquals("/tmp/some events.ndjson", ((TextField) window.node(".menu-panel .text-field")).getText());
            } finally {
                window.wiring().stop();
            }
        }
    }

    @Test
    void aLinkThatLeadsNowhereAndOneToAnUnknownStoreAreTold(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        try (Session session = OpenWindow.session(url); OpenWindow window = OpenWindow.empty(settings)) {
            window.start(new Start(embedded(settings), Optional.of(session.target()), Errand.of(List.of("hindcast://nowhere", "hindcast://eu-prod/Order/1"))));
            try {
                window.untilShown("hindcast://nowhere is no link");
                assertTrue(window.text().contains("no connection of that name is saved here"), window::text);
            } finally {
                window.wiring().stop();
            }
        }
    }

    @Test
    void anOpenWindowIsAskedForAPlaceAndForAFile(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        try (Session session = OpenWindow.session(url); OpenWindow window = OpenWindow.on(session, new Place.Projections(null), settings)) {
            window.then(() -> window.wiring().run(Errand.of(List.of("hindcast:///aggregates?type=Order"))));
            assertEquals(ORDERS, window.desk().navigator().place().get());

            window.then(() -> window.wiring().run(Errand.of(List.of("/tmp/some events.ndjson"))));
            window.untilShown("Import events");
            assertEquals("/tmp/some events.ndjson", ((TextField) window.node(".menu-panel .text-field")).getText());
        }
    }

    @Test
    void whatIsAskedBeforeTheStoreIsOpenIsDoneWhenItIs(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        try (Session session = OpenWindow.session(url); OpenWindow window = OpenWindow.empty(settings)) {
            window.then(() -> {
                window.wiring().start(new Start(embedded(settings), Optional.of(session.target()), Errand.NONE));
                window.wiring().run(Errand.of(List.of("hindcast:///aggregates?type=Order")));
            });
            try {
                window.untilShown("No aggregate fits");
                assertEquals(ORDERS, window.desk().navigator().place().get());
            } finally {
                window.wiring().stop();
            }
        }
    }

    private static Target.Embedded embedded(Path folder) {
        return new Target.Embedded(new DataFolder(folder.resolve("data")));
    }
}
