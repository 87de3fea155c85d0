package hindcast.app.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.embedded.EmbeddedException.DidNotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The embedded database as one process sees it: from nothing, again, and twice at once.
final class EmbeddedServerTest {
    @Test
    void theFirstStartMakesADatabaseOutOfNothingAndSaysHowFarItIs(@TempDir Path parent) throws Exception {
        List<String> steps = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        DataFolder folder = new DataFolder(parent.resolve("not/there/yet"));
        try (EmbeddedServer server = EmbeddedServer.start(folder, (what, fraction) -> {
            steps.add(what);
            fractions.add(fraction);
        })) {
            assertTrue(server.firstStart());
            assertEquals("18.4", server.version());
            assertEquals("18.4", Ground.ask(server, "show server_version"));
        }
        assertEquals(List.of("Unpacking PostgreSQL 18.4", "Creating the database", "Starting PostgreSQL", "PostgreSQL 18.4 is ready"),
                steps.stream().distinct().toList());
        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertEquals(Optional.empty(), Ground.postmaster(folder));
        assertEquals(List.of("database", "instances.lock", "log", "postgres-18.4.0", "start.lock"), names(folder.path()));
    }

    @Test
    void theNextStartFindsWhatWasCommitted(@TempDir Path parent) throws Exception {
        DataFolder folder = Ground.used(parent);
        String url;
        try (EmbeddedServer server = Ground.start(folder)) {
            url = server.url();
            Ground.execute(server, "create table kept as select 42 as answer");
        }
        try (EmbeddedServer server = Ground.start(folder)) {
            assertFalse(server.firstStart());
            assertEquals(url, server.url());
            assertEquals("42", Ground.ask(server, "select answer from kept"));
        }
    }

    @Test
    void twoHoldersInOneProcessShareTheServerAndTheLastStopsIt(@TempDir Path parent) throws Exception {
        DataFolder folder = Ground.used(parent);
        EmbeddedServer first = Ground.start(folder);
        EmbeddedServer second = Ground.start(folder);
        assertEquals(first.url(), second.url());
        first.close();
        first.close();
        assertEquals("1", Ground.ask(second, "select 1"));
        second.close();
        assertEquals(Optional.empty(), Ground.postmaster(folder));
    }

    @Test
    void aHolderThatIsInterruptedStopsTheServerAllTheSame(@TempDir Path parent) throws Exception {
        DataFolder folder = Ground.used(parent);
        EmbeddedServer server = Ground.start(folder);
        Thread.currentThread().interrupt();
        server.close();
        assertTrue(Thread.interrupted());
        assertEquals(Optional.empty(), Ground.postmaster(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unpacking PostgreSQL 18.4", "Creating the database", "Starting PostgreSQL"})
    void aStartIsCancelledByAnInterruptAndDoneByTheNext(String step, @TempDir Path parent) throws Exception {
        DataFolder folder = switch (step) {
            case "Unpacking PostgreSQL 18.4" -> new DataFolder(parent);
            case "Creating the database" -> Ground.unpacked(parent);
            default -> Ground.used(parent);
        };
        Progress interrupting = (what, fraction) -> {
            if (what.equals(step)) {
                Thread.currentThread().interrupt();
            }
        };
        String message = assertThrows(DidNotStart.class, () -> EmbeddedServer.start(folder, interrupting)).getMessage();
        assertTrue(Thread.interrupted());
        assertEquals(Optional.empty(), Ground.postmaster(folder));
        assertEquals("The start of the embedded database was cancelled. What was committed is safe. Start again when it is wanted.", message);
        try (EmbeddedServer server = Ground.start(folder)) {
            assertEquals("1", Ground.ask(server, "select 1"));
        }
    }

    @Test
    void theServerKeepsWhatItIsToldToKeep(@TempDir Path parent) throws Exception {
        try (EmbeddedServer server = Ground.start(Ground.used(parent))) {
            String settings = """
                    select string_agg(name || '=' || setting, ' ' order by name)
                    from pg_settings
                    where name in ('data_checksums', 'fsync', 'full_page_writes', 'listen_addresses', 'max_connections',
                                   'password_encryption', 'server_encoding', 'synchronous_commit', 'unix_socket_directories')
                    """;
            assertEquals("data_checksums=on fsync=on full_page_writes=on listen_addresses=127.0.0.1 max_connections=50 "
                    + "password_encryption=scram-sha-256 server_encoding=UTF8 synchronous_commit=on unix_socket_directories=",
                    Ground.ask(server, settings));
            assertEquals("C.UTF-8", Ground.ask(server, "select datlocale from pg_database where datname = current_database()"));
        }
    }

    @Test
    void onlyWhoKnowsThePasswordComesInAndItIsNowhereButInItsFile(@TempDir Path parent) throws Exception {
        DataFolder folder = Ground.used(parent);
        try (EmbeddedServer server = Ground.start(folder)) {
            SQLException refusal = assertThrows(SQLException.class, () -> DriverManager.getConnection(server.url(), server.user(), "guess"));
            assertEquals("28P01", refusal.getSQLState());
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.password())));
            try (Stream<Path> logs = Files.list(folder.log())) {
                for (Path log : logs.toList()) {
                    assertFalse(Files.readString(log).contains(server.password()), log.toString());
                }
            }
        }
    }

    @Test
    void whatAKilledFirstStartLeftAndWhatAnUpdateReplacedIsClearedAway(@TempDir Path parent) throws Exception {
        DataFolder folder = new DataFolder(parent);
        Files.createDirectories(parent.resolve("postgres-18.3.0/bin"));
        Files.createDirectories(parent.resolve("postgres-18.4.0.unfinished-1/bin"));
        Files.createFile(Files.createDirectories(parent.resolve("database.unfinished-1/cluster")).resolve("PG_VERSION"));
        try (EmbeddedServer server = Ground.start(folder)) {
            assertTrue(server.firstStart());
        }
        assertEquals(List.of("database", "instances.lock", "log", "postgres-18.4.0", "start.lock"), names(parent));
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
