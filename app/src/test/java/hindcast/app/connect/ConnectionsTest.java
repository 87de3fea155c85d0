package hindcast.app.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Told;
import hindcast.app.session.Connection;
import hindcast.app.session.Environment;
import hindcast.app.session.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Saved connections in their file.
final class ConnectionsTest {
    @TempDir
    private Path folder;

    private static Connection named(String name) {
        return Connection.to("db.example.org", 5433, "shop", "ana").withTls(new Tls("verify-full", "/ca.pem", "", ""))
                .withOptions(Map.of("application_name", "audit")).withReadOnly(true).shown(name, Environment.PRODUCTION, "connection-5");
    }

    private Path file() {
        return folder.resolve("new").resolve("connections.json");
    }

    @Test
    void noneAreSavedAtFirst() {
        assertEquals(List.of(), new Connections(file()).read());
    }

    @Test
    void everythingOfAConnectionIsReadBack() {
        new Connections(file()).put(named("eu-prod"), "");
        assertEquals(List.of(named("eu-prod")), new Connections(file()).read());
    }

    @Test
    void theyAreListedByName() {
        Connections connections = new Connections(file());
        connections.put(named("zeta"), "");
        assertEquals(List.of(named("Alpha"), named("zeta")), connections.put(named("Alpha"), ""));
    }

    @Test
    void aRenamedOneTakesItsOldPlace() {
        Connections connections = new Connections(file());
        connections.put(named("old"), "");
        assertEquals(List.of(named("new")), connections.put(named("new"), "old"));
    }

    @Test
    void aDeletedOneIsGone() {
        Connections connections = new Connections(file());
        connections.put(named("a"), "");
        connections.put(named("b"), "");
        assertEquals(List.of(named("b")), connections.remove("a"));
        assertEquals(List.of(named("b")), connections.read());
    }

    @Test
    void theFileHoldsNoPassword() throws IOException {
        new Connections(file()).put(named("eu-prod"), "");
        assertFalse(Files.readString(file()).contains("assword"));
    }

    @Test
    void aFileThatCannotBeReadIsLeftAsItIs() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "[{");
        Connections connections = new Connections(file());
        Told told = assertThrows(Told.class, () -> connections.put(named("a"), ""));
        assertTrue(told.getMessage().contains("cannot be read: line 1: Unexpected end-of-input"), told.getMessage());
        assertTrue(told.getMessage().contains("was left as it is"), told.getMessage());
        assertEquals("[{", Files.readString(file()));
    }
}
