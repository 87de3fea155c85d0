package hindcast.cli.bench;

import hindcast.app.session.Scratch;
import hindcast.app.session.Session;
import hindcast.cli.bench.figure.Figure;
import hindcast.cli.bench.figure.Figures;
import hindcast.cli.bench.figure.Samples;
import hindcast.cli.program.Hindcast;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.projection.lag.LagWatch;
import hindcast.store.scale.ReadModelDelay.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast bench project`: how long an event takes into the read models, and what it costs to look at them.
@Command(name = "project", header = "Measures how long a committed event takes into the read models.", description = {
    "", "From the answer to the append until the last projection that subscribes to the event has it in its rows: all four of the shop are kept",
    "up to date while writers append to orders and accounts. Then what a look at all of them takes, as the window and the metrics do it once a",
    "second: a hundredth of a second is a hundredth of a core at most.", ""})
final class ProjectBench implements Callable<Integer> {
    private static final double SLOWEST = 500;
    private static final double LOOK = 10;
    private static final int LOOKS = 200;
    private static final Duration NOW_AND_THEN = Duration.ofMillis(50);
    private static final List<String[]> ORDER = List.of(
            new String[] {"OrderCreated", """
                    {"customerId": "c-1", "currency": "EUR", "items": [{"productId": "p-1", "quantity": 2, "price": 19.90}], "customerNotes": ""}"""},
            new String[] {"OrderConfirmed", "{\"confirmedBy\": \"c-1\"}"},
            new String[] {"PaymentInitiated", "{\"method\": \"card\", \"amount\": 39.80}"},
            new String[] {"PaymentAuthorized", "{\"amount\": 39.80}"},
            new String[] {"OrderShipped", "{\"carrier\": \"DHL\", \"trackingNumber\": \"t-1\"}"},
            new String[] {"OrderDelivered", "{}"});

    private final Hindcast hindcast;

    @Option(names = "--writers", paramLabel = "N", description = "How many write at once; by default ${DEFAULT-VALUE}.")
    private int writers = 8;

    @Option(names = "--appends", paramLabel = "N", description = "How often each of them appends; by default ${DEFAULT-VALUE}.")
    private int appends = 6_000;

    ProjectBench(Hindcast hindcast) {
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
            List<Life> lives = List.of(new Life("Order", ORDER.size(), ProjectBench::ofOrder), new Life("Account", 50, ProjectBench::ofAccount));
            scratch.readModelDelay(lives, writers, Math.ceilDiv(appends, 5), Duration.ZERO);
            delay(figures, smallest, writers + " writers, each 20 a second",
                    scratch.readModelDelay(lives, writers, Math.ceilDiv(appends, 20), NOW_AND_THEN));
            delay(figures, smallest, writers + " writers as quickly as they can", scratch.readModelDelay(lives, writers, appends, Duration.ZERO));
            LagWatch watch = new LagWatch(scratch.session().projections(), _ -> "", Instant::now);
            watch.look();
            figures.add(Figure.millis("look at the lag of all", 50, Samples.of(LOOKS, watch::look), smallest, "smallest question to the server")
                    .atMost(LOOK));
            return figures.exit();
        } catch (InterruptedException _) {
            throw new CancellationException();
        }
    }

    private static void delay(Figures figures, Samples smallest, String words, long[] nanos) {
        Samples delays = Samples.of(nanos);
        figures.add(Figure.millis("commit to all rows, " + words, 50, delays, smallest, "smallest question to the server"));
        figures.add(Figure.millis("commit to all rows, " + words, 99, delays, smallest, "smallest question to the server").atMost(SLOWEST));
    }

    private static NewEvent ofOrder(int version) {
        String[] event = ORDER.get(version - 1);
        return new NewEvent(UUID.randomUUID().toString(), event[0], event[0].equals("OrderCreated") ? 3 : 1, event[1], Metadata.NONE, null);
    }

    private static NewEvent ofAccount(int version) {
        return version == 1
                ? event("AccountCreated", "{\"email\": \"a@example.org\", \"name\": \"A\", \"currency\": \"EUR\"}")
                : event("MoneyDeposited", "{\"amount\": 1.50, \"currency\": \"EUR\"}");
    }

    private static NewEvent event(String type, String data) {
        return new NewEvent(UUID.randomUUID().toString(), type, 1, data, Metadata.NONE, null);
    }
}
