package hindcast.cli.bench;

import hindcast.cli.bench.figure.Figure;
import hindcast.cli.bench.figure.Samples;
import hindcast.store.Recorded;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// A timeline in memory under random looks: how long each takes, and what the timeline keeps.
///
/// @param events how many the stream has
record StateScrub(Streams stream, int events) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BLOCK = 64;
    private static final int SHORT = 10_000;
    private static final double MOST_OF_SHORT = 4;
    private static final double MOST_OF_LONG = 8;
    private static final double MOST_MEGABYTES = 40;
    private static final double MEGABYTE = 1_000_000;
    /// Bytes.
    private static final long SETTLED = 64 * 1024;

    /// Something on the heap, and what it takes there.
    private record Kept<T>(T value, long before) {
        static <T> Kept<T> of(Supplier<T> made) {
            long before = used();
            return new Kept<>(made.get(), before);
        }

        double megabytes() {
            double bytes = used() - before;
            Reference.reachabilityFence(value);
            return Math.max(bytes, 1) / MEGABYTE;
        }

        /// What is in use once a collection frees nothing more.
        private static long used() {
            Runtime runtime = Runtime.getRuntime();
            long before;
            long used = Long.MAX_VALUE;
            do {
                before = used;
                System.gc();
                used = runtime.totalMemory() - runtime.freeMemory();
            } while (before - used > SETTLED);
            return used;
        }
    }

    /// @param states how many states are asked for, twice
    List<Figure> figures(int states) {
        double objects = Kept.of(this::recorded).megabytes();
        Kept<Timeline> kept = Kept.of(() -> stream.timeline(events));
        double unseen = kept.megabytes();
        Timeline timeline = kept.value();
        looks(timeline, states);
        Samples looks = looks(timeline, states);
        parses(timeline, states);
        Samples parses = parses(timeline, states);
        // A tree is made as far as it is looked at: the whole of many is the most that can be kept.
        chance().ints(states, 0, events + 1).forEach(version -> state(timeline, version).tree().json());
        double seen = kept.megabytes();
        String name = stream.name(events);
        String limit = "parse the payloads of " + BLOCK + " events";
        Figure memory = new Figure("memory, " + name + ", looked at all over", seen, "MB", new Figure.Limit(objects, "the events as objects"), null);
        return List.of(
                Figure.millis("state, " + name, 50, looks, parses, limit),
                Figure.millis("state, " + name, 99, looks, parses, limit).atMost(events <= SHORT ? MOST_OF_SHORT : MOST_OF_LONG),
                new Figure("memory, " + name + ", just opened", unseen, "MB", new Figure.Limit(objects, "the events as objects"), null),
                memory.atMost(MOST_MEGABYTES));
    }

    private List<Recorded<String>> recorded() {
        List<Recorded<String>> all = new ArrayList<>();
        stream.each(events, all::add);
        return all;
    }

    private Samples looks(Timeline timeline, int states) {
        return Samples.of(chance().ints(states, 0, events + 1)
                .mapToLong(version -> Samples.nanos(() -> state(timeline, version)))
                .toArray());
    }

    /// Unpacked before the clock runs: what is measured is the parsing alone.
    private Samples parses(Timeline timeline, int states) {
        return Samples.of(chance().ints(states, 0, events + 1).mapToLong(version -> {
            int first = Math.max(1, version / BLOCK * BLOCK);
            List<String> payloads = new ArrayList<>();
            for (int each = first; each < Math.min(first + BLOCK, events + 1); each++) {
                payloads.add(timeline.event(each).data());
            }
            return Samples.nanos(() -> payloads.forEach(JSON::readTree));
        }).toArray());
    }

    private SplittableRandom chance() {
        return new SplittableRandom(events);
    }

    private static Frame.State state(Timeline timeline, int version) {
        return switch (timeline.at(version)) {
            case Frame.State state -> state;
            case Frame.Broken broken -> throw new IllegalStateException("v" + broken.brokenAt() + ": " + broken.reason());
        };
    }
}
