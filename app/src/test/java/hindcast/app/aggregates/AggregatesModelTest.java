package hindcast.app.aggregates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.app.fx.Later;
import hindcast.app.fx.Load;
import hindcast.app.log.Moved;
import hindcast.app.log.News;
import hindcast.store.PageKey;
import hindcast.store.StreamId;
import hindcast.store.StreamPage;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.StreamSummary;
import hindcast.store.aggregate.Headline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The list as a window onto a store of ten thousand aggregates.
final class AggregatesModelTest {
    private static final int ALL = 10_000;
    private static final Instant THEN = Instant.parse("2026-11-19T13:02:11Z");
    private final Shelf shelf = new Shelf();
    private final AggregatesModel model = new AggregatesModel(new Background(Runnable::run, Runnable::run), shelf);

    private static StreamSummary row(int number) {
        return new StreamSummary(new StreamId("Order", "%05d".formatted(number)), 1, Instant.EPOCH, Instant.EPOCH, "OrderCreated");
    }

    private static List<StreamSummary> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(AggregatesModelTest::row).toList();
    }

    /// Ten thousand rows in order; it remembers what was asked of it.
    private static final class Shelf implements Listing {
        private final List<StreamQuery> queries = new ArrayList<>();
        private final List<Integer> folded = new ArrayList<>();
        private int read;

        @Override
        public StreamPage page(StreamQuery query, PageKey key, int limit) {
            queries.add(query);
            int from = switch (key) {
                case PageKey.First() -> 0;
                case PageKey.Last() -> ALL - limit;
                case PageKey.After(StreamSummary row) -> number(row) + 1;
                case PageKey.Before(StreamSummary row) -> Math.max(0, number(row) - limit);
            };
            int to = key instanceof PageKey.Before(StreamSummary row) ? number(row) : Math.min(ALL, from + limit);
            read += to - from;
            return new StreamPage(rows(from, to), from > 0, to < ALL);
        }

        @Override
        public Map<String, Long> counts() {
            return Map.of("Order", 9_000L, "Account", 1_000L);
        }

        @Override
        public Map<StreamId, Glimpse> glimpses(List<StreamSummary> rows, Optional<Instant> then) {
            folded.add(rows.size());
            return rows.stream().collect(Collectors.toMap(StreamSummary::stream,
                    row -> new Glimpse(row.version(), then.orElse(row.lastAt()), new Headline("paid", Headline.Tone.GOOD))));
        }

        private static int number(StreamSummary row) {
            return Integer.parseInt(row.stream().id());
        }
    }

    @Test
    void theFirstPageIsAllThatIsRead() {
        model.refresh();
        assertEquals(rows(0, AggregatesModel.PAGE), model.rows());
        model.visible(0, 15);
        assertEquals(AggregatesModel.PAGE, shelf.read);
    }

    @Test
    void theNextPageIsReadShortlyBeforeItIsReached() {
        model.refresh();
        model.visible(30, 45);
        assertEquals(rows(0, 2 * AggregatesModel.PAGE), model.rows());
    }

    @Test
    void theEndOfALongListIsOnePageAway() {
        model.refresh();
        model.toLast();
        assertEquals(rows(ALL - AggregatesModel.PAGE, ALL), model.rows());
        assertEquals(2 * AggregatesModel.PAGE, shelf.read);
    }

    @Test
    void fromTheEndTheListIsReadBackwards() {
        model.refresh();
        model.toLast();
        model.visible(5, 20);
        assertEquals(rows(ALL - 2 * AggregatesModel.PAGE, ALL), model.rows());
    }

    @Test
    void whatIsFarBehindIsLetGoAndReadAgainOnTheWayBack() {
        model.refresh();
        while (Shelf.number(model.rows().getLast()) < 2_000) {
            model.visible(model.rows().size() - 16, model.rows().size() - 1);
        }
        assertEquals(AggregatesModel.KEPT, model.rows().size());
        while (Shelf.number(model.rows().getFirst()) > 0) {
            model.visible(0, 15);
        }
        assertEquals(rows(0, AggregatesModel.KEPT), model.rows());
    }

    @Test
    void nothingIsReadBeyondTheEnds() {
        model.refresh();
        model.toLast();
        int read = shelf.read;
        model.visible(44, 59);
        assertEquals(read, shelf.read);
    }

    @Test
    void anotherQuestionBeginsAtItsFirstPage() {
        StreamQuery orders = new StreamQuery("Order", "7f", false, null, null, Sort.ID);
        model.refresh();
        model.toLast();
        model.ask(orders);
        assertEquals(rows(0, AggregatesModel.PAGE), model.rows());
        assertEquals(orders, shelf.queries.getLast());
    }

    @Test
    void thePastListsWhatExistedNewestFirst() {
        model.refresh();
        model.at(Optional.of(THEN));
        assertEquals(new StreamQuery(null, "", false, null, THEN, Sort.CREATION), shelf.queries.getLast());
        model.at(Optional.empty());
        assertEquals(StreamQuery.ALL, shelf.queries.getLast());
    }

    @Nested
    class TheTotal {
        @Test
        void comesFromTheCountsOfTypes() {
            model.refresh();
            assertEquals(new AggregatesModel.Total(10_000, false), model.total());
            model.ask(new StreamQuery("Account", "", false, null, null, Sort.ACTIVITY));
            assertEquals(new AggregatesModel.Total(1_000, false), model.total());
        }

        @Test
        void isWhatIsAtHandWhereNobodyHasCounted() {
            model.refresh();
            model.ask(new StreamQuery(null, "7f", false, null, null, Sort.ACTIVITY));
            assertEquals(new AggregatesModel.Total(AggregatesModel.PAGE, true), model.total());
        }
    }

    @Nested
    class States {
        @Test
        void areFoldedForTheLinesOnScreenAlone() {
            model.refresh();
            model.visible(0, 15);
            assertEquals(List.of(16), shelf.folded);
            assertEquals(Optional.of(new Glimpse(1, Instant.EPOCH, new Headline("paid", Headline.Tone.GOOD))), model.glimpses().of(row(15)));
            assertEquals(Optional.empty(), model.glimpses().of(row(16)));
        }

        @Test
        void areNotFoldedTwice() {
            model.refresh();
            model.visible(0, 15);
            model.visible(4, 19);
            assertEquals(List.of(16, 4), shelf.folded);
        }

        @Test
        void areThoseOfTheWindowsInstant() {
            model.refresh();
            model.at(Optional.of(THEN));
            model.visible(0, 0);
            assertEquals(THEN, model.glimpses().of(row(0)).orElseThrow().recordedAt());
        }

        @Test
        void areAskedForWhereScrollingStoppedNotWhereItFlewBy() {
            Later workers = new Later();
            AggregatesModel slow = new AggregatesModel(new Background(workers, Runnable::run), shelf);
            slow.refresh();
            workers.all();
            slow.visible(0, 9);
            slow.visible(10, 19);
            slow.visible(20, 29);
            workers.all();
            assertEquals(List.of(10, 10), shelf.folded);
            assertEquals(Optional.empty(), slow.glimpses().of(row(15)));
            assertTrue(slow.glimpses().of(row(25)).isPresent());
        }
    }

    @Test
    void aFailureIsShownAndTryingAgainMends() {
        List<String> answers = new ArrayList<>(List.of("fail", "answer"));
        AggregatesModel flaky = new AggregatesModel(new Background(Runnable::run, Runnable::run), new Listing() {
            @Override
            public StreamPage page(StreamQuery query, PageKey key, int limit) {
                if (answers.removeFirst().equals("fail")) {
                    throw new IllegalArgumentException("away");
                }
                return shelf.page(query, key, limit);
            }

            @Override
            public Map<String, Long> counts() {
                return shelf.counts();
            }

            @Override
            public Map<StreamId, Glimpse> glimpses(List<StreamSummary> rows, Optional<Instant> then) {
                return shelf.glimpses(rows, then);
            }
        });
        flaky.refresh();
        assertEquals("away", ((Load.Failed<StreamPage>) flaky.page().get()).problem().getMessage());
        flaky.refresh();
        assertEquals(rows(0, AggregatesModel.PAGE), flaky.rows());
    }

    /// The order with a number got its second event.
    private static News moved(int number) {
        StreamId stream = row(number).stream();
        return new News(Map.of(stream, new Moved(stream, 2, THEN, 2, THEN, "OrderPaid")), List.of(), false);
    }

    @Test
    void ofManyThatMoveOnlyThoseOnScreenAreReadAndAllAtOnce() {
        model.refresh();
        model.visible(0, 15);
        shelf.folded.clear();
        IntStream.range(0, AggregatesModel.PAGE).forEach(number -> model.hear(moved(number)));
        assertEquals(rows(0, AggregatesModel.PAGE), model.rows());
        model.moves().tick();
        model.visible(0, 15);

        assertEquals(List.of(16), shelf.folded);
        assertEquals(List.of(2), model.rows().stream().map(StreamSummary::version).distinct().toList());
    }

    @Test
    void aLineThatMovesKeepsItsStateUntilTheNewOneIsRead() {
        Later workers = new Later();
        AggregatesModel slow = new AggregatesModel(new Background(workers, Runnable::run), shelf);
        slow.refresh();
        workers.all();
        slow.visible(0, 15);
        workers.all();
        slow.hear(moved(3));
        slow.moves().tick();
        slow.visible(0, 15);

        assertEquals(1, slow.glimpses().of(slow.rows().get(3)).orElseThrow().version());
        workers.all();
        assertEquals(2, slow.glimpses().of(slow.rows().get(3)).orElseThrow().version());
    }

    @Test
    void inThePastNothingMoves() {
        model.at(Optional.of(THEN));
        model.hear(moved(3));
        model.moves().tick();

        assertEquals(row(3), model.rows().get(3));
    }
}
