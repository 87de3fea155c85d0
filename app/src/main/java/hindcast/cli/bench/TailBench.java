package hindcast.cli.bench;

import hindcast.app.session.Scratch;
import hindcast.app.session.Session;
import hindcast.cli.bench.figure.Figure;
import hindcast.cli.bench.figure.Figures;
import hindcast.cli.bench.figure.Samples;
import hindcast.cli.program.Hindcast;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast bench tail`: how long an event takes from its commit to whoever follows the log.
@Command(name = "tail", header = "Measures how long a committed event takes to the tail.", description = {
    "", "From the answer to the append until the tail tells the event: while writers append as quickly as they can, while they append now and",
    "then, and after a silence, when the tail asks seldom. The limit of each figure is the round trip of the smallest question.", ""})
final class TailBench implements Callable<Integer> {
    private static final double MEDIAN = 20;
    private static final double SLOWEST = 250;
    private static final Duration NOW_AND_THEN = Duration.ofMillis(50);
    private static final Duration SILENCE = Duration.ofMillis(500);
    private static final int AFTER_SILENCE = 30;

    private final Hindcast hindcast;

    @Option(names = "--writers", paramLabel = "N", description = "How many write at once; by default ${DEFAULT-VALUE}.")
    private int writers = 8;

    @Option(names = "--appends", paramLabel = "N", description = "How often each of them appends; by default ${DEFAULT-VALUE}.")
    private int appends = 3_000;

    TailBench(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Bench.positive("--writers", writers);
        Bench.positive("--appends", appends);
        return hindcast.with(this::measure);
    }

    private int measure(Session beside) {
        try (Scratch scratch = Scratch.fresh(beside); Figures figures = new Figures(hindcast)) {
            Samples smallest = Samples.of(appends, scratch.session()::latency);
            scratch.tailDelay(writers, Math.ceilDiv(appends, 5), Duration.ZERO);
            measure(scratch, figures, smallest, new Load(writers + " writers as quickly as they can", writers, appends, Duration.ZERO));
            measure(scratch, figures, smallest, new Load(writers + " writers, each 20 a second", writers, Math.ceilDiv(appends, 15), NOW_AND_THEN));
            measure(scratch, figures, smallest, new Load("one writer, each half second", 1, AFTER_SILENCE, SILENCE));
            return figures.exit();
        } catch (InterruptedException _) {
            throw new CancellationException();
        }
    }

    /// What is written meanwhile.
    private record Load(String words, int writers, int appends, Duration pause) {
    }

    private static void measure(Scratch scratch, Figures figures, Samples smallest, Load load) throws InterruptedException {
        figures.progress(load.words());
        Samples delays = Samples.of(scratch.tailDelay(load.writers(), load.appends(), load.pause()));
        String name = "commit to tail, " + load.words();
        figures.add(Figure.millis(name, 50, delays, smallest, "smallest question to the server").atMost(MEDIAN));
        figures.add(Figure.millis(name, 99, delays, smallest, "smallest question to the server").atMost(SLOWEST));
    }
}
