package hindcast.store.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.MergeFold;
import hindcast.store.compare.Step.Left;
import hindcast.store.compare.Step.Other;
import hindcast.store.compare.Step.Right;
import hindcast.store.compare.Step.Same;
import hindcast.store.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Histories written as words: each is an event, its first letter the type and the rest what it says.
final class PartingTest {
    private static Timeline history(String words) {
        Timeline.Builder builder = Timeline.builder(new StreamId("Order", words.isEmpty() ? "-" : words), new MergeFold());
        String[] events = words.isEmpty() ? new String[0] : words.split(" ");
        for (int version = 1; version <= events.length; version++) {
            String event = events[version - 1];
            builder.accept(new Recorded<>(version, new StreamId("Order", words), version, words + version, event.substring(0, 1), 1,
                    Instant.EPOCH.plusSeconds(version), "{\"said\": \"" + event.substring(1) + "\"}", Metadata.NONE));
        }
        return builder.build();
    }

    private static Parting parting(String left, String right) {
        Timeline one = history(left);
        Timeline other = history(right);
        return Parting.of(one, one.version(), other, other.version());
    }

    @Test
    void equalHistoriesAreAlikeWhateverTheirIdsAndTimes() {
        assertEquals(new Parting(3, List.of(), true), parting("a b c", "a b c"));
        assertEquals(new Parting(0, List.of(), true), parting("", ""));
    }

    @Test
    void aHistoryThatGoesOnPartsBehindTheOther() {
        assertEquals(new Parting(2, List.of(new Right(3), new Right(4)), true), parting("a b", "a b c d"));
        Timeline one = history("a b c");
        assertEquals(new Parting(1, List.of(new Left(2), new Left(3)), true), Parting.of(one, 3, one, 1));
    }

    @Test
    void whatIsInOneAloneStandsAloneAndTheRestIsAligned() {
        assertEquals(new Parting(1, List.of(new Left(2), new Same(3, 2), new Right(3), new Same(4, 4)), true), parting("a x b c", "a b y c"));
    }

    @Test
    void theSameTypeThatSaysSomethingElseStandsBesideIt() {
        assertEquals(new Parting(1, List.of(new Other(2, 2), new Same(3, 3)), true), parting("a b1 c", "a b2 c"));
        assertEquals(new Parting(0, List.of(new Left(1), new Right(1)), true), parting("a", "b"));
    }

    @Test
    void dataCountAsJsonNotAsText() {
        Timeline.Builder spaced = Timeline.builder(new StreamId("Order", "1"), new MergeFold());
        spaced.accept(new Recorded<>(1, new StreamId("Order", "1"), 1, "e", "a", 1, Instant.EPOCH, "{\"y\":1.10,  \"x\":2}", Metadata.NONE));
        Timeline.Builder turned = Timeline.builder(new StreamId("Order", "2"), new MergeFold());
        turned.accept(new Recorded<>(1, new StreamId("Order", "2"), 1, "f", "a", 1, Instant.EPOCH, "{\"x\":2,\"y\":1.10}", Metadata.NONE));

        assertTrue(Parting.of(spaced.build(), 1, turned.build(), 1).alike());
    }

    @Test
    void everyEventStandsInItOnceAndInOrder() {
        Random chance = new Random(7);
        for (int round = 0; round < 200; round++) {
            String left = random(chance);
            String right = random(chance);
            Parting parting = parting(left, right);
            List<Integer> lefts = parting.steps().stream().flatMap(step -> switch (step) {
                case Same(int one, var _) -> List.of(one).stream();
                case Other(int one, var _) -> List.of(one).stream();
                case Left(int one) -> List.of(one).stream();
                case Right _ -> List.<Integer>of().stream();
            }).toList();
            assertEquals(IntStream.rangeClosed(parting.common() + 1, left.split(" ").length).boxed().toList(), lefts, left + " | " + right);
        }
    }

    @Test
    void whatIsTooMuchToWeighStandsInItsOrder() {
        String left = IntStream.range(0, 3_100).mapToObj(number -> "a" + number).collect(Collectors.joining(" "));
        String right = IntStream.range(0, 3_100).mapToObj(number -> "a" + (number + 5_000)).collect(Collectors.joining(" "));

        Parting parting = parting(left, right);

        assertEquals(new Parting(0, IntStream.rangeClosed(1, 3_100).<Step>mapToObj(version -> new Other(version, version)).toList(), false), parting);
    }

    private static String random(Random chance) {
        return IntStream.rangeClosed(0, chance.nextInt(8))
                .mapToObj(_ -> "abc".charAt(chance.nextInt(3)) + "" + chance.nextInt(2)).collect(Collectors.joining(" "));
    }
}
