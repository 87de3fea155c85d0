package hindcast.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.app.fx.Later;
import hindcast.app.fx.Load;
import hindcast.app.fx.Times;
import hindcast.app.shell.AsOf;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import hindcast.app.shell.Place.At;
import hindcast.app.timeline.Streams;
import hindcast.app.timeline.travel.Reading;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.timeline.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two sides without a window and without a store.
final class CompareModelTest {
    private static final Timeline ONE = Streams.paidAtLast().timeline();
    private static final Timeline OTHER = Streams.paidAtOnce().timeline();
    private static final StreamId NOBODY = StreamId.parse("Order/9c");
    private static final Place LIST = new Place.Aggregates(StreamQuery.ALL);

    private final List<StreamId> opened = new ArrayList<>();
    private final Navigator navigator = new Navigator();
    private final AsOf clock = new AsOf();
    private final Later workers = new Later();
    private final CompareModel model = new CompareModel(new Memory(), new Background(workers, Runnable::run),
            new Times(ZoneOffset.UTC, Clock.systemUTC()), clock, navigator);

    /// A store of two orders.
    private final class Memory implements Source {
        @Override
        public Timeline open(StreamId stream, Reading reading) {
            opened.add(stream);
            reading.read(1);
            return stream.equals(ONE.stream()) ? ONE : stream.equals(OTHER.stream()) ? OTHER : Streams.order(stream.id()).timeline();
        }

        @Override
        public List<StreamId> similar(StreamId wanted) {
            return wanted.equals(NOBODY) ? List.of(OTHER.stream()) : List.of();
        }
    }

    private static Place.Timeline at(Timeline timeline, int version) {
        return new Place.Timeline(timeline.stream(), new At.Version(version));
    }

    private static Place.Timeline newest(Timeline timeline) {
        return new Place.Timeline(timeline.stream(), new At.Live());
    }

    private Comparison compared() {
        return assertInstanceOf(Load.Loaded.class, model.answer().get()).value() instanceof Answer answer ? answer.comparison() : null;
    }

    private List<Integer> versions() {
        return List.of(compared().left().version(), compared().right().version());
    }

    @BeforeEach
    void compareThem() {
        navigator.restart(LIST);
        navigator.go(new Place.Compare(newest(ONE), newest(OTHER)));
        model.show(new Place.Compare(newest(ONE), newest(OTHER)));
        workers.all();
    }

    @Test
    void theStatesAndTheHistoriesAreCompared() {
        assertEquals(List.of(14, 7), versions());
        assertEquals(4, compared().parting().common());
        assertTrue(compared().changes().stream().anyMatch(change -> change.path().toString().equals("/shipping/carrier")));
    }

    @Test
    void aStepComparesAnotherVersionAndReadsNothingAgain() {
        model.step(Half.LEFT, -6);
        model.step(Half.LEFT, -1);
        workers.all();
        assertEquals(List.of(7, 7), versions());
        assertEquals(new Place.Compare(at(ONE, 7), newest(OTHER)), navigator.place().get());
        assertEquals(List.of(ONE.stream(), OTHER.stream()), opened);
    }

    @Test
    void noStepLeadsOutOfTheHistory() {
        model.step(Half.RIGHT, -99);
        workers.all();
        assertEquals(List.of(14, 0), versions());
        model.step(Half.RIGHT, 99);
        workers.all();
        assertEquals(new Place.Compare(newest(ONE), newest(OTHER)), navigator.place().get());
    }

    @Test
    void theSidesAreSwappedAndSwappedBack() {
        model.swap();
        workers.all();
        assertEquals(List.of(7, 14), versions());
        assertEquals(new Place.Compare(newest(OTHER), newest(ONE)), navigator.place().get());
        model.swap();
        workers.all();
        assertEquals(List.of(14, 7), versions());
    }

    @Test
    void whatIsTypedIsGoneToAndBackReturns() {
        assertEquals(Optional.empty(), model.choose(Half.RIGHT, "7f3a91c2@v8"));
        workers.all();
        assertEquals(List.of(14, 8), versions());
        assertEquals(new Place.Compare(newest(ONE), at(ONE, 8)), navigator.place().get());
        assertEquals(Optional.empty(), model.jump(Half.RIGHT, "2026-11-19 14:00:10"));
        workers.all();
        assertEquals(List.of(14, 7), versions());
        assertEquals(Optional.of("There is no v15 yet; the newest is v14."), model.jump(Half.RIGHT, "15"));
        assertTrue(model.jump(Half.RIGHT, "lunch").isPresent());
        navigator.back();
        navigator.back();
        assertEquals(new Place.Compare(newest(ONE), newest(OTHER)), navigator.place().get());
    }

    @Test
    void whoIsNotThereIsSaidWithThoseWhoMayBeMeant() {
        model.choose(Half.RIGHT, NOBODY.id());
        workers.all();
        Answer answer = model.answer().get().known().orElseThrow();
        assertEquals(Optional.of(Half.RIGHT), answer.missing());
        assertEquals(List.of(OTHER.stream()), answer.similar());
        model.choose(Half.RIGHT, OTHER.stream());
        workers.all();
        assertEquals(List.of(14, 7), versions());
    }

    @Test
    void inThePastTheNewestVersionIsThatOfThen() {
        clock.at(Instant.parse("2026-11-19T14:10:00Z"));
        workers.all();
        assertEquals(List.of(8, 0), versions());
    }

    @Test
    void aReadingThatIsCancelledIsBegunAnew() {
        model.reload();
        model.cancel();
        workers.all();
        assertInstanceOf(CancellationException.class, assertInstanceOf(Load.Failed.class, model.answer().get()).problem());
        model.reload();
        workers.all();
        assertEquals(List.of(14, 7), versions());
    }

    @Test
    void anAnswerThatComesLateIsDropped() {
        model.step(Half.LEFT, -6);
        model.step(Half.LEFT, -1);
        workers.last();
        workers.first();
        assertEquals(List.of(7, 7), versions());
    }

    @Test
    void commonBeginningsAreFoldedUntilTheyAreOpened() {
        List<HistoryRow> folded = HistoryRow.of(compared().parting(), Set.of());
        assertEquals(List.of(new HistoryRow.Alike(1, 1, 4, false), new HistoryRow.Parts()), folded.subList(0, 2));
        List<HistoryRow> open = HistoryRow.of(compared().parting(), Set.of(1));
        assertEquals(folded.size() + 4, open.size());
        assertEquals(new HistoryRow.Alike(1, 1, 4, true), open.getFirst());
    }

    @Test
    void theWordsNameBothSidesAndTheParting() {
        model.step(Half.LEFT, -6);
        workers.all();
        List<String> lines = ComparisonText.plain(compared()).lines().toList();
        assertEquals("left   Order/7f3a91c2 · v8 of 14 · payment failed", lines.getFirst());
        assertTrue(lines.contains("The histories part at v5: 4 events before it are alike."), lines::toString);
        assertTrue(lines.contains("~ payment.amount: 88.80 | 39.80"), lines::toString);
        assertTrue(ComparisonText.json(compared()).contains("\"common\" : 4"));
    }
}
