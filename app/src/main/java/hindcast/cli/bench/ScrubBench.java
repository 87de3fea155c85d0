package hindcast.cli.bench;

import hindcast.app.session.Scratch;
import hindcast.app.session.Session;
import hindcast.cli.bench.figure.Figure;
import hindcast.cli.bench.figure.Figures;
import hindcast.cli.bench.figure.Samples;
import hindcast.cli.program.Hindcast;
import hindcast.cli.program.Scrubber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast bench scrub`: states at random versions, whole moves of the playhead, and the memory that a timeline keeps.
@Command(name = "scrub", header = "Measures moves of the playhead, and the memory of a timeline.", description = {
    "", "A state: at(version) at random versions; its limit parses the payloads of the 64 events around it, which any fold would have to.",
    "A move, to any version, and a step, to the next one: in a window of 1440 x 900 without a display, from the setting of the playhead",
    "until state, changes, blame, lane and table are drawn; their limit draws the whole window once without a change.",
    "Memory: of the heap after collection, once states were looked at all over the timeline; its limit is the same events as objects.", ""})
final class ScrubBench implements Callable<Integer> {
    private static final int SHORT = 10_000;
    private static final double MOST_OF_A_MOVE = 16;

    private final Hindcast hindcast;
    private final Scrubber scrubber;

    @Option(names = "--events", paramLabel = "N", description = "How long the longest streams are, the others a tenth; by default ${DEFAULT-VALUE}.")
    private int events = 100_000;

    @Option(names = "--states", paramLabel = "N", description = "How many states are asked for, after as many to warm up; by default ${DEFAULT-VALUE}.")
    private int states = 5_000;

    @Option(names = "--moves", paramLabel = "N", description = "How often the playhead moves, after as many times to warm up; by default ${DEFAULT-VALUE}.")
    private int moves = 500;

    ScrubBench(Hindcast hindcast, Scrubber scrubber) {
        this.hindcast = hindcast;
        this.scrubber = scrubber;
    }

    @Override
    public Integer call() {
        Bench.positive("--events", events);
        Bench.positive("--states", states);
        Bench.positive("--moves", moves);
        return hindcast.with(this::measure);
    }

    private int measure(Session beside) {
        try (Scratch scratch = Scratch.fresh(beside); Figures figures = new Figures(hindcast)) {
            int tenth = Math.max(1, events / 10);
            for (int length : List.of(tenth, events)) {
                for (Streams stream : Streams.ALL) {
                    figures.progress("states of " + stream.name(length));
                    figures.add(new StateScrub(stream, length).figures(states));
                }
            }
            for (Streams stream : Streams.ALL) {
                figures.progress("moves of the playhead, " + stream.name(tenth));
                stream.append(scratch.session().store(), tenth);
                figures.add(moves(scratch.session(), stream, tenth));
            }
            return figures.exit();
        }
    }

    private List<Figure> moves(Session session, Streams stream, int length) {
        int[] anywhere = new SplittableRandom(length).ints(2L * moves, 0, length + 1).toArray();
        int[] onwards = IntStream.range(0, 2 * moves).map(step -> (length / 2 + step) % (length + 1)).toArray();
        List<Figure> figures = new ArrayList<>();
        figures.addAll(figures("playhead step, " + stream.name(length), scrubber.scrub(session, stream.stream(), onwards), length));
        figures.addAll(figures("playhead move, " + stream.name(length), scrubber.scrub(session, stream.stream(), anywhere), length));
        return figures;
    }

    private List<Figure> figures(String name, Scrubber.Drawn drawn, int length) {
        Samples taken = Samples.of(Arrays.copyOfRange(drawn.moves(), moves, 2 * moves));
        Samples wholes = Samples.of(drawn.wholes());
        String limit = "draw the whole window";
        Figure most = Figure.millis(name, 99, taken, wholes, limit);
        return List.of(Figure.millis(name, 50, taken, wholes, limit), length <= SHORT ? most.atMost(MOST_OF_A_MOVE) : most);
    }
}
