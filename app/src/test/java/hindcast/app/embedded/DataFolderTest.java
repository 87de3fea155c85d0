package hindcast.app.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.app.embedded.EmbeddedException.UnusableFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the data lies, and which folders are refused before anything is written.
final class DataFolderTest {
    private static final Path HOME = Path.of("/home/ines");

    /// The folder when nobody named one on the command line.
    @Nested
    final class Standard {
        @Test
        void linuxFollowsTheDesktopsRule() {
            assertEquals(folder("/data/xdg/hindcast"), DataFolder.standard(Map.of("XDG_DATA_HOME", "/data/xdg"), "Linux", HOME));
        }

        @Test
        void linuxHasADefaultAndIgnoresARelativeFolder() {
            assertEquals(folder("/home/ines/.local/share/hindcast"), DataFolder.standard(Map.of(), "Linux", HOME));
            assertEquals(folder("/home/ines/.local/share/hindcast"), DataFolder.standard(Map.of("XDG_DATA_HOME", "xdg"), "Linux", HOME));
        }

        @Test
        void macKeepsItInTheLibrary() {
            assertEquals(folder("/home/ines/Library/Application Support/Hindcast"), DataFolder.standard(Map.of(), "Mac OS X", HOME));
        }

        @Test
        void windowsKeepsItInTheLocalProfile() {
            assertEquals(folder("/local/Hindcast"), DataFolder.standard(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME));
            assertEquals(folder("/home/ines/AppData/Local/Hindcast"), DataFolder.standard(Map.of(), "Windows 11", HOME));
        }

        @Test
        void theVariableWinsUnlessItIsEmpty() {
            assertEquals(folder("/elsewhere"), DataFolder.standard(Map.of("HINDCAST_DATA", "/elsewhere", "XDG_DATA_HOME", "/x"), "Linux", HOME));
            assertEquals(folder("/x/hindcast"), DataFolder.standard(Map.of("HINDCAST_DATA", " ", "XDG_DATA_HOME", "/x"), "Linux", HOME));
        }

        private DataFolder folder(String path) {
            return new DataFolder(Path.of(path));
        }
    }

    /// Names that no server could be run in.
    @Nested
    final class Refused {
        @Test
        void aNameThatTheSystemCannotExpress() {
            String message = assertThrows(UnusableFolder.class, () -> DataFolder.at("a\0b")).getMessage();
            assertEquals("The data folder's name cannot be used: Nul character not allowed: a\0b. Nothing was changed. "
                    + "Choose another folder; for letters outside ASCII the locale has to be UTF-8 (LC_ALL=C.UTF-8).", message);
        }

        @Test
        void aNameThatAShellWouldRead(@TempDir Path parent) {
            Path path = parent.resolve("a$HOME");
            assertEquals("PostgreSQL cannot use the data folder " + path + ": its name contains one of \" $ ` \\ or a line end. "
                    + "Nothing was changed. Choose another folder with --data or HINDCAST_DATA.", refusal(path));
        }

        @Test
        void aNameThatIsTooLong(@TempDir Path parent) {
            Path path = parent.resolve("a/".repeat(500));
            assertEquals("PostgreSQL cannot use the data folder " + path + ": its name is longer than 900 bytes. "
                    + "Nothing was changed. Choose another folder with --data or HINDCAST_DATA.", refusal(path));
        }

        @Test
        void aFile(@TempDir Path parent) throws Exception {
            Path file = Files.createFile(parent.resolve("notes.txt"));
            assertEquals("The data folder " + file + " cannot be used: " + file + " is a file, not a folder. Nothing was changed. "
                    + "Move that file away or choose another folder with --data or HINDCAST_DATA.", refusal(file));
        }

        @Test
        void aFolderBelowAFile(@TempDir Path parent) throws Exception {
            Path file = Files.createFile(parent.resolve("notes.txt"));
            assertEquals("The data folder " + file.resolve("data") + " cannot be used: " + file + " is a file, not a folder. Nothing was changed. "
                    + "Move that file away or choose another folder with --data or HINDCAST_DATA.", refusal(file.resolve("data")));
        }

        @Test
        void aDatabaseOfSomebodyElse(@TempDir Path parent) throws Exception {
            Files.writeString(parent.resolve("PG_VERSION"), "17\n");
            assertEquals("The folder " + parent + " is a PostgreSQL database itself. Nothing was changed. "
                    + "Choose an empty folder, or start that PostgreSQL and connect to it.", refusal(parent));
        }

        private String refusal(Path path) {
            return assertThrows(UnusableFolder.class, () -> new DataFolder(path).created()).getMessage();
        }
    }
}
