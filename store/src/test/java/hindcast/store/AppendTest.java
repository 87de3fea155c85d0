package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.AppendResult.Appended;
import hindcast.store.AppendResult.Conflict;
import hindcast.store.testing.Database;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an append does to a stream, and what it answers.
final class AppendTest {
    private final EventStore store;
    private final StreamId stream = Given.stream("Order");

    AppendTest(@Database EventStore store) {
        this.store = store;
    }

    @Test
    void theFirstEventsOfAStreamGetTheVersionsFromOne() {
        List<NewEvent> events = List.of(Given.event("Placed"), Given.event("Paid"));
        long before = store.head();

        AppendResult answer = store.append(stream, 0, events);

        assertEquals(new Appended(1, 2, before + 2), answer);
        assertEquals(
                List.of(Given.recorded(before + 1, stream, 1, events.get(0)), Given.recorded(before + 2, stream, 2, events.get(1))),
                Given.all(store, stream));
    }

    /// Without times, with them, and with some.
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "10, 0", "20, 0", "21, 0", "1, 1", "2, 1", "20, 1", "200, 1", "2, 2", "10, 3", "20, 7", "21, 7"})
    void eachEventHasItsTimeAndThePositionsStandInTheOrderOfVersions(int events, int dated) {
        List<NewEvent> some = IntStream.range(0, events)
                .mapToObj(number -> numbered(number, dated > 0 && number % dated == 0 ? Given.NOON.plusSeconds(number) : null)).toList();
        store.append(stream, 0, some);

        Appended answer = assertInstanceOf(Appended.class, store.append(stream, events, some.reversed()));

        List<Recorded<String>> all = Given.all(store, stream);
        List<NewEvent> written = Stream.concat(some.stream(), some.reversed().stream()).toList();
        assertEquals(new Appended(events + 1, 2 * events, all.getLast().position()), answer);
        assertEquals(IntStream.rangeClosed(1, 2 * events).boxed().toList(), all.stream().map(Recorded::version).toList());
        assertEquals(all.stream().map(Recorded::position).sorted().toList(), all.stream().map(Recorded::position).toList());
        assertEquals(written.stream().map(NewEvent::type).toList(), all.stream().map(Recorded::type).toList());
        Instant lately = Instant.now().minusSeconds(60);
        assertEquals(written.stream().map(NewEvent::recordedAt).toList(),
                all.stream().map(Recorded::recordedAt).map(at -> at.isAfter(lately) ? null : at).toList());
    }

    private static NewEvent numbered(int number, @Nullable Instant time) {
        return new NewEvent("e" + number, "Noted" + number, 1, "{}", Metadata.NONE, time);
    }

    @Test
    void aStaleExpectedVersionConflictsAndAppendsNothing() {
        store.append(stream, 0, List.of(Given.event("Placed"), Given.event("Paid")));

        AppendResult answer = store.append(stream, 1, List.of(Given.event("Cancelled")));

        assertEquals(new Conflict(1, 2, Given.all(store, stream).subList(1, 2)), answer);
        assertEquals(List.of("Placed", "Paid"), Given.all(store, stream).stream().map(Recorded::type).toList());
    }

    @Test
    void anExpectedVersionThatIsNotThereYetConflicts() {
        store.append(stream, 0, List.of(Given.event("Placed")));

        assertEquals(new Conflict(2, 1, List.of()), store.append(stream, 2, List.of(Given.event("Paid"))));
    }

    @Test
    void aStreamThatDoesNotExistHasVersionZero() {
        assertEquals(new Conflict(3, 0, List.of()), store.append(stream, 3, List.of(Given.event("Paid"))));
        assertEquals(Optional.empty(), store.stream(stream));
    }

    @Test
    void theLineOfTheStreamFollowsItsNewestEvent() {
        NewEvent late = new NewEvent("e2", "Paid", 1, "{}", Metadata.NONE, Given.NOON.plusSeconds(5));
        store.append(stream, 0, List.of(Given.event("Placed")));
        store.append(stream, 1, List.of(late));

        assertEquals(Optional.of(new StreamSummary(stream, 2, Given.NOON, Given.NOON.plusSeconds(5), "Paid")), store.stream(stream));
    }

    @Test
    void anEventWithoutATimeGetsTheDatabasesAndTheLineOfTheStreamTheSame() {
        Instant before = Instant.now().minusSeconds(60);
        store.append(stream, 0, List.of(new NewEvent("e1", "Placed", 1, "{}", Metadata.NONE, null)));

        Instant recorded = Given.all(store, stream).getFirst().recordedAt();
        assertTrue(recorded.isAfter(before) && recorded.isBefore(Instant.now().plusSeconds(60)), recorded::toString);
        assertEquals(Optional.of(new StreamSummary(stream, 1, recorded, recorded, "Placed")), store.stream(stream));
    }

    @Test
    void aTimeIsCutToTheMicrosecond() {
        Instant time = Instant.parse("2026-03-01T12:00:00.123456999Z");
        store.append(stream, 0, List.of(new NewEvent("e1", "Placed", 1, "{}", Metadata.NONE, time)));

        assertEquals(Instant.parse("2026-03-01T12:00:00.123456Z"), Given.all(store, stream).getFirst().recordedAt());
    }

    @Test
    void whatIsWrittenIsKeptToTheLetter() {
        NewEvent event = new NewEvent("{\"id\"}, \\", "It \"is\", {so} \\ NULL", 7, " {\"b\":1.50 , \"a\": \"\\u0000 \\\\ ü 🙂\", \"a\":null}",
                new Metadata("{ \"x\":[1,2] }"), Given.NOON);
        StreamId odd = new StreamId("Lager ü", "a/b, \"c\" {d} 🙂 NULL");

        AppendResult answer = store.append(odd, 0, List.of(event));

        assertEquals(
                List.of(Given.recorded(assertInstanceOf(Appended.class, answer).lastPosition(), odd, 1, event)), Given.all(store, odd));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1}}", "nope"})
    void dataThatIsNoJsonIsRefusedAndNothingIsWritten(String data) {
        List<NewEvent> events = List.of(Given.event("Placed"), new NewEvent("e2", "Paid", 1, data, Metadata.NONE, null));

        StoreException.Failed refused = assertThrows(StoreException.Failed.class, () -> store.append(stream, 0, events));

        assertEquals(
                "Nothing was appended to " + stream + ": the database cannot hold the given text. Nothing was written."
                        + " JSON must be well-formed, and no text may contain NUL. (The server says: invalid input syntax for type json)",
                refused.getMessage());
        assertEquals(Optional.empty(), store.stream(stream));
    }

    @Test
    void anIdWithTheCharacterNulIsRefused() {
        StreamId odd = new StreamId("Order", "a\u0000b");

        assertThrows(StoreException.Failed.class, () -> store.append(odd, 0, List.of(Given.event("Placed"))));
    }

    @Test
    void anAppendOfNothingIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> store.append(stream, 0, List.of()));
    }

    @Test
    void tenThousandEventsAreOneAppend() {
        List<NewEvent> events = IntStream.range(0, 10_000).mapToObj(_ -> Given.event("Counted")).toList();

        AppendResult answer = store.append(stream, 0, events);

        assertEquals(new Appended(1, 10_000, assertInstanceOf(Appended.class, answer).lastPosition()), answer);
        assertEquals(events.stream().map(NewEvent::id).toList(), Given.all(store, stream).stream().map(Recorded::id).toList());
    }

    /// A command that is sent again, because its first answer was lost.
    @Nested
    final class TheSameCommandAgain {
        private final String command = UUID.randomUUID().toString();

        @Test
        void answersWithWhatItAppendedThen() {
            AppendResult first = store.append(stream, 0, List.of(Given.event("Placed", command), Given.event("Paid")));
            store.append(stream, 2, List.of(Given.event("Shipped")));

            AppendResult again = store.append(stream, 0, List.of(Given.event("Placed", command), Given.event("Paid")));

            assertEquals(first, again);
            assertEquals(List.of("Placed", "Paid", "Shipped"), Given.all(store, stream).stream().map(Recorded::type).toList());
        }

        @Test
        void answersTheSameWhenItExpectsTheVersionOfToday() {
            AppendResult first = store.append(stream, 0, List.of(Given.event("Placed", command)));

            assertEquals(first, store.append(stream, 1, List.of(Given.event("Placed", command))));
            assertEquals(1, Given.all(store, stream).size());
        }

        @Test
        void answersTheSameForAnotherStream() {
            AppendResult first = store.append(stream, 0, List.of(Given.event("Placed", command)));

            assertEquals(first, store.append(Given.stream("Order"), 0, List.of(Given.event("Placed", command))));
        }

        @Test
        void isNotRememberedWhenItConflicted() {
            store.append(stream, 0, List.of(Given.event("Placed")));
            store.append(stream, 0, List.of(Given.event("Placed", command)));

            assertInstanceOf(Appended.class, store.append(stream, 1, List.of(Given.event("Paid", command))));
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void sentFromManyPlacesAtOnceAppendsOnce(boolean sameStream) throws Exception {
            List<AppendResult> answers = atOnce(8, () -> store.append(
                    sameStream ? stream : Given.stream("Order"), 0, List.of(Given.event("Placed", command))));

            assertEquals(1, answers.stream().distinct().count());
            assertInstanceOf(Appended.class, answers.getFirst());
        }
    }

    @Test
    void ofManyFirstAppendsAtOnceOneIsAppendedAndTheOthersConflict() throws Exception {
        List<AppendResult> answers = atOnce(8, () -> store.append(stream, 0, List.of(Given.event("Placed"))));

        assertEquals(7, answers.stream().filter(new Conflict(0, 1, Given.all(store, stream))::equals).count());
        assertEquals(1, Given.all(store, stream).size());
    }

    @Test
    void ofManyAppendsBehindTheSameVersionOneIsAppendedAndTheOthersConflict() throws Exception {
        store.append(stream, 0, List.of(Given.event("Placed")));

        List<AppendResult> answers = atOnce(8, () -> store.append(stream, 1, List.of(Given.event("Paid"))));

        assertEquals(7, answers.stream().filter(new Conflict(1, 2, Given.all(store, stream).subList(1, 2))::equals).count());
        assertEquals(2, Given.all(store, stream).size());
    }

    @Test
    void theHeadIsTheNewestPosition() {
        AppendResult answer = store.append(stream, 0, List.of(Given.event("Placed"), Given.event("Paid")));

        assertEquals(assertInstanceOf(Appended.class, answer).lastPosition(), store.head());
        assertFalse(store.head() == 0);
    }

    private static List<AppendResult> atOnce(int writers, Callable<AppendResult> append) throws Exception {
        CyclicBarrier start = new CyclicBarrier(writers);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<AppendResult>> answers = threads.invokeAll(Collections.nCopies(writers, () -> {
                start.await();
                return append.call();
            }));
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
