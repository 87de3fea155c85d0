package hindcast.store.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.aggregate.AggregateFold;
import hindcast.store.aggregate.Fold;
import hindcast.store.aggregate.MergeFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A timeline that grew, against one that was built whole.
final class GrowingTimelineTest {
    private static final Fold<?> TOYS = new AggregateFold<>(Toy.AGGREGATE);

    /// Everything that a timeline answers, as text.
    private static List<String> all(Timeline timeline) {
        List<String> all = new ArrayList<>();
        for (int version = timeline.version(); version >= 0; version--) {
            all.add(told(timeline, version));
        }
        all.add(timeline.unknown() + " " + timeline.inversions() + " " + timeline.brokenAt() + " " + timeline.versionAt(Instant.MAX));
        return all;
    }

    private static String told(Timeline timeline, int version) {
        String event = version == 0 ? "" : timeline.event(version) + " " + timeline.type(version) + " " + timeline.micros(version);
        return event + switch (timeline.at(version)) {
            case Frame.State(int of, Tree tree, var headline) -> " v" + of + " " + tree.json() + " " + tree.setBy() + " " + headline;
            case Frame.Broken(int of, int broken, String reason, Frame.State last) -> " v" + of + " " + broken + " " + reason + " " + last.tree().json();
        };
    }

    private static Timeline whole(Fold<?> fold, List<Recorded<String>> events) {
        Timeline.Builder builder = Timeline.builder(Toy.STREAM, fold);
        events.forEach(builder);
        return builder.build();
    }

    private static int further(Random random, int from, int most) {
        return Math.min(most, from + random.nextInt(1 + random.nextInt(40)));
    }

    @Test
    void whatGrewIsWhatWasBuiltWhole() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            RandomStream stream = RandomStream.of(random, 1 + random.nextInt(seed % 10 == 0 ? 300 : 30), seed % 3 == 0);
            int length = stream.events().size();
            int at = random.nextInt(length + 1);
            Timeline timeline = whole(TOYS, stream.events().subList(0, at));
            while (at < length) {
                int next = further(random, at, length);
                timeline.at(random.nextInt(timeline.version() + 1));
                timeline = timeline.grown(stream.events().subList(at, next));
                at = next;
            }
            assertEquals(all(stream.timeline()), all(timeline));
        }
    }

    @Test
    void whatItGrewFromStaysAsItWas() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomStream stream = RandomStream.of(random, 200, seed % 3 == 0);
            List<Timeline> grown = new ArrayList<>(List.of(whole(TOYS, List.of())));
            while (grown.getLast().version() < 200) {
                int from = grown.getLast().version();
                grown.add(grown.getLast().grown(stream.events().subList(from, further(random, from, 200))));
            }
            for (Timeline timeline : grown) {
                assertEquals(all(whole(TOYS, stream.events().subList(0, timeline.version()))), all(timeline));
            }
        }
    }

    @Test
    void oneThatHasBeenGrownCanBeGrownOnceMore() {
        RandomStream stream = RandomStream.of(new Random(7), 100, false);
        Timeline first = whole(TOYS, stream.events().subList(0, 50));
        Timeline one = first.grown(stream.events().subList(50, 80));
        Timeline other = first.grown(stream.events().subList(50, 100));

        assertEquals(all(whole(TOYS, stream.events().subList(0, 80))), all(one));
        assertEquals(all(stream.timeline()), all(other));
        assertEquals(all(stream.timeline()), all(one.grown(stream.events().subList(80, 100))));
    }

    @Test
    void anEventThatDoesNotFollowIsRefusedAndNothingIsTaken() {
        RandomStream stream = RandomStream.of(new Random(7), 20, false);
        Timeline timeline = whole(TOYS, stream.events().subList(0, 10));
        List<Recorded<String>> withAGap = List.of(stream.events().get(10), stream.events().get(12));

        assertThrows(IllegalArgumentException.class, () -> timeline.grown(withAGap));
        assertEquals(all(stream.timeline()), all(timeline.grown(stream.events().subList(10, 20))));
    }

    /// So long that states are let go of, and so large that chunks are deflated, while it grows.
    @Test
    void aLongStreamGrowsWhileManyThreadsReadIt() throws ExecutionException, InterruptedException {
        int length = 40_000;
        List<Recorded<String>> events = IntStream.rangeClosed(1, length).mapToObj(GrowingTimelineTest::noted).toList();
        AtomicReference<Timeline> newest = new AtomicReference<>(whole(new MergeFold(), events.subList(0, 20_000)));
        Timeline first = newest.get();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<List<String>>> answers = IntStream.range(0, 6)
                    .mapToObj(seed -> threads.submit(() -> wander(seed % 2 == 0 ? newest::get : () -> first, done, new Random(seed)))).toList();
            Random random = new Random(1);
            while (newest.get().version() < length) {
                int from = newest.get().version();
                newest.set(newest.get().grown(events.subList(from, further(random, from, length))));
            }
            done.set(true);
            for (Future<List<String>> answer : answers) {
                assertEquals(List.of(), answer.get());
            }
        }
        assertTrue(events.stream().mapToLong(event -> event.data().length()).sum() > 8 << 20);
        for (int version : new Random(2).ints(500, 1, length + 1).toArray()) {
            assertEquals(events.get(version - 1), newest.get().event(version));
        }
    }

    /// Asks for versions by chance until it is done; what is not as it should be comes back.
    private static List<String> wander(Supplier<Timeline> timelines, AtomicBoolean done, Random random) {
        List<String> wrong = new ArrayList<>();
        int looks = 0;
        while (looks < 50 || !done.get() && wrong.isEmpty()) {
            looks++;
            Timeline timeline = timelines.get();
            int version = 1 + random.nextInt(timeline.version());
            Frame.State state = (Frame.State) timeline.at(looks % 5 == 0 ? timeline.version() : version);
            if (state.tree().json().path("now").intValue() != state.version() || !timeline.event(version).equals(noted(version))) {
                wrong.add("v" + version + " of " + timeline.version());
            }
        }
        return wrong;
    }

    private static Recorded<String> noted(int version) {
        String text = String.valueOf(new Random(version).nextLong()).repeat(11);
        String data = "{\"now\":%d,\"of%d\":\"%s\"}".formatted(version, version % 7, text);
        Instant at = Instant.EPOCH.plusMillis(version % 5 == 0 ? version - 3L : version);
        return new Recorded<>(version, Toy.STREAM, version, "e-" + version, "Noted" + version % 3, 1, at, data, Metadata.of(Map.of("userId", "u")));
    }
}
