package hindcast.app.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.transfer.Import.Mode;
import hindcast.app.transfer.ImportAnswer.Imported;
import hindcast.app.transfer.ImportAnswer.Refused;
import hindcast.app.transfer.ImportAnswer.Skipped;
import hindcast.domain.Shop;
import hindcast.store.EventStore;
import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import hindcast.store.testing.Database.Kind;
import hindcast.store.testing.RealOrders;
import hindcast.store.timeline.Aggregates;
import hindcast.store.timeline.Timeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files brought into a real store.
final class ImportTest {
    private static final Consumer<Pace> UNWATCHED = _ -> { };
    private static final Skipped NOTHING = new Skipped(0, 0, 0, List.of());

    @TempDir
    private Path folder;

    private static String line(String subject, String sequence, String id) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/s\",\"type\":\"Happened\",\"subject\":\"%s\","
                .formatted(id, subject)
                + "\"time\":\"2026-11-19T14:02:03Z\"" + (sequence.isEmpty() ? "" : ",\"sequence\":\"" + sequence + "\"") + ",\"data\":{}}\n";
    }

    private static ImportAnswer run(EventStore store, Mode mode, String... lines) {
        byte[] bytes = String.join("", lines).getBytes(StandardCharsets.UTF_8);
        return new Import(store, Shop.aggregates()).run(new ImportSource.Once("standard input", new ByteArrayInputStream(bytes)), mode, UNWATCHED);
    }

    private static List<String> ids(EventStore store) {
        List<String> ids = new ArrayList<>();
        store.log(LogQuery.ALL, event -> ids.add(event.stream() + " v" + event.version() + " " + event.id()));
        return ids;
    }

    private static Problem problem(long line, String aggregate, String reason) {
        return new Problem(line, Optional.of(StreamId.parse(aggregate)), reason);
    }

    @Nested
    @RealOrders.Needed
    class RealLog {
        private ImportAnswer real(EventStore store, Path file, Mode mode) {
            return new Import(store, Shop.aggregates()).run(new ImportSource.File(file), mode, UNWATCHED);
        }

        @Test
        void isImportedWholeAndASecondTimeAddsNothing(@Database(Kind.OWN) EventStore store) {
            assertEquals(new Imported(19_811, 0, NOTHING), real(store, RealOrders.file(), Mode.STRICT));
            assertEquals(Map.of("Order", 4_998L), store.counts());
            List<Recorded<String>> before = log(store);
            assertEquals(new Imported(0, 19_811, NOTHING), real(store, RealOrders.file(), Mode.LENIENT));
            assertEquals(before, log(store));
        }

        @Test
        void runsBackwardsAt74Places(@Database(Kind.OWN) EventStore store) {
            real(store, RealOrders.file(), Mode.STRICT);
            Aggregates aggregates = new Aggregates(store, Shop.aggregates(), () -> "");
            Map<StreamId, Timeline.Builder> orders = new HashMap<>();
            store.log(LogQuery.ALL, event -> orders
                    .computeIfAbsent(event.stream(), stream -> Timeline.builder(stream, aggregates.foldOf(stream.type())))
                    .accept(event));
            assertEquals(74, orders.values().stream().mapToInt(order -> order.build().inversions().size()).sum());
        }

        @Test
        void thatBreaksOffLeavesTheStoreAsItWas(@Database(Kind.OWN) EventStore store) throws IOException {
            byte[] whole = Files.readAllBytes(RealOrders.file());
            Path broken = Files.write(folder.resolve("broken.gz"), Arrays.copyOf(whole, whole.length / 2));
            for (Mode mode : Mode.values()) {
                Refused refused = assertInstanceOf(Refused.class, real(store, broken, mode));
                assertEquals("Its gzip data is broken or ends too early", refused.problem().reason());
                assertTrue(refused.problem().line() > 5_000, refused.toString());
            }
            assertEquals(0, store.head());
        }

        @Test
        void canBeCancelledAndLeavesTheStoreAsItWas(@Database(Kind.OWN) EventStore store) {
            List<Pace> heard = new ArrayList<>();
            assertThrows(CancellationException.class, () -> new Import(store, Shop.aggregates())
                    .run(new ImportSource.File(RealOrders.file()), Mode.STRICT, pace -> {
                        heard.add(pace);
                        if (pace.events() >= 5_000) {
                            throw new CancellationException();
                        }
                    }));
            assertEquals(List.of(1_000L, 2_000L, 3_000L, 4_000L, 5_000L), heard.stream().map(Pace::events).toList());
            assertTrue(heard.getLast().fraction() > 0 && heard.getLast().fraction() < 1, heard.toString());
            assertEquals(0, store.head());
        }

        private static List<Recorded<String>> log(EventStore store) {
            List<Recorded<String>> log = new ArrayList<>();
            store.log(LogQuery.ALL, log::add);
            return log;
        }
    }

    @Nested
    class Strict {
        @Test
        void eventsOfUnknownTypesAreStored(@Database(Kind.OWN) EventStore store) {
            assertEquals(new Imported(2, 0, NOTHING), run(store, Mode.STRICT, line("Loan/1", "1", "a"), "\r\n", line("Loan/1", "2", "b")));
            assertEquals(List.of("Loan/1 v1 a", "Loan/1 v2 b"), ids(store));
        }

        @Test
        void aBadLineIsNamedAndLeavesTheStoreAsItWas(@Database(Kind.OWN) EventStore store) {
            run(store, Mode.STRICT, line("Loan/1", "1", "a"));
            assertEquals(
                    new Refused(new Problem(3, Optional.empty(), "It is not a JSON object")),
                    run(store, Mode.STRICT, line("Loan/1", "2", "b"), line("Loan/2", "1", "c"), "[]\n", line("Loan/3", "1", "d")));
            assertEquals(List.of("Loan/1 v1 a"), ids(store));
        }

        @Test
        void aWrongSequenceIsNamed(@Database(Kind.OWN) EventStore store) {
            run(store, Mode.STRICT, line("Loan/1", "1", "a"));
            assertEquals(
                    new Refused(problem(2, "Loan/2", "Version 3 does not follow version 1")),
                    run(store, Mode.STRICT, line("Loan/2", "1", "b"), line("Loan/2", "3", "c")));
            assertEquals(
                    new Refused(problem(1, "Loan/1", "Another event stands at version 1 already")),
                    run(store, Mode.STRICT, line("Loan/1", "1", "z"), line("Loan/1", "2", "b")));
            assertEquals(List.of("Loan/1 v1 a"), ids(store));
        }

        @Test
        void aFileThatGrewAddsWhatIsNew(@Database(Kind.OWN) EventStore store) {
            run(store, Mode.STRICT, line("Loan/1", "1", "a"));
            assertEquals(new Imported(1, 1, NOTHING), run(store, Mode.STRICT, line("Loan/1", "1", "a"), line("Loan/1", "2", "b")));
        }

        @Test
        void aFileThatIsNotThereIsSaidToBe(@Database EventStore store) {
            ImportSource nowhere = new ImportSource.File(Path.of("nowhere.ndjson"));
            TransferException refusal = assertThrows(
                    TransferException.class, () -> new Import(store, Shop.aggregates()).run(nowhere, Mode.STRICT, UNWATCHED));
            assertEquals("nowhere.ndjson cannot be read: there is no such file or folder. Nothing was imported.", refusal.getMessage());
        }
    }

    @Nested
    class WithoutSequence {
        @Test
        void linesFollowEachOtherAndAgainAddNothing(@Database(Kind.OWN) EventStore store) {
            String[] lines = {line("Loan/1", "", "a"), line("Loan/2", "", "b"), line("Loan/1", "", "c")};
            assertEquals(new Imported(3, 0, NOTHING), run(store, Mode.STRICT, lines));
            assertEquals(List.of("Loan/1 v1 a", "Loan/2 v1 b", "Loan/1 v2 c"), ids(store));
            assertEquals(new Imported(0, 3, NOTHING), run(store, Mode.STRICT, lines));
        }

        @Test
        void newLinesFollowWhatStandsThere(@Database(Kind.OWN) EventStore store) {
            run(store, Mode.STRICT, line("Loan/1", "1", "a"), line("Loan/1", "2", "b"));
            assertEquals(new Imported(1, 1, NOTHING), run(store, Mode.STRICT, line("Loan/1", "", "b"), line("Loan/1", "", "c")));
            assertEquals(List.of("Loan/1 v1 a", "Loan/1 v2 b", "Loan/1 v3 c"), ids(store));
        }
    }

    @Nested
    class Lenient {
        @Test
        void anAggregateWithABadLineIsLeftOutWhole(@Database(Kind.OWN) EventStore store) {
            ImportAnswer answer = run(
                    store, Mode.LENIENT, line("Loan/1", "1", "a"), line("Loan/2", "1", "b"), line("Loan/1", "2", "c"), line("Loan/2", "3", "d"),
                    "[]\n", line("Loan/2", "4", "e"), line("Loan/3", "1", "f").replace("2026-11-19", "soon"), line("Loan/3", "2", "g"));
            assertEquals(
                    new Imported(2, 0, new Skipped(6, 2, 3, List.of(
                            new Problem(5, Optional.empty(), "It is not a JSON object"),
                            problem(7, "Loan/3",
                                    "time is a date and time with an offset, such as 2026-11-19T14:02:00Z; this is: soonT14:02:03Z"),
                            problem(4, "Loan/2", "Version 3 does not follow version 1")))),
                    answer);
            assertEquals(List.of("Loan/1 v1 a", "Loan/1 v2 c"), ids(store));
        }

        @Test
        void anAggregateWhoseHistoryDiffersFromTheStoresStaysAsItIs(@Database(Kind.OWN) EventStore store) {
            run(store, Mode.STRICT, line("Loan/1", "1", "a"));
            ImportAnswer answer = run(
                    store, Mode.LENIENT, line("Loan/1", "1", "z"), line("Loan/1", "2", "b"), line("Loan/2", "1", "c"));
            assertEquals(
                    new Imported(1, 0, new Skipped(2, 1, 1, List.of(problem(1, "Loan/1", "Another event stands at version 1 already")))), answer);
            assertEquals(List.of("Loan/1 v1 a", "Loan/2 v1 c"), ids(store));
        }
    }
}
