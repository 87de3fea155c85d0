package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.embedded.DataFolder;
import hindcast.app.embedded.EmbeddedServer;
import hindcast.app.fx.window.Toolkit;
import hindcast.app.shell.Place;
import hindcast.store.Schema;
import hindcast.store.StreamQuery;
import hindcast.store.testing.Database;
import hindcast.store.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.testfx.service.query.EmptyNodeQueryException;

/// A store that cannot be opened: the window says why in a sentence, keeps what was typed, and goes on.
final class RefusedConnectionTest {
    @TempDir
    private Path folder;
    private OpenWindow window;

    @BeforeEach
    void aNewConnectionIsBegun() {
        window = OpenWindow.empty(folder.resolve("settings"));
        window.choose(folder.resolve("data"));
        window.click("New connection");
    }

    @AfterEach
    void close() {
        window.wiring().stop();
        window.close();
    }

    @Test
    void aWrongPasswordIsToldAndTheRightOneIsTakenAfterIt() {
        try (EmbeddedServer server = EmbeddedServer.start(new DataFolder(folder.resolve("data")), (what, fraction) -> { })) {
            String url = server.url().substring("jdbc:".length()).replace("//", "//" + server.user() + "@");
            window.paste("#url", url);
            window.type("#password", "not this one");
            window.click("Open");
            assertRefused(url, "password");
            assertTrue(password().isFocused());
            assertEquals("not this one", password().getText());
            window.paste("#password", server.password());
            window.click("Open");
            assertRefused(url, "no event store yet");
            assertTrue(window.text().contains("Create a store here"), window::text);
        }
    }

    @Test
    void aHostWhereNobodyAnswersIsToldAndAnotherIsOpenedAfterIt(@Database String open) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String url = "postgresql://ana@localhost:" + port + "/shop";
        window.paste("#url", url);
        window.click("Open");
        assertRefused(url, "the server does not answer");
        assertThrows(EmptyNodeQueryException.class, () -> window.node("#create"));
        window.paste("#url", open);
        window.click("Open");
        assertEquals(new Place.Aggregates(StreamQuery.ALL), window.desk().navigator().place().get());
        assertTrue(window.text().contains("This store is empty"), window::text);
    }

    @Test
    void aDatabaseThatIsNoStoreBecomesOneWhenTheUserSaysSoAndNotBefore(@Database(Database.Kind.EMPTY) PGSimpleDataSource database) {
        String url = TestServer.link(database);
        window.paste("#url", url);
        window.click("Open");
        assertRefused(url, "no event store yet");
        assertEquals(new Schema.State.Absent(true), Schema.inspect(database));
        window.click("Create a store here");
        assertInstanceOf(Schema.State.Ready.class, Schema.inspect(database));
        assertTrue(window.text().contains("This store is empty"), window::text);
    }

    private void assertRefused(String url, String part) {
        assertEquals(new Place.Connect(), window.desk().navigator().place().get());
        String sentence = ((Label) window.node("#messageText")).getText();
        assertTrue(sentence.contains(part) && sentence.matches(".*[.)]"), sentence);
        assertTrue(!sentence.contains("Exception") && !sentence.contains("\n") && !sentence.contains("postgresql."), sentence);
        assertEquals(url, Toolkit.on(() -> ((TextField) window.node("#url")).getText()));
    }

    private PasswordField password() {
        return (PasswordField) window.node("#password");
    }
}
