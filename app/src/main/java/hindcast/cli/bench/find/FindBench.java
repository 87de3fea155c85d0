package hindcast.cli.bench.find;

import hindcast.app.question.Expression;
import hindcast.app.question.Names;
import hindcast.app.session.Scratch;
import hindcast.app.session.Session;
import hindcast.cli.bench.figure.Figure;
import hindcast.cli.bench.figure.Figure.Limit;
import hindcast.cli.bench.figure.Figures;
import hindcast.cli.bench.figure.Samples;
import hindcast.cli.bench.rebuild.MadeUpShop;
import hindcast.cli.program.Hindcast;
import hindcast.domain.readmodel.Orders;
import hindcast.store.question.Found;
import hindcast.store.question.Scope;
import hindcast.store.question.Search;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast bench find`: how quickly all aggregates are asked a question.
@Command(name = "find", header = "Measures how long it takes to look through all aggregates.", description = {
    "", "The orders of a made-up shop, asked now and at every version, and those that were ever cancelled, which few have to be read for. Beside it",
    "the same events are read by COPY, decoded and folded over all cores, and asked nothing. They take turns, and all are medians.", ""})
public final class FindBench implements Callable<Integer> {
    private static final double OF_A_FOLD = 0.5;
    private static final double NANOS_OF_A_SECOND = 1e9;

    private final Hindcast hindcast;

    @Option(names = "--events", paramLabel = "N", description = "How many events the shop has at least; by default ${DEFAULT-VALUE}.")
    private long events = 1_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is measured, after one to warm up; by default ${DEFAULT-VALUE}.")
    private int rounds = 3;

    public FindBench(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    /// A question and how often it is asked.
    private record Asked(String text, Scope scope) {
    }

    @Override
    public Integer call() {
        if (events < 1 || rounds < 1) {
            throw new IllegalArgumentException((events < 1 ? "--events" : "--rounds") + " is 1 or more");
        }
        return hindcast.with(this::measure);
    }

    private int measure(Session beside) {
        try (Figures figures = new Figures(hindcast); Scratch scratch = Scratch.fresh(beside)) {
            MadeUpShop.fill(scratch.session(), events, figures);
            Map<String, Asked> questions = new LinkedHashMap<>();
            questions.put("now", new Asked("state.payment.status == 'PAID' && state.total > 100", new Scope.Now()));
            questions.put("ever", new Asked("state.payment.status == 'FAILED' && state.items.exists(item, item.price > 100)", new Scope.Ever()));
            questions.put("ever, of one type of event", new Asked("type == 'OrderCancelled' && state.total > 100", new Scope.Ever()));
            Map<String, long[]> found = new LinkedHashMap<>();
            questions.keySet().forEach(name -> found.put(name, new long[rounds]));
            long[] folded = new long[rounds];
            long[] count = new long[1];
            // The first passage warms up: what it took is written over by the last one.
            for (int round = 0; round <= rounds; round++) {
                figures.progress("round " + round + " of " + rounds);
                int place = round % rounds;
                folded[place] = Samples.nanos(() -> count[0] = scratch.bareFold(Orders.PROJECTION));
                questions.forEach((name, asked) -> found.get(name)[place] = Samples.nanos(() -> find(scratch.session(), asked)));
            }
            Limit limit = new Limit(rate(count[0], folded), "COPY, decoded and folded on all cores");
            found.forEach((name, nanos) -> figures.add(
                    new Figure("orders of %,d events asked, %s".formatted(count[0], name), rate(count[0], nanos), "events/s", limit, null)
                            .atLeastTimes(OF_A_FOLD)));
            return figures.exit();
        }
    }

    private static long find(Session session, Asked asked) {
        if (!(Expression.read(asked.text(), Names.ofType("Order")) instanceof Expression.Reading.Right(Expression expression))) {
            throw new IllegalStateException("Not understood: " + asked.text());
        }
        return session.search().find(new Search.Query("Order", expression, asked.scope(), 0), new Search.Listener() {
            @Override
            public void at(Search.Progress progress) {
                // It is waited for.
            }

            @Override
            public void found(Found found) {
                // They are counted.
            }
        }).found();
    }

    private static double rate(long count, long[] nanos) {
        return count * NANOS_OF_A_SECOND / (Samples.of(nanos).millis(50) * 1e6);
    }
}
