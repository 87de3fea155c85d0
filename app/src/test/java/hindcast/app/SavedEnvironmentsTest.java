package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.app.connect.Connections;
import hindcast.app.session.Connection;
import hindcast.app.session.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a database is for, as it was said in the window.
final class SavedEnvironmentsTest {
    private static final Connection SHOP = Connection.to("db.example", 5432, "shop", "mara");

    private Path file = Path.of("");
    private Connections saved = new Connections(file);

    @BeforeEach
    void begin(@TempDir Path folder) {
        file = folder.resolve("connections.json");
        saved = new Connections(file);
    }

    private Environment of(Connection connection) {
        return new SavedEnvironments(saved).of(connection);
    }

    @Test
    void countsForWhoeverConnects() {
        saved.put(SHOP.shown("the shop", Environment.PRODUCTION, ""), "");
        assertEquals(Environment.PRODUCTION, of(Connection.to("DB.example", 5432, "shop", "ben")));
    }

    @Test
    void isNotSaidOfAnotherDatabase() {
        saved.put(SHOP.shown("the shop", Environment.PRODUCTION, ""), "");
        assertEquals(Environment.UNSPECIFIED, of(SHOP.withDatabase("shop_test")));
    }

    @Test
    void isProductionWhereOneSaysSo() {
        saved.put(SHOP.shown("a", Environment.TEST, ""), "");
        saved.put(SHOP.shown("b", Environment.PRODUCTION, ""), "");
        saved.put(SHOP.shown("c", Environment.STAGING, ""), "");
        assertEquals(Environment.PRODUCTION, of(SHOP));
    }

    @Test
    void isNotGuessedWhereItCannotBeRead() throws IOException {
        Files.writeString(file, "{");
        assertThrows(UncheckedIOException.class, () -> of(SHOP));
    }
}
