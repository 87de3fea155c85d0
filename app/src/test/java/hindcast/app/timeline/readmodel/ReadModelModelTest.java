package hindcast.app.timeline.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Times;
import hindcast.app.log.Heard;
import hindcast.app.shell.AsOf;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.app.timeline.readmodel.ReadModelLine.Head;
import hindcast.app.timeline.readmodel.ReadModelLine.Note;
import hindcast.app.timeline.readmodel.ReadModelLine.Tone;
import hindcast.app.timeline.readmodel.ReadModelLine.Value;
import hindcast.app.timeline.travel.Reading;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.domain.order.Order;
import hindcast.domain.readmodel.Dashboard;
import hindcast.domain.readmodel.Orders;
import hindcast.store.StreamId;
import hindcast.store.aggregate.AggregateFold;
import hindcast.store.timeline.Timeline;
import hindcast.store.verify.rows.Difference.Origin;
import hindcast.store.verify.rows.Difference.Unfoldable;
import hindcast.store.verify.rows.RowOf.Cell;
import hindcast.store.verify.rows.RowOf.Match;
import hindcast.store.verify.rows.RowOf.Told;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The rows of an order beside its state, without a window.
final class ReadModelModelTest {
    private static final Timeline ORDER = Streams.paidAtLast().timeline();
    private static final Timeline SLOW = Streams.slow().timeline();
    private static final int REVISION = Orders.PROJECTION.revision();

    private final Heard heard = new Heard();
    private final Queue<Runnable> questions = new ArrayDeque<>();
    private final List<StreamId> asked = new ArrayList<>();
    private final TimelineModel timeline = new TimelineModel(this::read, new Background(Runnable::run, Runnable::run),
            new Times(ZoneOffset.UTC, Clock.systemUTC()), new AsOf(), new Navigator());
    private final ReadModelModel model = new ReadModelModel(timeline, new Background(questions::add, Runnable::run), this::rows);
    private List<Told> told = List.of(upTo(10, 10, Match.SAME));
    private boolean away;

    private Timeline read(StreamId stream, Reading reading) {
        if (stream.equals(SLOW.stream())) {
            return SLOW;
        }
        Timeline.Builder builder = Timeline.builder(stream, new AggregateFold<>(Order.AGGREGATE));
        IntStream.rangeClosed(1, 10).mapToObj(ORDER::event).forEach(builder);
        return builder.build();
    }

    private List<Told> rows(StreamId stream) {
        asked.add(stream);
        if (away) {
            throw new IllegalStateException("The server is away.");
        }
        return told;
    }

    private static Told.Compared upTo(int version, int newest, Match match) {
        return new Told.Compared(Orders.PROJECTION, 100, version, newest, true, true, version,
                List.of(new Cell("id", "7f3a91c2", "7f3a91c2", Match.SAME), new Cell("version", version, newest, match)), Optional.empty());
    }

    private void answer() {
        while (!questions.isEmpty()) {
            questions.remove().run();
        }
    }

    private static Head head(String standing, Tone tone) {
        return new Head("orders", REVISION, standing, tone, true);
    }

    private List<ReadModelLine> lines(Told of) {
        return ReadModelWords.lines(of);
    }

    @BeforeEach
    void openIt() {
        timeline.follow(heard.log());
        timeline.show(new Place.Timeline(ORDER.stream(), new Place.At.Live()));
    }

    @Test
    void nothingIsAskedWhileNobodyLooks() {
        heard.events(List.of(ORDER.event(11)));
        answer();
        assertEquals(List.of(), asked);
        model.look(true);
        answer();
        assertEquals(List.of(ORDER.stream()), asked);
        model.look(false);
        heard.events(List.of(ORDER.event(12)));
        answer();
        assertEquals(1, asked.size());
    }

    @Test
    void itIsAskedAgainWhenTheStreamHasGrownAndOnlyOnceHoweverQuickly() {
        model.look(true);
        answer();
        heard.events(List.of(ORDER.event(11)));
        heard.events(List.of(ORDER.event(12)));
        heard.events(List.of(ORDER.event(13)));
        assertEquals(1, questions.size());
        answer();
        assertEquals(3, asked.size());
    }

