package hindcast.app.embedded;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// A [Holder] that runs as a process of its own, in a process group of its own as a terminal would give it.
record OtherProcess(Process process, String url) implements AutoCloseable {
    /// Starts it, and waits until it holds the server.
    static OtherProcess holding(DataFolder folder) throws IOException {
        return holding(folder.path(), "");
    }

    /// @param encoded what the folder's name goes on with, URL-encoded
    static OtherProcess holding(Path folder, String encoded) throws IOException {
        Path answer = folder.resolveSibling("answer-" + UUID.randomUUID());
        Process process = launch(folder, encoded, answer);
        Ground.await("the other process holds the server", () -> Files.exists(answer) || !process.isAlive());
        if (!Files.exists(answer)) {
            throw new AssertionError("The other process ended: " + Files.readString(answer.resolveSibling(answer.getFileName() + ".log")));
        }
        return new OtherProcess(process, Files.readString(answer));
    }

    /// Starts it, and waits for nothing.
    static OtherProcess starting(DataFolder folder) throws IOException {
        return new OtherProcess(launch(folder.path(), "", folder.path().resolveSibling("answer")), "");
    }

    private static Process launch(Path folder, String encoded, Path answer) throws IOException {
        List<String> java = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Holder.class.getName(),
                URLEncoder.encode(folder.toString(), StandardCharsets.UTF_8) + encoded, answer.toString());
        // A build that runs in the background of a shell ignores Ctrl-C, and would hand that on.
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of("env", "--default-signal=INT", "setsid"), java.stream()).toList())
                .redirectErrorStream(true).redirectOutput(answer.resolveSibling(answer.getFileName() + ".log").toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    /// As `kill -9` does.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// What Ctrl-C in its terminal sends: an interrupt to all that belongs to its process group.
    void pressControlC() throws IOException {
        new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().onExit().join();
        process.onExit().join();
    }

    /// Ends it in good order.
    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            process.getOutputStream().close();
        }
        process.onExit().join();
    }
}
