package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which words open the window.
final class MainTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "--data /tmp/x", "--data=/tmp/x --store postgresql://h/d", "hindcast://embedded/Order/7f3a?v=8", "--store=embedded hindcast://connect",
        "first-paint", "first-paint --data /tmp/x hindcast://embedded/Order/7f3a", "orders.ndjson", "--data /tmp/x /tmp/orders.NDJSON.gz",
        "file:///tmp/a%20b.ndjson", "hindcast://nowhere"
    })
    void optionsOfTheWindowLinksAndFilesOfEventsDo(String words) {
        assertTrue(Main.opensWindow(words.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "aggregates", "--data /tmp/x aggregates", "--json", "--data", "--store postgresql://h/d state Order/1",
        "import orders.ndjson", "orders.csv", "file:///tmp/orders.csv"})
    void anythingElseIsACommand(String words) {
        assertFalse(Main.opensWindow(words.split(" ")));
    }
}
