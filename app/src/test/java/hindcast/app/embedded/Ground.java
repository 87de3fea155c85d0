package hindcast.app.embedded;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What the tests of the embedded server stand on: data folders that are ready fast, since what takes seconds is done once and copied.
public final class Ground {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String PROGRAMS = "postgres-18.4.0";
    private static final DataFolder MODEL = new DataFolder(Path.of("target/embedded-model-" + Integer.getInteger("hindcast.fork", 1)));

    private Ground() {
    }

    /// A new folder in which a server has run and was stopped, with nothing in its database.
    public static DataFolder used(Path parent) throws IOException {
        DataFolder folder = unpacked(parent);
        copy(MODEL.database(), folder.database());
        return folder;
    }

    /// A new folder with PostgreSQL's programs and no database.
    static DataFolder unpacked(Path parent) throws IOException {
        // A killed run of the tests may have left the model without a database, or with a server that was not stopped.
        if (!Files.exists(MODEL.database()) || Files.exists(MODEL.cluster().resolve("postmaster.pid"))) {
            start(MODEL).close();
        }
        DataFolder folder = new DataFolder(parent.toRealPath().resolve("data"));
        copy(MODEL.path().resolve(PROGRAMS), folder.path().resolve(PROGRAMS));
        Files.createDirectories(folder.log());
        return folder;
    }

    static EmbeddedServer start(DataFolder folder) {
        return EmbeddedServer.start(folder, (what, fraction) -> { });
    }

    static Connection connect(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }

    static void execute(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = connect(server); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The one value that a query answers.
    static String ask(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = connect(server); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    /// The first process of the server on a folder; empty when none runs.
    static Optional<ProcessHandle> postmaster(DataFolder folder) {
        try (Stream<String> lines = Files.lines(folder.cluster().resolve("postmaster.pid"))) {
            return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow())).filter(process -> folder.programOf(process).isPresent());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Kills the server as `kill -9` does, and waits until it is dead.
    public static void killServer(DataFolder folder) {
        postmaster(folder).orElseThrow().destroyForcibly();
        await("the server is dead", () -> postmaster(folder).isEmpty());
    }

    public static void await(String what, BooleanSupplier happened) {
        Deadline deadline = Deadline.in(BOUND);
        while (!happened.getAsBoolean()) {
            assertTrue(!deadline.passed(), "Waited in vain until " + what);
            deadline.pause();
        }
    }

    /// Programs are linked, as they never change, where the folders share a disk; data is copied.
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        boolean sameDisk = Files.getFileStore(from).equals(Files.getFileStore(to.getParent()));
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path copied = to.resolve(from.relativize(path));
                if (Files.isRegularFile(path) && sameDisk && from.endsWith(PROGRAMS)) {
                    Files.createLink(copied, path);
                } else {
                    Files.copy(path, copied, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
