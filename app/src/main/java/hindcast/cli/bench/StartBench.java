package hindcast.cli.bench;

import hindcast.cli.bench.figure.Figure;
import hindcast.cli.bench.figure.Figures;
import hindcast.cli.bench.figure.Samples;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast bench start`: from the start of `bin/hindcast` to the first painted window, which comes before any store is opened.
@Command(name = "start", header = "Measures how long it takes until the window is painted.", description = {
    "", "From the start of bin/hindcast to its first window painted, without a display; the limit is `java -version` of the same Java, in turns",
    "with it. No store is opened.", ""})
final class StartBench implements Callable<Integer> {
    private static final double MOST = 900;
    private static final String CACHE = "-XX:AOTCache=";

    private final Hindcast hindcast;

    @Option(names = "--rounds", paramLabel = "N", description = "How often it starts, after once to warm up; by default ${DEFAULT-VALUE}.")
    private int rounds = 11;

    StartBench(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Bench.positive("--rounds", rounds);
        Optional<Path> launcher = launcher();
        if (launcher.isEmpty()) {
            hindcast.terminal().say("Only a packaged program can be measured as it starts: `mvn package`, then app/target/hindcast/bin/hindcast bench start.");
            return Exit.NO;
        }
        if (!trained()) {
            hindcast.terminal().say("This folder is not trained for quick starts: `bin/hindcast train` does so.");
        }
        return measure(launcher.get());
    }

    private int measure(Path launcher) {
        Path java = Path.of(System.getProperty("java.home"));
        long[] painted = new long[rounds];
        long[] bare = new long[rounds];
        try (Figures figures = new Figures(hindcast)) {
            for (int round = -1; round < rounds; round++) {
                figures.progress("start %d of %d".formatted(Math.max(round, 0) + 1, rounds));
                // The first passage warms up: what it took is written over by the second.
                int place = Math.max(round, 0);
                painted[place] = firstLine(java, launcher.toString(), "first-paint");
                bare[place] = firstLine(java, java.resolve("bin/java").toString(), "--version");
            }
            Samples starts = Samples.of(painted);
            Samples versions = Samples.of(bare);
            String limit = "java --version";
            String name = "from bin/hindcast to the first paint";
            figures.add(Figure.millis(name, 50, starts, versions, limit).atMost(MOST));
            figures.add(Figure.millis(name + ", longest", starts.millis(100), new Figure.Limit(versions.millis(100), limit), null));
            return figures.exit();
        }
    }

    /// How long a program takes until it says something.
    private static long firstLine(Path java, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", java.toString());
        try {
            long begun = System.nanoTime();
            Process process = builder.start();
            try (BufferedReader said = process.inputReader()) {
                String line = said.readLine();
                long nanos = System.nanoTime() - begun;
                if (line == null) {
                    throw new UncheckedIOException(new IOException(command[0] + " ended without a word, and was not measured."));
                }
                said.transferTo(Writer.nullWriter());
                process.waitFor();
                return nanos;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(command[0] + " cannot be started: " + failed.getMessage(), failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody waits any more", ended);
        }
    }

    /// Whether the cache is there that the JVM was told to use.
    private static boolean trained() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(option -> option.startsWith(CACHE))
                .anyMatch(option -> Files.exists(Path.of(option.substring(CACHE.length()))));
    }

    /// The program that was started: that of a bundle, which tells its path, or the one in `bin`, beside the `lib` that holds this module.
    private static Optional<Path> launcher() {
        return Optional.ofNullable(System.getProperty("jpackage.app-path")).map(Path::of).or(() -> Optional.ofNullable(StartBench.class.getModule().getLayer())
                .flatMap(layer -> layer.configuration().findModule(StartBench.class.getModule().getName()))
                .map(ResolvedModule::reference)
                .flatMap(module -> module.location())
                .map(jar -> Path.of(jar).getParent().resolveSibling(System.getProperty("os.name").startsWith("Windows") ? "bin/hindcast.cmd" : "bin/hindcast"))
                .filter(Files::exists));
    }
}
