package hindcast.cli.bench;

import hindcast.app.session.Scratch;
import hindcast.app.session.Session;
import hindcast.cli.bench.figure.Figure;
import hindcast.cli.bench.figure.Figures;
import hindcast.cli.bench.figure.Samples;
import hindcast.cli.program.Hindcast;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast bench open`: reading and folding a stream, beside the least that reading it takes.
@Command(name = "open", header = "Measures how long it takes to open an aggregate.", description = {
    "", "The limit is a bare JDBC read of the same rows with their payloads parsed by Jackson, in turns with it; both are medians.", ""})
final class OpenBench implements Callable<Integer> {
    private static final double MOST = 1.5;

    private final Hindcast hindcast;

    @Option(names = "--events", paramLabel = "N", description = "How long the streams are; by default ${DEFAULT-VALUE}.")
    private int events = 10_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is measured, after as many times to warm up; by default ${DEFAULT-VALUE}.")
    private int rounds = 40;

    OpenBench(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Bench.positive("--events", events);
        Bench.positive("--rounds", rounds);
        return hindcast.with(this::measure);
    }

    private int measure(Session beside) {
        try (Scratch scratch = Scratch.fresh(beside); Figures figures = new Figures(hindcast)) {
            for (Streams stream : Streams.ALL) {
                figures.progress(stream.name(events) + " is appended");
                stream.append(scratch.session().store(), events);
                figures.progress(stream.name(events) + " is opened");
                figures.add(measure(scratch, stream));
            }
            return figures.exit();
        }
    }

    private Figure measure(Scratch scratch, Streams stream) {
        long[] opened = new long[rounds];
        long[] bare = new long[rounds];
        // The first passages warm up: what they took is written over by the second.
        for (int round = 0; round < 2 * rounds; round++) {
            opened[round % rounds] = Samples.nanos(() -> scratch.session().aggregates().timeline(stream.stream(), _ -> { }));
            bare[round % rounds] = Samples.nanos(() -> scratch.bareRead(stream.stream()));
        }
        return Figure.millis("open, " + stream.name(events), 50, Samples.of(opened), Samples.of(bare), "bare JDBC read and Jackson parse").atMostTimes(MOST);
    }
}
