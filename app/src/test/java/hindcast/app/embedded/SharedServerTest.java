package hindcast.app.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The embedded database as several processes see it, and what is left of it when any of them is killed.
@EnabledOnOs(OS.LINUX)
final class SharedServerTest {
    private static final String ENDLESS = "select sum(length(md5(n::text))) from generate_series(1, 2000000000) n";

    /// Everybody ends in good order.
    @Nested
    final class Shared {
        @Test
        void theServerOutlivesTheFirstAndStopsWithTheLast(@TempDir Path parent) throws Exception {
            DataFolder folder = Ground.used(parent);
            OtherProcess other = OtherProcess.holding(folder);
            EmbeddedServer mine = Ground.start(folder);
            assertEquals(other.url(), mine.url());
            other.close();
            assertEquals("1", Ground.ask(mine, "select 1"));
            mine.close();
            assertEquals(Optional.empty(), Ground.postmaster(folder));
        }

        @Test
        void whoClosesFirstLeavesTheServerToTheOther(@TempDir Path parent) throws Exception {
            DataFolder folder = Ground.used(parent);
            EmbeddedServer mine = Ground.start(folder);
            OtherProcess other = OtherProcess.holding(folder);
            mine.close();
            assertTrue(Ground.postmaster(folder).isPresent());
            other.close();
            assertEquals(Optional.empty(), Ground.postmaster(folder));
        }

        @Test
        void aProcessThatIsToldToEndStopsTheServer(@TempDir Path parent) throws Exception {
            DataFolder folder = Ground.used(parent);
            OtherProcess other = OtherProcess.holding(folder);
            other.process().destroy();
            other.process().onExit().join();
            assertEquals(Optional.empty(), Ground.postmaster(folder));
        }

        @Test
        void controlCInTheTerminalOfWhoStartedItDoesNotReachTheServer(@TempDir Path parent) throws Exception {
            DataFolder folder = Ground.used(parent);
            OtherProcess other = OtherProcess.holding(folder);
            try (EmbeddedServer mine = Ground.start(folder)) {
                other.pressControlC();
                assertEquals("1", Ground.ask(mine, "select 1"));
            }
            assertEquals(Optional.empty(), Ground.postmaster(folder));
        }

        @Test
        void aFolderMayHaveSpacesAndAnyLetters(@TempDir Path parent) throws Exception {
            Path plain = Ground.used(parent).path();
            // Moved by a shell, which needs no locale for it, and told the other process in ASCII: "data für 日本".
            String move = "mv data \"$(printf 'data f\\303\\274r \\346\\227\\245\\346\\234\\254')\"";
            assertEquals(0, new ProcessBuilder("sh", "-c", move).directory(plain.getParent().toFile()).start().waitFor());
            try (OtherProcess other = OtherProcess.holding(plain.resolveSibling("data"), "+f%C3%BCr+%E6%97%A5%E6%9C%AC")) {
                assertTrue(other.url().startsWith("jdbc:postgresql://127.0.0.1:"));
            }
        }
    }

    /// Somebody is killed.
    @Nested
    final class Killed {
        @Test
        void anOrphanedServerIsUsedByTheNextStartAndStopsWithIt(@TempDir Path parent) throws Exception {
            DataFolder folder = Ground.used(parent);
            OtherProcess other = OtherProcess.holding(folder);
            Optional<ProcessHandle> orphan = Ground.postmaster(folder);
            other.kill();
            try (EmbeddedServer mine = Ground.start(folder)) {
                assertEquals(other.url(), mine.url());
                assertEquals(orphan, Ground.postmaster(folder));
            }
            assertEquals(Optional.empty(), Ground.postmaster(folder));
        }

        @Test
        void aKilledServerComesUpAgainAtTheSameAddressWithAllThatWasCommitted(@TempDir Path parent) throws Exception {
            DataFolder folder = Ground.used(parent);
            try (EmbeddedServer before = Ground.start(folder)) {
                Ground.execute(before, "create table kept as select 42 as answer");
                Ground.killServer(folder);
                try (EmbeddedServer after = Ground.start(folder)) {
                    assertEquals("42", Ground.ask(after, "select answer from kept"));
                    assertEquals("42", Ground.ask(before, "select answer from kept"));
                }
                assertEquals("42", Ground.ask(before, "select answer from kept"));
            }
            assertEquals(Optional.empty(), Ground.postmaster(folder));
        }

        @Test
        void afterBothAreKilledTheNextStartRecovers(@TempDir Path parent) throws Exception {
            DataFolder folder = Ground.used(parent);
            OtherProcess other = OtherProcess.holding(folder);
            try (EmbeddedServer mine = Ground.start(folder)) {
                Ground.execute(mine, "create table kept as select 42 as answer");
                other.kill();
                Ground.killServer(folder);
            }
            try (EmbeddedServer mine = Ground.start(folder)) {
                assertEquals("42", Ground.ask(mine, "select answer from kept"));
            }
        }

        @Test
        void aFirstStartThatIsKilledIsDoneAgain(@TempDir Path parent) throws Exception {
            DataFolder folder = Ground.unpacked(parent);
            OtherProcess other = OtherProcess.starting(folder);
            Ground.await("the other process creates the database", () -> hasUnfinishedDatabase(folder));
            other.kill();
            try (EmbeddedServer mine = Ground.start(folder)) {
                assertTrue(mine.firstStart());
                assertEquals("1", Ground.ask(mine, "select 1"));
            }
            assertFalse(hasUnfinishedDatabase(folder));
        }

        @Test
        void aServerThatDiesWhileABackendIsBusyIsReplaced(@TempDir Path parent) throws Exception {
            DataFolder folder = Ground.used(parent);
            try (EmbeddedServer server = Ground.start(folder); var busy = Ground.connect(server); var statement = busy.createStatement()) {
                FutureTask<Boolean> query = new FutureTask<>(() -> statement.execute(ENDLESS));
                Thread.ofVirtual().start(query);
                while (Ground.ask(server, "select count(*) from pg_stat_activity where query like '%generate_series%'").equals("1")) {
                    assertFalse(query.isDone());
                }
                Optional<ProcessHandle> killed = Ground.postmaster(folder);
                Ground.killServer(folder);
                try (EmbeddedServer after = Ground.start(folder)) {
                    assertEquals("1", Ground.ask(after, "select 1"));
                    assertNotEquals(killed, Ground.postmaster(folder));
                    assertThrows(ExecutionException.class, query::get);
                }
            }
        }

        @Test
        void aProcessNumberThatHasBecomeAnotherProgramsDoesNotKeepTheServerFromStarting(@TempDir Path parent) throws Exception {
            DataFolder folder = Ground.used(parent);
            Files.writeString(folder.cluster().resolve("postmaster.pid"),
                    ProcessHandle.current().pid() + "\n" + folder.cluster() + "\n1\n1\n\n127.0.0.1\n0 0\nready   \n");
            assertStarts(folder);
        }

        @Test
        void anEmptyFileThatAKilledServerLeftDoesNotKeepTheNextFromStarting(@TempDir Path parent) throws Exception {
            DataFolder folder = Ground.used(parent);
            Files.createFile(folder.cluster().resolve("postmaster.pid"));
            assertStarts(folder);
        }

        private boolean hasUnfinishedDatabase(DataFolder folder) {
            return Arrays.stream(folder.path().toFile().list()).anyMatch(name -> name.startsWith("database."));
        }

        private void assertStarts(DataFolder folder) throws SQLException {
            try (EmbeddedServer server = Ground.start(folder)) {
                assertEquals("1", Ground.ask(server, "select 1"));
            }
        }
    }
}
