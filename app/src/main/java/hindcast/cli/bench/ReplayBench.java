package hindcast.cli.bench;

import hindcast.app.session.Scratch;
import hindcast.app.session.Session;
import hindcast.cli.bench.figure.Figure;
import hindcast.cli.bench.figure.Figure.Limit;
import hindcast.cli.bench.figure.Figures;
import hindcast.cli.bench.figure.Samples;
import hindcast.cli.program.Hindcast;
import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.scale.LargeStore;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.json.JsonMapper;

/// `hindcast bench replay`: the whole log, in order, each payload parsed.
@Command(name = "replay", header = "Measures how long it takes to read the whole log.", description = {
    "", "Every event in the order of the log, its payload parsed to JSON, beside COPY of the same columns in its binary form, thrown away as it",
    "arrives; in turns, both are medians. The memory is that of the whole program, beside what it was after the first tenth.", ""})
final class ReplayBench implements Callable<Integer> {
    // As the store's own codec is made.
    private static final JsonMapper JSON =
            JsonMapper.builder(JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build()).build();
    private static final double AT_LEAST = 0.7;
    private static final int EVENTS_OF_A_STREAM = 10;
    private static final double BYTES_OF_A_MEGABYTE = 1 << 20;

    private final Hindcast hindcast;

    @Option(names = "--events", paramLabel = "N", description = "How long the log is; by default ${DEFAULT-VALUE}.")
    private long events = 5_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is measured, after one to warm up; by default ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(names = "--keep", description = "Keep the database for the next run of the same size; one without --keep drops it.")
    private boolean keep;

    private double firstTenth;

    ReplayBench(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Bench.positive("--events", events);
        Bench.positive("--rounds", rounds);
        return hindcast.with(this::measure);
    }

    private int measure(Session beside) {
        LargeStore.Size size = new LargeStore.Size(Math.toIntExact(Math.ceilDiv(events, EVENTS_OF_A_STREAM)), events, 1);
        try (Figures figures = new Figures(hindcast)) {
            figures.progress("the store is made");
            try (Scratch scratch = Scratch.filled(beside, size, keep, written -> figures.progress("%,d of %,d events written".formatted(written, events)))) {
                long[] replayed = new long[rounds];
                long[] copied = new long[rounds];
                // The first passage warms up: what it took is written over by the last one.
                for (int round = 0; round <= rounds; round++) {
                    figures.progress("round " + round + " of " + rounds);
                    copied[round % rounds] = Samples.nanos(scratch::bareCopy);
                    replayed[round % rounds] = Samples.nanos(() -> replay(scratch.session()));
                }
                report(figures, Samples.of(replayed).millis(50), Samples.of(copied).millis(50));
            }
            return figures.exit();
        }
    }

    private void report(Figures figures, double replayed, double copied) {
        figures.add(new Figure("replay of %,d events".formatted(events), replayed, "ms", new Limit(copied, "binary COPY of the same columns"), null));
        figures.add(new Figure("events a second", events * 1000 / replayed, "1/s", new Limit(events * 1000 / copied, "binary COPY of the same columns"), null)
                .atLeastTimes(AT_LEAST));
        figures.add(new Figure("most memory during a replay", peak(), "MB", new Limit(firstTenth, "the same in its first tenth"), null));
    }

    private void replay(Session session) {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long[] seen = new long[2];
        try (Stream<Recorded<String>> log = session.log().replay(LogQuery.ALL, 0)) {
            log.forEach(event -> {
                if (event.position() <= seen[1]) {
                    throw new IllegalStateException("Position " + event.position() + " follows " + seen[1]);
                }
                seen[1] = event.position();
                JSON.readTree(event.data());
                if (++seen[0] == events / EVENTS_OF_A_STREAM) {
                    firstTenth = peak();
                }
            });
        }
        if (seen[0] != events) {
            throw new IllegalStateException("Of %d events %d were read.".formatted(events, seen[0]));
        }
    }

    private static double peak() {
        return heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / BYTES_OF_A_MEGABYTE;
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