    @Test
    void rowsOfAnotherStreamAreNotShownMeanwhile() {
        model.look(true);
        answer();
        assertFalse(model.lines().isEmpty());
        timeline.show(new Place.Timeline(SLOW.stream(), new Place.At.Live()));
        assertEquals(List.of(), model.lines());
        answer();
        assertEquals(List.of(ORDER.stream(), SLOW.stream()), asked);
        assertFalse(model.lines().isEmpty());
    }

    @Test
    void aRowThatMayComeUpIsNotSettledUntilNobodyLooks() {
        model.look(true);
        answer();
        assertFalse(model.unsettled());
        told = List.of(upTo(8, 10, Match.LATER));
        model.ask();
        answer();
        assertTrue(model.unsettled());
        model.look(false);
        assertFalse(model.unsettled());
    }

    @Test
    void aFailureKeepsWhatIsKnownAndIsTriedAgain() {
        model.look(true);
        answer();
        away = true;
        model.ask();
        answer();
        assertTrue(model.rows().get() instanceof Load.Failed<List<Told>>);
        assertFalse(model.lines().isEmpty());
        away = false;
        model.ask();
        answer();
        assertTrue(model.rows().get() instanceof Load.Loaded<List<Told>>);
    }

    @Test
    void aPlayheadInThePastIsToldThatRowsAreOfNow() {
        assertEquals(Optional.empty(), model.elsewhere());
        timeline.step(-4);
        assertEquals(Optional.of("These are rows of now, at v10. The playhead stands at v6."), model.elsewhere());
    }

    @Test
    void aRowThatIsUpToDateSaysSoCalmly() {
        Told.Compared row = upTo(10, 10, Match.SAME);
        assertEquals(List.of(head("up to date", Tone.GOOD), new Note("Every column is what the events say.", Tone.GOOD),
                new Note("The row was changed last by v10.", Tone.QUIET), new Value(row.cells().getFirst()),
                new Value(row.cells().getLast())), lines(row));
    }

    @Test
    void aRowThatIsBehindSaysByHowMuch() {
        assertEquals(List.of(head("2 events behind", Tone.WARNING),
                new Note("The row is that of v8; the stream is at v10. One column is changed by what is to come.", Tone.WARNING)),
                lines(upTo(8, 10, Match.LATER)).subList(0, 2));
    }

    @Test
    void aRowThatIsWrongSaysWhatPutsItRight() {
        assertEquals(List.of(head("differs", Tone.BAD), new Note("One column is not what the events up to v10 say. The row is put right by: "
                + "hindcast projections verify orders --repair --reason …", Tone.BAD)), lines(upTo(10, 10, Match.WRONG)).subList(0, 2));
    }

    @Test
    void anEventThatCannotBeFoldedIsNamed() {
        Unfoldable event = new Unfoldable(List.of("7f3a91c2"), new Origin(120, ORDER.stream(), 9, "OrderShipped"), "a carrier is a text");
        Told.Compared row = new Told.Compared(Orders.PROJECTION, 100, 8, 10, true, true, 0, List.of(), Optional.of(event));
        assertEquals(List.of(head("cannot be folded", Tone.BAD),
                new Note("v9 OrderShipped cannot be folded: a carrier is a text. The row is compared with what the events say up to v8.", Tone.BAD)),
                lines(row));
    }

    @Test
    void whatHasNoRowOfTheStreamSaysWhy() {
        assertEquals(List.of(head("no row", Tone.QUIET), new Note("The events give no row, and there is none.", Tone.QUIET)),
                lines(new Told.Compared(Orders.PROJECTION, 100, 2, 2, false, false, 0, List.of(), Optional.empty())));
        assertEquals(List.of(new Head("orders", REVISION, "not made yet", Tone.QUIET, false), new Note("Nobody has run it, so there are no rows.", Tone.QUIET)),
                lines(new Told.NotMade(Orders.PROJECTION)));
        assertEquals(List.of(new Head("orders", REVISION, "of another revision, 1", Tone.WARNING, false), new Note("Rebuild it.", Tone.WARNING)),
                lines(new Told.OtherFold(Orders.PROJECTION, 1, "Rebuild it.")));
        assertEquals(new Note("Its rows come of many streams: none is about this one alone.", Tone.QUIET),
                lines(new Told.OfMany(Dashboard.PROJECTION)).getLast());
    }
}
