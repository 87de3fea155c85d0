package hindcast.cli.bench;

import hindcast.app.session.Scratch;
import hindcast.app.session.Session;
import hindcast.cli.bench.figure.Figure;
import hindcast.cli.bench.figure.Figures;
import hindcast.cli.bench.figure.Samples;
import hindcast.cli.program.Hindcast;
import hindcast.store.AppendResult;
import hindcast.store.EventStore;
import hindcast.store.NewEvent;
import hindcast.store.PageKey;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.StreamSummary;
import hindcast.store.scale.BareInsert;
import hindcast.store.scale.BareInsert.Waking;
import hindcast.store.scale.LargeStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast bench append`: appends by many writers, beside bare inserts into a table with the same columns and indexes.
@Command(name = "append", header = "Measures appends by many writers at once.", description = {
    "", "Each append carries a command id; one of ten begins a stream, the others go on with one that its writer has begun lately. The limit",
    "inserts the same rows by JDBC, each writer with a connection and a prepared statement of its own, unasked and unchecked. They take",
    "turns, short ones, so that a machine whose speed changes is as quick for both; rates and times are of all rounds. What is done only",
    "now and then counts too: streams that are not listed at the end are listed on the time of our appends. What NOTIFY costs is measured",
    "on the bare insert, with no listener.", ""})
final class AppendBench implements Callable<Integer> {
    private static final double LEAST = 0.8;
    /// How often the streams of each store are read, in turns, the first time to warm up.
    private static final int READS = 11;
    private static final double NANOS_OF_A_MILLI = 1e6;
    private static final long EVERY_FEW_MILLIS = 5_000_000;
    private static final String LIMIT = "bare JDBC insert";

    private final Hindcast hindcast;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each takes its turn, a quarter more to warm up; by default ${DEFAULT-VALUE}.")
    private int rounds = 64;

    @Option(names = "--millis", paramLabel = "N", description = "How long a turn is; by default ${DEFAULT-VALUE}.")
    private int millis = 250;

    @Option(names = "--large", description = "Also append to a store of ten million events and read from it, beside one of 100,000; made first.")
    private boolean large;

    AppendBench(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Bench.positive("--rounds", rounds);
        Bench.positive("--millis", millis);
        return hindcast.with(this::measure);
    }

    private int measure(Session beside) {
        try (Figures figures = new Figures(hindcast)) {
            for (int[] kind : new int[][] {{1, 1}, {8, 1}, {32, 1}, {1, 10}, {8, 10}}) {
                try (Scratch scratch = Scratch.fresh(beside); Scratch.Crowd crowd = scratch.crowd(kind[0])) {
                    figures.progress("%d writers, %d events an append; %s".formatted(kind[0], kind[1], crowd.durability()));
                    compare(crowd, kind[0], kind[1], figures);
                }
            }
            if (large) {
                sizes(beside, figures);
            }
            return figures.exit();
        }
    }

    private void compare(Scratch.Crowd crowd, int count, int events, Figures figures) {
        String name = "append, %d writer%s, %d event%s".formatted(count, count == 1 ? "" : "s", events, events == 1 ? "" : "s");
        Map<String, Supplier<Writers.Way>> ways = new LinkedHashMap<>();
        ways.put(LIMIT, () -> bare(crowd, events, Waking.every(-1)));
        ways.put(name, () -> ours(crowd.store()));
        if (count > 1 && events == 1) {
            Waking seldom = Waking.every(EVERY_FEW_MILLIS);
            ways.put("bare, %d writers, NOTIFY in each".formatted(count), () -> bare(crowd, events, Waking.every(0)));
            ways.put("bare, %d writers, NOTIFY every 5 ms".formatted(count), () -> bare(crowd, events, seldom));
        }
        Map<String, List<Writers.Round>> taken = turns(ways, count, events);
        long listed = Samples.nanos(() -> crowd.store().streams(StreamQuery.ALL, new PageKey.First(), 1));
        double all = (double) rounds * millis;
        double atWork = all / (all + listed / NANOS_OF_A_MILLI);
        List<Writers.Round> limit = taken.remove(LIMIT);
        String words = LIMIT + "; " + crowd.durability();
        taken.forEach((way, of) -> {
            boolean ours = way.equals(name);
            Figure rate = new Figure(way, rate(of) * (ours ? atWork : 1), "events/s", new Figure.Limit(rate(limit), words), null);
            figures.add(ours ? rate.atLeastTimes(LEAST) : rate);
            for (int percent : List.of(50, 99)) {
                figures.add(Figure.millis(way, percent, samples(of), samples(limit), LIMIT));
            }
        });
    }

    private Map<String, List<Writers.Round>> turns(Map<String, Supplier<Writers.Way>> ways, int count, int events) {
        Map<String, Writers> writers = new LinkedHashMap<>();
        Map<String, List<Writers.Round>> taken = new LinkedHashMap<>();
        // Else the compiler is still at work in what is measured, and longer in the longer way.
        int warmUp = Math.max(1, rounds / 4);
        for (int round = 0; round < warmUp + rounds; round++) {
            for (Map.Entry<String, Supplier<Writers.Way>> way : ways.entrySet()) {
                List<Writers.Way> open = Stream.generate(way.getValue()).limit(count).toList();
                Writers at = writers.computeIfAbsent(way.getKey(), _ -> new Writers(count, events));
                Writers.Round came = at.write(open, millis * 1_000_000L);
                open.forEach(Writers.Way::close);
                if (round >= warmUp) {
                    taken.computeIfAbsent(way.getKey(), _ -> new ArrayList<>()).add(came);
                }
            }
        }
        return taken;
    }

    private static double rate(List<Writers.Round> rounds) {
        return rounds.stream().mapToDouble(Writers.Round::rate).average().orElseThrow();
    }

    private static Samples samples(List<Writers.Round> rounds) {
        return Samples.of(rounds.stream().flatMapToLong(round -> LongStream.of(round.nanos())).toArray());
    }

    private static Writers.Way ours(EventStore store) {
        return (stream, version, events, _) -> {
            AppendResult answer = store.append(stream, version, events);
            if (!(answer instanceof AppendResult.Appended)) {
                throw new IllegalStateException("Nobody else writes to " + stream + ", and yet: " + answer);
            }
        };
    }

    private static Writers.Way bare(Scratch.Crowd crowd, int rows, Waking waking) {
        BareInsert insert = crowd.bare(rows, waking);
        return new Writers.Way() {
            @Override
            public void append(StreamId stream, int version, List<NewEvent> events, String command) {
                insert.insert(stream, version, events, command);
            }

            @Override
            public void close() {
                insert.close();
            }
        };
    }

    private void sizes(Session beside, Figures figures) {
        LargeStore.Size few = new LargeStore.Size(10_000, 100_000, 1);
        LargeStore.Size many = new LargeStore.Size(1_000_000, 10_000_000, 1);
        try (Scratch small = Scratch.filled(beside, few, false, _ -> { });
                Scratch big = Scratch.filled(beside, many, false, written -> figures.progress("%,d of 10,000,000 events written".formatted(written)));
                Scratch.Crowd little = small.crowd(1); Scratch.Crowd much = big.crowd(1)) {
            Map<String, Supplier<Writers.Way>> ways = new LinkedHashMap<>();
            ways.put("few", () -> ours(little.store()));
            ways.put("many", () -> ours(much.store()));
            Map<String, List<Writers.Round>> taken = turns(ways, 1, 1);
            Reads read = new Reads(much.store());
            Reads readFew = new Reads(little.store());
            for (int round = 0; round < READS; round++) {
                read.all(round > 0);
                readFew.all(round > 0);
            }
            for (int percent : List.of(50, 99)) {
                figures.add(Figure.millis("append to 10,000,000 events", percent, samples(taken.get("many")), samples(taken.get("few")), "to 100,000"));
                figures.add(Figure.millis("read a stream among 10,000,000", percent, read.samples(), readFew.samples(), "among 100,000"));
            }
        }
    }

    /// The oldest streams of a store, read again and again.
    private static final class Reads {
        private final EventStore store;
        private final List<StreamId> streams;
        private final List<Long> nanos = new ArrayList<>();

        Reads(EventStore store) {
            this.store = store;
            this.streams = store.streams(StreamQuery.ALL, new PageKey.Last(), 1000).rows().stream().map(StreamSummary::stream).toList();
        }

        /// @param counts whether it is no warming up
        void all(boolean counts) {
            for (StreamId stream : streams) {
                long taken = Samples.nanos(() -> store.read(stream, 0, _ -> { }));
                if (counts) {
                    nanos.add(taken);
                }
            }
        }

        Samples samples() {
            return Samples.of(nanos.stream().mapToLong(Long::longValue).toArray());
        }
    }
}
