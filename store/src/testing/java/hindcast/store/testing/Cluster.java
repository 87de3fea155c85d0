package hindcast.store.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/// A server of the PostgreSQL that is installed on this machine, of whatever version, with the programs that administrators use. A test that
/// needs one is marked with [Needed]; where there is none it is left out, and the run says so.
public final class Cluster implements AutoCloseable {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final List<String> PROGRAMS = List.of("initdb", "pg_ctl", "pg_dump", "psql", "pg_basebackup");
    private static final int PATIENCE_SECONDS = 90;

    private final Path folder;
    private final int port;

    /// A test that runs PostgreSQL's programs.
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(Installed.class)
    public @interface Needed {
    }

    /// Looks for the programs.
    static final class Installed implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return programs().map(found -> ConditionEvaluationResult.enabled("PostgreSQL's programs are in " + found)).orElseGet(() -> {
                String reason = "left out: " + String.join(", ", PROGRAMS) + " are not installed";
                System.getLogger(Cluster.class.getName()).log(System.Logger.Level.WARNING, context.getDisplayName() + " is " + reason);
                return ConditionEvaluationResult.disabled(reason);
            });
        }
    }

    private Cluster(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// Makes an empty server and starts it.
    ///
    /// @param settings such as `max_connections=10`
    public static Cluster start(Path folder, String... settings) {
        Cluster cluster = new Cluster(folder, freePort());
        cluster.run("initdb", "--pgdata=" + folder, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");
        cluster.configure(settings);
        cluster.start();
        return cluster;
    }

    /// A copy of this server that follows it, started.
    public Cluster standby(Path copy) {
        run("pg_basebackup", "--pgdata=" + copy, "--host=127.0.0.1", "--port=" + port, "--username=postgres",
                "--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast", "--no-sync");
        Cluster standby = new Cluster(copy, freePort());
        standby.configure();
        standby.start();
        return standby;
    }

    /// Makes a standby a primary, and waits until it is one.
    public void promote() {
        control("promote", "--wait");
    }

    /// Starts it again after [#stop].
    public void start() {
        control("start", "--wait", "--log=" + folder.resolve("server.log"));
    }

    /// Tells it to end.
    ///
    /// @param mode `smart`, `fast` or `immediate`
    public void stop(String mode, boolean wait) {
        control("stop", "--mode=" + mode, wait ? "--wait" : "--no-wait");
    }

    /// Runs a program of this server's version to its end, in its folder.
    ///
    /// @throws IllegalStateException with what it said when it fails
    public void run(String program, String... arguments) {
        List<String> command = Stream.of(
                isRoot() ? List.of("unshare", "--user") : List.<String>of(),
                List.of(programs().orElseThrow().resolve(program).toString()),
                List.of(arguments)).flatMap(List::stream).toList();
        Path said = folder.resolveSibling(folder.getFileName() + "-" + program + ".log");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + ": " + Files.readString(said));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// A database of it, as the superuser.
    public PGSimpleDataSource source(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser("postgres");
        return source;
    }

    @Override
    public void close() {
        try {
            if (runs()) {
                stop("immediate", true);
            }
        } catch (IllegalStateException failed) {
            // It may have been at its end by itself.
            if (runs()) {
                throw failed;
            }
        }
    }

    private boolean runs() {
        return Files.exists(folder.resolve("postmaster.pid"));
    }

    private void control(String what, String... options) {
        run("pg_ctl", Stream.concat(Stream.of(what, "--pgdata=" + folder, "--silent"), Stream.of(options)).toArray(String[]::new));
    }

    private void configure(String... settings) {
        String own = "\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nport = " + port + "\nfsync = off\nhot_standby = on\n";
        try {
            Path file = folder.resolve("postgresql.auto.conf");
            Files.writeString(file, Files.readString(file) + own + String.join("\n", settings) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<Path> programs() {
        Stream<Path> onThePath = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of);
        return Stream.concat(debian(), onThePath)
                .filter(place -> PROGRAMS.stream().allMatch(program -> Files.isExecutable(place.resolve(program))))
                .findFirst();
    }

    private static Stream<Path> debian() {
        File[] versions = DEBIAN.toFile().listFiles();
        return versions == null ? Stream.of() : Arrays.stream(versions).map(version -> version.toPath().resolve("bin"));
    }

    private static boolean isRoot() {
        try {
            Path self = Path.of("/proc/self");
            return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
