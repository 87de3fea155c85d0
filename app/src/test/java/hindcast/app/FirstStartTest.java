package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.embedded.DataFolder;
import hindcast.app.session.Target;
import hindcast.app.shell.Place;
import hindcast.store.StreamQuery;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first start of all: nothing is there, and a minute later one looks at the past of a shop.
final class FirstStartTest {
    @TempDir
    private Path folder;

    @Test
    void itFillsInTheSampleListsItFiltersItAndLooksBack() {
        try (OpenWindow window = OpenWindow.empty(folder.resolve("settings"))) {
            Target.Embedded embedded = new Target.Embedded(new DataFolder(folder.resolve("data")));
            window.start(new Start(embedded, Optional.empty(), Errand.NONE));
            try {
                theListIsThere(window);
                theListIsFiltered(window);
                anOrderIsOpened(window);
                theWholeWindowLooksBack(window);
            } finally {
                window.wiring().stop();
            }
        }
    }

    private static void theListIsThere(OpenWindow window) {
        assertEquals(new Place.Aggregates(StreamQuery.ALL), window.desk().navigator().place().get());
        assertTrue(window.text().contains("3,300 aggregates"), window::text);
        assertTrue(list(window).getItems().size() >= 60);
    }

    private static void theListIsFiltered(OpenWindow window) {
        window.click("Account");
        assertTrue(window.text().lines().noneMatch(line -> line.startsWith("order-")), window::text);
        window.robot().write("/00001");
        window.until("one account is left", () -> list(window).getItems().size() == 1);
        assertTrue(window.text().contains("v10000"), window::text);
        window.click("All");
    }

    private static void anOrderIsOpened(OpenWindow window) {
        window.robot().write("/");
        window.press(KeyCode.ENTER);
        assertTrue(window.text().contains("MoneyDeposited"), window::text);
        window.press(KeyCode.ALT, KeyCode.LEFT);
        assertTrue(window.desk().navigator().place().get() instanceof Place.Aggregates);
    }

    private static void theWholeWindowLooksBack(OpenWindow window) {
        window.press(KeyCode.CONTROL, KeyCode.T);
        window.robot().write("20 days ago");
        window.press(KeyCode.ENTER);
        assertTrue(window.text().contains("As of "), window::text);
        assertTrue(window.desk().asOf().instant().get().isPresent());
    }

    private static ListView<?> list(OpenWindow window) {
        return (ListView<?>) window.node(".aggregates .list-view");
    }
}
