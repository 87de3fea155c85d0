package hindcast.cli.bench.rebuild;

import static hindcast.store.verify.rows.Sample.ALL;

import hindcast.app.session.Rebuilding;
import hindcast.app.session.Scratch;
import hindcast.app.session.Session;
import hindcast.cli.bench.figure.Figure;
import hindcast.cli.bench.figure.Figure.Limit;
import hindcast.cli.bench.figure.Figures;
import hindcast.cli.bench.figure.Samples;
import hindcast.cli.program.Hindcast;
import hindcast.domain.readmodel.Orders;
import hindcast.store.projection.rebuild.Rebuild;
import hindcast.store.projection.rebuild.Rebuilds;
import hindcast.store.projection.rebuild.Scope;
import hindcast.store.verify.Progress;
import hindcast.store.verify.rows.Difference;
import hindcast.store.verify.rows.ReadModelCheck;
import hindcast.store.verify.rows.Verdict;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast bench rebuild`: how quickly a read model is made anew.
@Command(name = "rebuild", header = "Measures how long it takes to make a read model anew.", description = {
    "", "The rows of all orders of a made-up shop, from the preparation until they can be compared: read, folded, written, indexed. Beside it the",
    "same events are read by COPY, decoded and folded over all cores, without a row being written; and the loop that anybody would write first:",
    "an upsert for each event, in batches of 1,000 over one connection. The first two take turns, and both are medians. Then what was made",
    "is served, and verified.", ""})
public final class RebuildBench implements Callable<Integer> {
    private static final double OF_A_FOLD = 0.6;
    private static final double OF_A_LOOP = 4;
    private static final double OF_A_REBUILD = 1.5;
    private static final double BYTES_OF_A_MEGABYTE = 1 << 20;
    private static final double NANOS_OF_A_SECOND = 1e9;

    private final Hindcast hindcast;

    @Option(names = "--events", paramLabel = "N", description = "How many events the shop has at least; by default ${DEFAULT-VALUE}.")
    private long events = 2_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is measured, after one to warm up; by default ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(names = "--no-loop", description = "Leave the loop out, which takes most of the time of a large shop.")
    private boolean noLoop;

    public RebuildBench(Hindcast hindcast) {
        this.hindcast = hindcast;
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
            scratch.session().projections().begin();
            long[] rebuilt = new long[rounds];
            long[] folded = new long[rounds];
            long[] count = new long[1];
            // The first passage warms up: what it took is written over by the last one.
            for (int round = 0; round <= rounds; round++) {
                figures.progress("round " + round + " of " + rounds);
                folded[round % rounds] = Samples.nanos(() -> count[0] = scratch.bareFold(Orders.PROJECTION));
                heap().forEach(MemoryPoolMXBean::resetPeakUsage);
                rebuilt[round % rounds] = rebuild(scratch.session(), false);
            }
            double most = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / BYTES_OF_A_MEGABYTE;
            double rate = rate(count[0], median(rebuilt));
            String what = "rebuild of orders from %,d events".formatted(count[0]);
            figures.add(new Figure(what, rate, "events/s", new Limit(rate(count[0], median(folded)), "COPY, decoded and folded on all cores"), null)
                    .atLeastTimes(OF_A_FOLD));
            if (!noLoop) {
                figures.progress("an upsert for each event");
                double loop = rate(count[0], Samples.nanos(() -> scratch.bareUpserts(Orders.PROJECTION)));
                figures.add(new Figure(what, rate, "events/s", new Limit(loop, "an upsert for each event, batches of 1,000"), null)
                        .atLeastTimes(OF_A_LOOP));
            }
            verify(scratch.session(), figures, median(rebuilt));
            figures.add(new Figure("most memory during a rebuild", most, "MB",
                    new Limit(Runtime.getRuntime().maxMemory() / BYTES_OF_A_MEGABYTE, "what the program may take"), null));
            return figures.exit();
        }
    }

    private static long median(long[] nanos) {
        return (long) (Samples.of(nanos).millis(50) * 1e6);
    }

    private static double rate(long count, long nanos) {
        return count * NANOS_OF_A_SECOND / nanos;
    }

    /// What is served is compared with the events, all of it.
    private void verify(Session session, Figures figures, long rebuilt) {
        figures.progress("what is served is verified");
        rebuild(session, true);
        long[] verified = new long[rounds];
        long[] rows = new long[1];
        for (int round = 0; round < rounds; round++) {
            verified[round] = Samples.nanos(() -> rows[0] = verify(session));
        }
        figures.add(new Figure("verification of %,d rows".formatted(rows[0]), median(verified) / NANOS_OF_A_SECOND, "s",
                new Limit(rebuilt / NANOS_OF_A_SECOND, "the rebuild of them"), null).atMostTimes(OF_A_REBUILD));
    }

    private static long verify(Session session) {
        Verdict verdict = session.readModels().check(Orders.PROJECTION, ALL, new ReadModelCheck.Listener() {
            @Override
            public void at(Progress progress) {
                // It is waited for.
            }

            @Override
            public void differs(Difference difference) {
                throw new IllegalStateException("What was rebuilt is not what the events say: " + difference);
            }
        });
        return switch (verdict) {
            case Verdict.Compared compared -> compared.rows();
            case Verdict.NotCompared not -> throw new IllegalStateException(not.why());
        };
    }

    /// Rebuilds once.
    ///
    /// @param served whether the rows are taken into service; else they are given up
    private static long rebuild(Session session, boolean served) {
        try (Rebuilding rebuilding = session.rebuilding()) {
            Rebuilds rebuilds = rebuilding.rebuilds();
            long began = System.nanoTime();
            Rebuild rebuild = switch (rebuilds.begin(Orders.PROJECTION.name(), new Scope.All(), "hindcast bench", "")) {
                case Rebuilds.Begun.Yes(Rebuild begun) -> begun;
                case Rebuilds.Begun.No(String why) -> throw new IllegalStateException(why);
            };
            if (!(rebuild.run(_ -> { }) instanceof Rebuild.Ended.Ready)) {
                throw new IllegalStateException(rebuild.line().words());
            }
            long taken = System.nanoTime() - began;
            if (served) {
                if (rebuild.swap("hindcast bench", "") instanceof Rebuild.Swapped.No(String why)) {
                    throw new IllegalStateException(why);
                }
            } else {
                rebuild.cancel("hindcast bench", "");
            }
            return taken;
        }
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
