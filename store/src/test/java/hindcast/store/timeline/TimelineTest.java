package hindcast.store.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.aggregate.MergeFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// A timeline against the slow way, on a thousand streams made by chance.
class TimelineTest {
    private static final List<RandomStream> STREAMS = IntStream.range(0, 1_000)
            .mapToObj(seed -> {
                Random random = new Random(seed);
                int length = seed % 40 == 0 ? 60 + random.nextInt(160) : 1 + random.nextInt(25);
                return RandomStream.of(random, length, seed % 3 == 0);
            })
            .toList();

    /// The versions in an order that never goes through them one by one.
    private static List<Integer> versions(RandomStream stream) {
        List<Integer> versions = new ArrayList<>(IntStream.rangeClosed(0, stream.events().size()).boxed().toList());
        Collections.shuffle(versions, new Random(stream.events().size()));
        return versions;
    }

    private static Tree tree(Frame frame) {
        return switch (frame) {
            case Frame.State state -> state.tree();
            case Frame.Broken broken -> broken.last().tree();
        };
    }

    @Test
    void everyStateIsThatOfFoldingFromScratch() {
        for (RandomStream stream : STREAMS) {
            Timeline timeline = stream.timeline();
            for (int version : versions(stream)) {
                assertEquals(stream.states().get(version).toString(), tree(timeline.at(version)).json().toString());
            }
        }
    }

    @Test
    void fromTheBrokenVersionOnTheLastStateIsTold() {
        for (RandomStream stream : STREAMS) {
            Timeline timeline = stream.timeline();
            for (int version : versions(stream)) {
                boolean broken = stream.brokenAt() != 0 && version >= stream.brokenAt();
                assertEquals(
                        broken ? List.of(version, stream.brokenAt(), stream.brokenAt() - 1) : List.of(version),
                        switch (timeline.at(version)) {
                            case Frame.State state -> List.of(state.version());
                            case Frame.Broken frame -> List.of(frame.version(), frame.brokenAt(), frame.last().version());
                        });
            }
            assertEquals(stream.brokenAt() == 0 ? Optional.empty() : Optional.of(stream.brokenAt()), timeline.brokenAt());
            assertEquals(stream.unknown(), timeline.unknown());
        }
    }

    @Test
    void everyNodeKnowsTheVersionThatSetIt() {
        for (RandomStream stream : STREAMS) {
            Timeline timeline = stream.timeline();
            List<Naive.Node> nodes = new Naive(stream.states()).nodes();
            for (int version : versions(stream)) {
                Map<String, Integer> expected = new LinkedHashMap<>();
                Map<String, Integer> blame = new LinkedHashMap<>();
                collect("", nodes.get(version), expected);
                collect("", tree(timeline.at(version)), blame);
                assertEquals(expected, blame);
            }
        }
    }

    private static void collect(String path, Naive.Node node, Map<String, Integer> blame) {
        blame.put(path, node.setBy());
        node.fields().forEach((name, field) -> collect(path + "/" + name, field, blame));
        for (int i = 0; i < node.items().size(); i++) {
            collect(path + "/" + i, node.items().get(i), blame);
        }
    }

    private static void collect(String path, Tree tree, Map<String, Integer> blame) {
        blame.put(path, tree.setBy());
        switch (tree) {
            case Tree.Leaf _ -> { }
            case Tree.Fields object -> object.fields().forEach((name, field) -> collect(path + "/" + name, field, blame));
            case Tree.Items array -> {
                for (int i = 0; i < array.items().size(); i++) {
                    collect(path + "/" + i, array.items().get(i), blame);
                }
            }
        }
    }

    @Test
    void changesAreTheLeavesThatDifferForwardAndBackward() {
        for (RandomStream stream : STREAMS.subList(0, 400)) {
            Timeline timeline = stream.timeline();
            Naive naive = new Naive(stream.states());
            List<Integer> versions = versions(stream);
            for (int i = 1; i < versions.size(); i++) {
                int from = versions.get(i - 1);
                int to = versions.get(i);
                List<Change> changes = timeline.changes(from, to);
                assertEquals(new HashSet<>(naive.changes(from, to)), new HashSet<>(changes));
                assertEquals(inOrder(changes, naive, from, to), changes);
            }
        }
    }

    /// Those that are there afterwards in the order of the later document, the removed ones in that of the earlier.
    private static List<Change> inOrder(List<Change> changes, Naive naive, int from, int to) {
        List<String> before = List.copyOf(naive.leaves.get(from).keySet());
        List<String> after = List.copyOf(naive.leaves.get(to).keySet());
        List<Change> removed = changes.stream().filter(change -> change.after().isEmpty())
                .sorted(Comparator.comparing(change -> before.indexOf(change.path().toString()))).toList();
        List<Change> present = changes.stream().filter(change -> change.after().isPresent())
                .sorted(Comparator.comparing(change -> after.indexOf(change.path().toString()))).toList();
        var nextRemoved = removed.iterator();
        var nextPresent = present.iterator();
        return changes.stream().map(change -> change.after().isEmpty() ? nextRemoved.next() : nextPresent.next()).toList();
    }

