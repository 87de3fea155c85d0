package hindcast.app.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hindcast.app.embedded.EmbeddedException.DidNotStart;
import hindcast.app.embedded.EmbeddedException.DiskFull;
import hindcast.app.embedded.EmbeddedException.UnusableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user reads when there is no embedded database to be had: what happened, to what, what is safe, what to do.
final class RefusedStartTest {
    @Test
    void anotherMajorVersionIsRefusedAndNothingIsChanged(@TempDir Path parent) throws Exception {
        DataFolder folder = Ground.used(parent);
        Files.writeString(folder.cluster().resolve("PG_VERSION"), "17\n");
        assertEquals("The data folder " + folder.path() + " was written by PostgreSQL 17; this Hindcast runs PostgreSQL 18, which cannot read it. "
                + "Nothing was changed and what was committed is safe. Open it with the Hindcast that wrote it, export, and import here; "
                + "or choose another folder with --data or HINDCAST_DATA.",
                assertThrows(UnusableFolder.class, () -> Ground.start(folder)).getMessage());
    }

    @Test
    void aServerThatDoesNotComeUpShowsTheEndOfItsLog(@TempDir Path parent) throws Exception {
        DataFolder folder = Ground.used(parent);
        Files.delete(folder.cluster().resolve("global/pg_control"));
        String message = assertThrows(DidNotStart.class, () -> Ground.start(folder)).getMessage();
        assertTrue(message.startsWith("PostgreSQL did not start. What was committed is safe in " + folder.path() + ". Its log is in "
                + folder.log() + " and ends with:\n"), message);
        assertTrue(message.contains("global/pg_control"), message);
    }

    @Test
    void aServerThatComesUpAndEndsShowsWhy(@TempDir Path parent) throws Exception {
        DataFolder folder = Ground.used(parent);
        try (Stream<Path> ahead = Files.list(folder.cluster().resolve("pg_wal"))) {
            for (Path file : ahead.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        String message = assertThrows(DidNotStart.class, () -> Ground.start(folder)).getMessage();
        assertTrue(message.contains("could not locate a valid checkpoint record"), message);
    }

    @Test
    void aServerThatIsNotReadyInTimeIsNotWaitedForForEver(@TempDir Path parent) throws Exception {
        DataFolder folder = Ground.used(parent);
        Path program = folder.path().resolve("postgres-18.4.0/bin/pg_ctl");
        Files.delete(program);
        Files.writeString(program, "#!/bin/sh\nexec cat\n");
        assertTrue(program.toFile().setExecutable(true));
        String message = assertThrows(DidNotStart.class,
                () -> EmbeddedServer.start(folder, (what, fraction) -> { }, Duration.ofSeconds(1))).getMessage();
        assertTrue(message.startsWith("PostgreSQL did not start"), message);
    }

    @Test
    void aFolderThatBelongsToOthersIsNamed(@TempDir Path parent) throws Exception {
        Path others = Files.createDirectory(parent.resolve("others"));
        assumeTrue(others.toFile().setWritable(false) && !Files.isWritable(others), "Left out: root may write anywhere");
        assertEquals(notWritable(others.resolve("data"), others),
                assertThrows(UnusableFolder.class, () -> Ground.start(new DataFolder(others.resolve("data")))).getMessage());
    }

    private static String notWritable(Path folder, Path parent) {
        return "The data folder " + folder + " cannot be used: nothing may be written in " + parent + ". Nothing was changed. "
                + "Ask for permission to write there or choose another folder with --data or HINDCAST_DATA.";
    }

    /// Disks that are full or may not be written, as only root can make them.
    @Nested
    final class Disks {
        @Test
        void aDiskThatIsTooSmallIsRefusedBeforeAnythingIsUnpacked(@TempDir Path parent) throws Exception {
            try (Mount disk = Mount.of(parent, "size=20m")) {
                String message = assertThrows(DiskFull.class, () -> Ground.start(new DataFolder(disk.path()))).getMessage();
                assertEquals("The disk that holds the data folder " + disk.path() + " is full: 20 MB are free, 100 MB are needed. "
                        + "What was committed is safe. "
                        + "Free some space and start again, or choose another folder with --data or HINDCAST_DATA.", message);
            }
        }

        @Test
        void aDiskThatIsFullOnALaterStartIsNamedAndAfterwardsNothingIsLost(@TempDir Path parent) throws Exception {
            try (Mount disk = Mount.of(parent, "size=250m")) {
                DataFolder folder = Ground.used(disk.path());
                try (EmbeddedServer server = Ground.start(folder)) {
                    Ground.execute(server, "create table kept as select 42 as answer");
                }
                Path ballast = disk.fill();
                String message = assertThrows(DiskFull.class, () -> Ground.start(folder)).getMessage();
                assertTrue(message.startsWith("The disk that holds the data folder " + folder.path() + " is full: 0 MB are free"), message);
                Files.delete(ballast);
                try (EmbeddedServer server = Ground.start(folder)) {
                    assertEquals("42", Ground.ask(server, "select answer from kept"));
                }
            }
        }

        @Test
        void aFolderThatMayNotBeWrittenIsNamed(@TempDir Path parent) throws Exception {
            try (Mount disk = Mount.of(parent, "ro,size=1m")) {
                Path path = disk.path().resolve("data");
                assertEquals(notWritable(path, disk.path()),
                        assertThrows(UnusableFolder.class, () -> Ground.start(new DataFolder(path))).getMessage());
            }
        }
    }

    /// A small disk in memory.
    private record Mount(Path path) implements AutoCloseable {
        static Mount of(Path parent, String options) throws Exception {
            Path path = Files.createDirectory(parent.toRealPath().resolve("disk"));
            assumeTrue(run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString()), "Left out: only root can make a disk in memory");
            return new Mount(path);
        }

        /// Writes until nothing more goes in.
        Path fill() {
            run("dd", "if=/dev/zero", "of=" + path.resolve("ballast"), "bs=1M");
            return path.resolve("ballast");
        }

        @Override
        public void close() {
            // The server's log writer ends a moment after the server.
            Ground.await("nobody uses the disk", () -> run("umount", path.toString()));
        }

        private static boolean run(String... command) {
            try {
                ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
                return builder.start().onExit().join().exitValue() == 0;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
