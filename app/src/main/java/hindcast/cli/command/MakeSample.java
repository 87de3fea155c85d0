package hindcast.cli.command;

import hindcast.app.session.Session;
import hindcast.app.transfer.Sample;
import hindcast.cli.output.Counts;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.StreamId;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast sample`: fills a store with a made-up shop.
@Command(name = "sample", header = "Fills the store with a sample shop: orders and accounts of the last thirty days.", description = {
    "", "Every event comes of a command that the rules accepted. The same seed makes the same shop, and different seeds share no order.", ""})
public final class MakeSample implements Callable<Integer> {
    private final Hindcast hindcast;

    @Option(names = "--orders", paramLabel = "N", description = "How many orders; by default ${DEFAULT-VALUE}.")
    private int orders = Sample.ORDERS;

    @Option(names = "--seed", paramLabel = "S", description = "What all chance comes from; by default ${DEFAULT-VALUE}.")
    private long seed = Sample.SEED;

    public MakeSample(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        if (orders < 0) {
            throw new IllegalArgumentException("--orders is 0 or more");
        }
        return hindcast.with(this::fill);
    }

    private int fill(Session session) {
        Sample.Answer answer = Sample.fill(session.store(), seed, orders, Instant.now(), hindcast::progress);
        hindcast.terminal().progress("");
        return switch (answer) {
            case Sample.Answer.Filled(long events) -> {
                hindcast.terminal().print(Counts.of(events, "event") + " added.");
                yield Exit.OK;
            }
            case Sample.Answer.SeedTaken(StreamId stream) -> {
                hindcast.terminal().say("The store holds a sample of seed %d already (%s). Nothing was added: choose another --seed."
                        .formatted(seed, stream));
                yield Exit.NO;
            }
        };
    }
}
