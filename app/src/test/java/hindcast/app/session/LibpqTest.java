package hindcast.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where to connect, said in the ways that PostgreSQL's own programs understand.
final class LibpqTest {
    @TempDir
    private Path home;

    private Libpq libpq(Map<String, String> environment) {
        return new Libpq(environment, home, "mara");
    }

    @Nested
    class ByUrl {
        @Test
        void everyPartIsPercentDecoded() {
            Target.Postgres target = libpq(Map.of()).url("postgresql://an%40na:p%2Fw%3A+%25@db.example:6432/my%20shop");
            assertEquals(new Target.Postgres(Connection.to("db.example", 6432, "my shop", "an@na"), new Password("p/w:+%")), target);
        }

        @Test
        void everyPartMayBeLeftOut() {
            assertEquals(
                    new Target.Postgres(Connection.to("localhost", 5432, "mara", "mara"), Password.NONE), libpq(Map.of()).url("postgresql://"));
        }

        @Test
        void anAddressOfSixteenBytesStandsInBrackets() {
            Connection connection = libpq(Map.of()).url("postgres://[::1]:6432/shop").connection();
            assertEquals("[::1]:6432/shop", connection.address());
        }

        @Test
        void parametersOfTheQueryWin() {
            Connection connection = libpq(Map.of())
                    .url("postgresql://db/shop?user=ana&host=other&sslmode=verify-full&sslrootcert=/etc/ca.pem&sslcert=c.pem&sslkey=k.pk8"
                            + "&application_name=audit&options=-c%20statement_timeout%3D5s")
                    .connection();
            assertEquals(
                    Connection.to("other", 5432, "shop", "ana")
                            .withTls(new Tls("verify-full", "/etc/ca.pem", "c.pem", "k.pk8"))
                            .withOptions(Map.of("application_name", "audit", "options", "-c statement_timeout=5s")),
                    connection);
        }

        @Test
        void aConnectionPrintsAsTheUrlThatNamesIt() {
            String url = "postgresql://ana@[::1]:6432/my%20shop?sslmode=require&options=-c%20a%3Db";
            assertEquals(url, libpq(Map.of()).url(url).connection().url());
        }

        @Test
        void whatCannotBeUnderstoodIsNamedAndNoPasswordIsQuoted() {
            assertEquals("Hindcast does not know the connection parameter colour", refusal("postgresql://a:secret@h/d?colour=red"));
            assertEquals("A port is a number from 1 to 65535; this is: 70000", refusal("postgresql://a:secret@h:70000/d"));
            assertEquals("A port is a number from 1 to 65535; this is: many", refusal("postgresql://a:secret@h:many/d"));
            assertFalse(refusal("postgresql://a:secret%zz@h/d").contains("secret"));
            assertFalse(refusal("mysql://a:secret@h/d").contains("secret"));
        }

        private String refusal(String url) {
            return assertThrows(IllegalArgumentException.class, () -> libpq(Map.of()).url(url)).getMessage();
        }
    }

    @Nested
    class ByVariables {
        @Test
        void theyNameAPlace() {
            Target.Postgres target = libpq(
                            Map.of("PGHOST", "db", "PGPORT", "6432", "PGDATABASE", "shop", "PGUSER", "ana", "PGPASSWORD", "pw",
                                    "PGSSLMODE", "require"))
                    .variables()
                    .orElseThrow();
            Connection expected = Connection.to("db", 6432, "shop", "ana").withTls(new Tls("require", "", "", ""));
            assertEquals(new Target.Postgres(expected, new Password("pw")), target);
        }

        @Test
        void withoutAPlaceTheyNameNone() {
            assertEquals(Optional.empty(), libpq(Map.of("PGSSLMODE", "require", "PATH", "/bin")).variables());
        }

        @Test
        void theyStandInForWhatAUrlLeavesOut() {
            Target.Postgres target = libpq(Map.of("PGUSER", "ana", "PGPASSWORD", "pw", "PGPORT", "6432")).url("postgresql://db:5433/shop");
            assertEquals(new Target.Postgres(Connection.to("db", 5433, "shop", "ana"), new Password("pw")), target);
        }
    }

    @Nested
    class ByServiceFile {
        @Test
        void aServiceIsNamedAndWinsOverVariables() throws IOException {
            Files.writeString(home.resolve(".pg_service.conf"), """
                    # our databases
                    [audit]
                    host=db.example
                    dbname=shop
                    user=auditor

                    [other]
                    port = 6432
                    """);
            Libpq libpq = libpq(Map.of("PGHOST", "elsewhere", "PGPASSWORD", "pw"));
            Connection expected = Connection.to("db.example", 5432, "shop", "auditor").shown("audit", Environment.UNSPECIFIED, "");
            assertEquals(List.of("audit", "other"), libpq.services());
            assertEquals(new Target.Postgres(expected, new Password("pw")), libpq.service("audit"));
            assertEquals(6432, libpq.url("postgresql://db/shop?service=other").connection().port());
        }

        @Test
        void theSystemsFileAddsToTheUsers() throws IOException {
            Path own = Files.writeString(home.resolve("mine.conf"), "[a]\nhost=mine\n");
            Files.writeString(home.resolve("pg_service.conf"), "[a]\nhost=theirs\n[b]\nhost=theirs\n");
            Libpq libpq = libpq(Map.of("PGSERVICEFILE", own.toString(), "PGSYSCONFDIR", home.toString()));
            assertEquals(List.of("a", "b"), libpq.services());
            assertEquals("mine", libpq.service("a").connection().host());
        }

        @Test
        void aServiceThatIsInNoFileIsNamed() {
            Libpq libpq = libpq(Map.of());
            IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> libpq.service("audit"));
            assertEquals("No service file has a service named audit", refusal.getMessage());
        }
    }

    @Test
    void aPasswordPrintsAsDots() {
        String target = libpq(Map.of()).url("postgresql://ana:secret@db/shop").toString();
        assertFalse(target.contains("secret"), target);
    }
}
