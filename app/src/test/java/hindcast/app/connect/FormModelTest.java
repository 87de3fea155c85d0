package hindcast.app.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.app.session.Connection;
import hindcast.app.session.Environment;
import hindcast.app.session.Libpq;
import hindcast.app.session.Password;
import hindcast.app.session.Target;
import hindcast.app.session.Tls;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The fields of a connection.
final class FormModelTest {
    private final FormModel form = new FormModel(new Libpq(Map.of(), Path.of("nowhere"), "mara"));

    @Test
    void aPastedUrlFillsTheFields() {
        form.clear();
        form.url().set("postgresql://ana:hush@db.example.org:5433/shop?sslmode=require&application_name=audit");
        Connection connection = Connection.to("db.example.org", 5433, "shop", "ana").withTls(new Tls("require", "", "", ""))
                .withOptions(Map.of("application_name", "audit"));
        assertEquals(new Target.Postgres(connection, new Password("hush")), form.target());
        assertEquals("", form.trouble().get());
    }

    @Test
    void aUrlThatCannotBeReadSaysWhyAndChangesNothing() {
        form.clear();
        form.host().set("kept");
        form.url().set("postgresql://host:port/shop");
        assertEquals("A port is a number from 1 to 65535; this is: port", form.trouble().get());
        assertEquals("kept", form.host().get());
    }

    @Test
    void whatIsMissingIsNamed() {
        form.clear();
        assertEquals("Database is missing.", assertThrows(IllegalArgumentException.class, form::target).getMessage());
    }

    @Test
    void aPortThatIsNoNumberIsNamed() {
        form.clear();
        form.database().set("shop");
        form.user().set("ana");
        form.port().set("five");
        assertEquals("A port is a number from 1 to 65535, not “five”.", assertThrows(IllegalArgumentException.class, form::target).getMessage());
    }

    @Test
    void aSavedConnectionIsShownWholeAndReadBack() {
        Connection saved = Connection.to("db.example.org", 5433, "shop", "ana").withTls(new Tls("verify-full", "/ca", "/cert", "/key"))
                .withOptions(Map.of("options", "-c search_path=x")).withReadOnly(true).shown("eu-prod", Environment.PRODUCTION, "connection-5");
        form.edit(saved);
        assertEquals(new Target.Postgres(saved, Password.NONE), form.target());
        assertEquals("eu-prod", form.before());
    }
}
