package hindcast.app.embedded;

import hindcast.app.embedded.EmbeddedException.CannotRun;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// PostgreSQL's programs in one folder, and how they are run here: as the user, and for root, whom PostgreSQL refuses,
/// in a user namespace of its own, where the same files belong to a nobody without root's rights.
///
/// @param home the folder that holds `bin`
/// @param log the folder where each program leaves what it said last
/// @param prefix what stands before each program on the command line
record Programs(Path home, Path log, List<String> prefix) {
    private static final Logger LOG = System.getLogger(Programs.class.getName());
    private static final long PATIENCE_SECONDS = 120;
    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    static Programs in(Path home, Path log) throws IOException {
        return new Programs(home, log, isRoot() ? NAMESPACE : List.of());
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
    }

    /// Starts a program in a folder, by arguments that are relative to it: PostgreSQL hands them to a shell.
    Process start(Path folder, String program, String... arguments) throws IOException {
        List<String> command = Stream.of(prefix, List.of(path(program).toString()), List.of(arguments)).flatMap(List::stream).toList();
        return launch(new ProcessBuilder(command).directory(folder.toFile()), program);
    }

    /// Runs a program to its end, and answers whether it succeeded.
    boolean run(Path folder, String input, String program, String... arguments) throws IOException {
        return succeeds(start(folder, program, arguments), input);
    }

    /// @throws CannotRun when the system does not let PostgreSQL run here, for this user
    void requireAllowed() {
        if (!prefix.isEmpty() && !allows(Stream.concat(prefix.stream(), Stream.of("true")).toList())) {
            throw new CannotRun("PostgreSQL does not run as root, and this system does not let root run it in a user namespace (unshare). "
                    + "What was committed is safe. Start Hindcast as another user, or connect to a PostgreSQL that runs elsewhere.");
        }
        if (!allows(Stream.concat(prefix.stream(), Stream.of(path("postgres").toString(), "--version")).toList())) {
            throw new CannotRun("The PostgreSQL that was unpacked to " + home + " cannot be run on this system. It needs a disk from which programs "
                    + "may be run, and on Linux the GNU C library. What was committed is safe. "
                    + "Choose another folder with --data or HINDCAST_DATA, or connect to a PostgreSQL that runs elsewhere.");
        }
    }

    private boolean allows(List<String> command) {
        try {
            return succeeds(launch(new ProcessBuilder(command), "check"), "");
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A program cannot be run", e);
            return false;
        }
    }

    private Path path(String program) {
        return home.resolve("bin").resolve(File.separatorChar == '/' ? program : program + ".exe");
    }

    private Process launch(ProcessBuilder builder, String program) throws IOException {
        // PostgreSQL's words are shown to the user as they are; in which language must not hang on what is installed.
        builder.environment().put("LC_ALL", "C");
        return builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.resolve(program + ".log").toFile())).start();
    }

    private static boolean succeeds(Process process, String input) {
        try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        } catch (IOException e) {
            // It ended without reading; why is what it said, and its exit value.
            LOG.log(Level.DEBUG, "A program ended before it read its input", e);
        }
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }
}
