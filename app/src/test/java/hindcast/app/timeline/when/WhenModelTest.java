package hindcast.app.timeline.when;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hindcast.app.fx.Background;
import hindcast.app.fx.Times;
import hindcast.app.fx.window.Remembered;
import hindcast.app.question.Saying;
import hindcast.app.shell.AsOf;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.app.timeline.travel.Speed;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.StreamId;
import hindcast.store.question.Spans.Span;
import hindcast.store.timeline.Timeline;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.JsonNodeFactory;

/// When it was so, asked of an open timeline without a window.
final class WhenModelTest {
    private static final Timeline ORDER = Streams.paidAtLast().timeline();
    private static final Timeline LOAN = Streams.loan().timeline();
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Remembered remembered = Remembered.nothing();
    private final TimelineModel timeline = new TimelineModel((stream, _) -> stream.equals(ORDER.stream()) ? ORDER : LOAN, AT_ONCE,
            new Times(ZoneOffset.UTC, Clock.systemUTC()), new AsOf(), new Navigator());
    private final WhenModel model = new WhenModel(timeline, AT_ONCE, remembered);

    @BeforeEach
    void openTheOrder() {
        open(ORDER.stream());
    }

    private void open(StreamId stream) {
        timeline.show(new Place.Timeline(stream, new Place.At.Version(1)));
    }

    private Told told() {
        return model.told().get().known().orElseThrow();
    }

    private void ask(String expression) {
        model.shown().set(true);
        model.text().set(expression);
    }

    @Test
    void theSpansAreNamedAndTheOneThatGoesOnHasNoEnd() {
        ask("state.payment.status == 'FAILED' || state.payment.status == 'PAID'");
        Told.Answered answer = assertInstanceOf(Told.Answered.class, told());
        assertEquals(List.of(new Span(8, 8), new Span(10, 14)), answer.spans().spans());
        assertEquals("v8, v10–", answer.words());
    }

    @Test
    void nothingIsAskedWhileItIsNotShown() {
        model.text().set("state.total > 1");
        assertEquals(new Told.Nothing(), told());
        model.shown().set(true);
        assertInstanceOf(Told.Answered.class, told());
        model.shown().set(false);
        assertEquals(new Told.Nothing(), told());
    }

    @Test
    void whatIsWrongIsToldAtItsPlace() {
        ask("state.total >");
        assertEquals(14, assertInstanceOf(Told.Wrong.class, told()).mistake().column());
    }

    @Test
    void oneGoesFromTurnToTurn() {
        ask("state.payment.status == 'FAILED'");
        List<Integer> stood = new ArrayList<>();
        for (boolean forward : new boolean[] {true, true, true, false, false}) {
            model.turn(forward);
            stood.add(timeline.playhead().get());
        }
        assertEquals(List.of(8, 9, 9, 8, 8), stood);
    }

    @Test
    void playingStopsWhereItTurns() {
        ask("state.payment.status == 'FAILED'");
        timeline.player().speed().set(Speed.LIVE);
        timeline.player().toggle();
        timeline.player().tick(0);
        timeline.player().tick(Long.MAX_VALUE / 2);
        assertEquals(8, timeline.playhead().get());
        assertEquals(false, timeline.player().playing().get());
    }

    @Test
    void eachTypeHasItsLastExpressions() {
        ask("state.total > 1");
        model.turn(true);
        ask("state.total > 2");
        model.turn(true);
        open(LOAN.stream());
        assertEquals("", model.text().get());
        open(ORDER.stream());
        assertEquals("state.total > 2", model.text().get());
        assertEquals(List.of("state.total > 2", "state.total > 1"), model.lately());
    }

    @Test
    void aLeafSaysThatItIsAsItIs() {
        assertEquals("state.payment.status == \"PAID\"", Saying.of(JsonPointer.compile("/payment/status"), Optional.of(JSON.stringNode("PAID"))));
        assertEquals("state.items[0].price == 19.9", Saying.of(JsonPointer.compile("/items/0/price"), Optional.of(JSON.numberNode(19.9))));
        assertEquals("state[\"odd name\"] == \"a\\\"b\"", Saying.of(JsonPointer.compile("/odd name"), Optional.of(JSON.stringNode("a\"b"))));
        assertEquals("state.payment != null", Saying.of(JsonPointer.compile("/payment"), Optional.empty()));
    }

    @Test
    void whatIsSaidOfALeafHoldsThere() {
        model.ask(Saying.of(JsonPointer.compile("/payment/failure"), Optional.of(JSON.stringNode("insufficient_funds"))));
        assertEquals(List.of(new Span(8, 8)), assertInstanceOf(Told.Answered.class, told()).spans().spans());
    }
}