    @Test
    void theChangesOfAPathAreThoseOfEveryStepThatLieWithinIt() {
        for (RandomStream stream : STREAMS.subList(0, 200)) {
            Timeline timeline = stream.timeline();
            Naive naive = new Naive(stream.states());
            Set<String> paths = new TreeSet<>(List.of("", "/items", "/items/1", "/limits", "/box", "/nowhere/at/all"));
            paths.addAll(naive.leaves.getLast().keySet());
            List<Set<Change>> steps = IntStream.rangeClosed(1, stream.events().size())
                    .mapToObj(version -> Set.copyOf(naive.changes(version - 1, version))).toList();
            for (String path : paths) {
                List<Change> changes = timeline.changesOf(JsonPointer.compile(path));
                Stream<Change> expected = steps.stream().flatMap(Set::stream)
                        .filter(change -> change.path().toString().equals(path) || change.path().toString().startsWith(path + "/"));
                assertEquals(expected.collect(Collectors.toSet()), new HashSet<>(changes));
                assertEquals(changes.stream().sorted(Comparator.comparing(Change::version)).toList(), changes);
            }
        }
    }

    @Test
    void aTimeIsTheLastVersionWhoseRunningMaximumIsNotBehindIt() {
        for (RandomStream stream : STREAMS) {
            Timeline timeline = stream.timeline();
            for (Recorded<String> event : stream.events()) {
                for (long nanos : List.of(-1L, 0L, 1L)) {
                    Instant time = event.recordedAt().plusNanos(nanos);
                    assertEquals(Naive.versionAt(stream.events(), time), timeline.versionAt(time));
                }
            }
            assertEquals(List.of(0, stream.events().size()), List.of(timeline.versionAt(Instant.MIN), timeline.versionAt(Instant.MAX)));
        }
    }

    @Test
    void timesThatRunBackwardsAreNamed() {
        for (RandomStream stream : STREAMS) {
            List<Integer> expected = IntStream.range(1, stream.events().size())
                    .filter(i -> stream.events().get(i).recordedAt().isBefore(stream.events().get(i - 1).recordedAt()))
                    .mapToObj(i -> i + 1).toList();
            assertEquals(expected, stream.timeline().inversions());
        }
    }

    @Test
    void everyEventIsGivenBackAsItWasStored() {
        for (RandomStream stream : STREAMS) {
            Timeline timeline = stream.timeline();
            assertEquals(stream.events(), IntStream.rangeClosed(1, timeline.version()).mapToObj(timeline::event).toList());
            assertEquals(stream.events().stream().map(Recorded::type).toList(),
                    IntStream.rangeClosed(1, timeline.version()).mapToObj(timeline::type).toList());
        }
    }

    /// So much that it is deflated, with events that are larger than a chunk.
    @Test
    void aLargeStreamGivesBackEveryEvent() {
        Random random = new Random(7);
        List<Recorded<String>> events = new ArrayList<>();
        Timeline.Builder builder = Timeline.builder(Toy.STREAM, new MergeFold());
        for (int version = 1; version <= 600; version++) {
            int length = version % 50 == 0 ? 70_000 + random.nextInt(200_000) : random.nextInt(12_000);
            String text = random.ints(length, 'a', 'z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            String data = "{\"text\":\"%s ö\",\"id\":\"%s\"}".formatted(text, new UUID(random.nextLong(), random.nextLong()));
            events.add(new Recorded<>(version, Toy.STREAM, version, "e-" + version, "Noted", 1, Instant.EPOCH, data, Metadata.of(Map.of("userId", "u"))));
            builder.accept(events.getLast());
        }
        Timeline timeline = builder.build();
        Collections.shuffle(events, random);
        for (Recorded<String> event : events) {
            assertEquals(event, timeline.event(event.version()));
        }
        assertTrue(events.stream().mapToLong(event -> event.data().length()).sum() > 4 << 20);
    }

    /// So long that not every 64th state is kept any more.
    @Test
    void aStreamOfManyThousandEventsIsSeenAtAnyVersion() {
        int length = 70_000;
        Timeline.Builder builder = Timeline.builder(Toy.STREAM, new MergeFold());
        for (int version = 1; version <= length; version++) {
            String data = "{\"now\":%d,\"of%d\":%d}".formatted(version, version % 7, version);
            builder.accept(new Recorded<>(version, Toy.STREAM, version, "e-" + version, "Noted", 1, Instant.EPOCH, data, Metadata.of(Map.of())));
        }
        Timeline timeline = builder.build();
        for (int version : new Random(1).ints(2_000, 7, length + 1).toArray()) {
            int seventh = version - 3;
            Tree tree = tree(timeline.at(version));
            assertEquals(version, tree.json().path("now").intValue());
            Tree earlier = tree.find(JsonPointer.compile("/of" + seventh % 7)).orElseThrow();
            assertEquals(List.of(seventh, seventh), List.of(earlier.json().intValue(), earlier.setBy()));
        }
        assertEquals(2, timeline.changes(40_000, 40_001).size());
    }

    @Test
    void manyThreadsSeeTheSameStates() throws ExecutionException, InterruptedException {
        RandomStream stream = RandomStream.of(new Random(7), 500, false);
        Timeline timeline = stream.timeline();
        List<String> expected = stream.states().stream().map(JsonNode::toString).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<List<String>>> answers = IntStream.range(0, 8)
                    .mapToObj(seed -> threads.submit(() -> wander(timeline, expected, new Random(seed)))).toList();
            for (Future<List<String>> answer : answers) {
                assertEquals(List.of(), answer.get());
            }
        }
    }

    /// Asks for versions by chance; what is not as expected comes back.
    private static List<String> wander(Timeline timeline, List<String> expected, Random random) {
        return IntStream.range(0, 200)
                .map(_ -> random.nextInt(timeline.version() + 1))
                .filter(version -> !tree(timeline.at(version)).json().toString().equals(expected.get(version)))
                .mapToObj(version -> "v" + version)
                .toList();
    }

    @Test
    void aVersionThatIsNotThereIsAnError() {
        Timeline timeline = STREAMS.getFirst().timeline();
        assertThrows(IndexOutOfBoundsException.class, () -> timeline.at(timeline.version() + 1));
    }
}
