package hindcast.cli.bench;

import hindcast.app.session.Scratch;
import hindcast.app.session.Session;
import hindcast.cli.bench.figure.Figure;
import hindcast.cli.bench.figure.Figures;
import hindcast.cli.bench.figure.Samples;
import hindcast.cli.program.Hindcast;
import hindcast.store.scale.LargeStore;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast bench list`: pages and searches of the list of aggregates, in a large store that is made for it.
@Command(name = "list", header = "Measures pages and searches of the list of aggregates.", description = {
    "", "It fills a database of its own with COPY, which takes minutes at full size. The limit of each figure is the round trip of the smallest",
    "question that the server answers.", ""})
final class ListBench implements Callable<Integer> {
    private final Hindcast hindcast;

    @Option(names = "--streams", paramLabel = "N", description = "How many aggregates there are; by default ${DEFAULT-VALUE}.")
    private int streams = 1_000_000;

    @Option(names = "--events", paramLabel = "N", description = "How many events they have; by default ${DEFAULT-VALUE}.")
    private long events = 10_000_000;

    @Option(names = "--rounds", paramLabel = "N",
            description = "How often each question is asked, after a fifth of it to warm up; by default ${DEFAULT-VALUE}.")
    private int rounds = 300;

    @Option(names = "--keep", description = "Keep the database for the next run of the same size; one without --keep drops it.")
    private boolean keep;

    ListBench(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Bench.positive("--rounds", rounds);
        LargeStore.Size size = new LargeStore.Size(streams, events, 1);
        return hindcast.with(session -> measure(session, size));
    }

    private int measure(Session beside, LargeStore.Size size) {
        try (Figures figures = new Figures(hindcast)) {
            figures.progress("the store is made");
            LongConsumer watch = written -> figures.progress("%,d of %,d events written".formatted(written, events));
            try (Scratch scratch = Scratch.filled(beside, size, keep, watch)) {
                if (keep) {
                    hindcast.terminal().say(
                            "The database " + scratch.name() + " is kept: the same command without --keep uses it once more and drops it.");
                }
                measure(scratch.session(), figures);
            }
            return figures.exit();
        }
    }

    private void measure(Session session, Figures figures) {
        Samples.of(rounds, session::latency);
        Samples smallest = Samples.of(rounds, session::latency);
        for (Question question : Question.all(session.store())) {
            figures.progress(question.name());
            Samples.of(Math.ceilDiv(rounds, 5), question.ask());
            Samples asked = Samples.of(rounds, question.ask());
            for (int percent : List.of(50, 99)) {
                figures.add(Figure.millis(question.name(), percent, asked, smallest, "smallest question to the server").atMost(question.most()));
            }
        }
    }
}
