package hindcast.app.embedded;

import hindcast.app.embedded.EmbeddedException.UnusableFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder that holds everything of the embedded default: PostgreSQL's programs, the database, its password, its log and
/// the two files that the instances lock. Whoever can read the folder can read the data.
///
/// @param path absolute
public record DataFolder(Path path) {
    // PostgreSQL keeps paths in 1,024 bytes and appends up to 100 of its own.
    private static final int LONGEST = 900;

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /// The folder that a user named; a relative one is seen from the current directory.
    ///
    /// @throws UnusableFolder when the platform cannot express the name
    public static DataFolder at(String name) {
        try {
            return new DataFolder(Path.of(name));
        } catch (InvalidPathException e) {
            throw new UnusableFolder("The data folder's name cannot be used: " + e.getMessage() + ". Nothing was changed. "
                    + "Choose another folder; for letters outside ASCII the locale has to be UTF-8 (LC_ALL=C.UTF-8).", e);
        }
    }

    /// The folder when nobody named one: `HINDCAST_DATA`, else where the platform keeps a user's data.
    ///
    /// @param environment the process's variables; empty values count as absent
    /// @param osName the system property `os.name`
    /// @param home the user's home
    public static DataFolder standard(Map<String, String> environment, String osName, Path home) {
        String named = environment.getOrDefault("HINDCAST_DATA", "");
        if (!named.isBlank()) {
            return at(named);
        }
        if (osName.startsWith("Mac")) {
            return new DataFolder(home.resolve("Library/Application Support/Hindcast"));
        }
        if (osName.startsWith("Windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return new DataFolder((local.isBlank() ? home.resolve("AppData/Local") : Path.of(local)).resolve("Hindcast"));
        }
        // A relative XDG_DATA_HOME is to be ignored, says the XDG base directory specification.
        String shared = environment.getOrDefault("XDG_DATA_HOME", "");
        return new DataFolder((shared.startsWith("/") ? Path.of(shared) : home.resolve(".local/share")).resolve("hindcast"));
    }

    /// Whether a window was open on this folder's store before: only the first one offers the sample.
    public boolean knowsTheWindow() {
        return Files.exists(met());
    }

    /// From now on a window was open on this folder's store.
    ///
    /// @throws EmbeddedException when nothing can be written in the folder
    public void meetTheWindow() {
        try {
            Files.write(met(), new byte[0]);
        } catch (IOException failed) {
            throw Trouble.with(this, failed);
        }
    }

    private Path met() {
        return path.resolve("window-opened");
    }

    Path database() {
        return path.resolve("database");
    }

    Path cluster() {
        return database().resolve("cluster");
    }

    Path password() {
        return database().resolve("password");
    }

    Path log() {
        return path.resolve("log");
    }

    /// The program of a process, if it is one of PostgreSQL's out of this folder; empty for any other process, whatever its number
    /// once was, and for one that has ended and is not buried yet.
    Optional<Path> programOf(ProcessHandle process) {
        return process.info().command().map(Path::of)
                .filter(program -> program.startsWith(path) && program.getNameCount() == path.getNameCount() + 3);
    }

    /// Creates the folder, for the user alone, if it is not there, and answers with its real path: one folder, one name.
    DataFolder created() {
        requireUsableName();
        try {
            createPrivately(path);
            DataFolder real = new DataFolder(path.toRealPath());
            if (Files.exists(real.path.resolve("PG_VERSION"))) {
                throw new UnusableFolder("The folder " + path + " is a PostgreSQL database itself. Nothing was changed. "
                        + "Choose an empty folder, or start that PostgreSQL and connect to it.");
            }
            createPrivately(real.log());
            return real;
        } catch (IOException e) {
            throw Trouble.with(this, e);
        }
    }

    private static void createPrivately(Path folder) throws IOException {
        Files.createDirectories(folder, ownedByUser(folder, "rwx------"));
    }

    /// These permissions where the platform knows them; elsewhere a user's folder is private by inheritance.
    static FileAttribute<?>[] ownedByUser(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    private void requireUsableName() {
        boolean tooLong = path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST;
        // PostgreSQL's programs put their own path between double quotes into a shell's command line.
        boolean quoted = path.getFileSystem().getSeparator().equals("/")
                && Stream.of("\"", "$", "`", "\\", "\n").anyMatch(path.toString()::contains);
        if (tooLong || quoted) {
            throw new UnusableFolder("PostgreSQL cannot use the data folder " + path + ": "
                    + (tooLong ? "its name is longer than " + LONGEST + " bytes." : "its name contains one of \" $ ` \\ or a line end.")
                    + " Nothing was changed. Choose another folder with --data or HINDCAST_DATA.");
        }
    }
}
