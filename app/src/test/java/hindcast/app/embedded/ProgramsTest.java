package hindcast.app.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.app.embedded.EmbeddedException.CannotRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Systems on which PostgreSQL cannot be run, and which archive is for which system.
final class ProgramsTest {
    @Test
    void rootWithoutUserNamespacesIsTold(@TempDir Path log) {
        assertEquals("PostgreSQL does not run as root, and this system does not let root run it in a user namespace (unshare). "
                + "What was committed is safe. Start Hindcast as another user, or connect to a PostgreSQL that runs elsewhere.",
                assertThrows(CannotRun.class, () -> new Programs(log, log, List.of("false")).requireAllowed()).getMessage());
    }

    @Test
    void programsThatTheSystemDoesNotRunAreNamed(@TempDir Path home) throws Exception {
        Files.writeString(Files.createDirectory(home.resolve("bin")).resolve("postgres"), "not a program");
        assertEquals("The PostgreSQL that was unpacked to " + home + " cannot be run on this system. It needs a disk from which programs may be run, "
                + "and on Linux the GNU C library. What was committed is safe. "
                + "Choose another folder with --data or HINDCAST_DATA, or connect to a PostgreSQL that runs elsewhere.",
                assertThrows(CannotRun.class, () -> new Programs(home, home, List.of()).requireAllowed()).getMessage());
    }

    @Test
    void everySystemHasItsArchive() {
        assertEquals(List.of("postgres-linux-x86_64.txz", "postgres-linux-arm_64.txz", "postgres-darwin-x86_64.txz", "postgres-darwin-arm_64.txz",
                        "postgres-windows-x86_64.txz", "postgres-windows-x86_64.txz"),
                List.of(Binaries.archiveFor("Linux", "amd64"), Binaries.archiveFor("Linux", "aarch64"),
                        Binaries.archiveFor("Mac OS X", "x86_64"), Binaries.archiveFor("Mac OS X", "aarch64"),
                        Binaries.archiveFor("Windows 11", "amd64"), Binaries.archiveFor("Windows 11", "aarch64")));
    }

    @Test
    void anArchiveThatIsNotCarriedIsNamed(@TempDir Path parent) {
        DataFolder folder = new DataFolder(parent);
        assertEquals("This Hindcast carries no PostgreSQL for this system (postgres-vax.txz). Nothing was changed. "
                + "Connect to a PostgreSQL that runs elsewhere.",
                assertThrows(CannotRun.class, () -> new Binaries("18.4.0", "postgres-vax.txz").in(folder, part -> { })).getMessage());
    }
}
