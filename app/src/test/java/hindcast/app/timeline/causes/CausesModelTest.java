package hindcast.app.timeline.causes;

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
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode.Event;
import hindcast.store.causes.CauseSubject;
import hindcast.store.timeline.Timeline;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import javafx.util.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The graph around the playhead of an order, without a window.
final class CausesModelTest {
    private static final Timeline ORDER = Streams.paidAtLast().timeline();
    private static final StreamId ACCOUNT = new StreamId("Account", "a");

    private final Queue<Runnable> questions = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final Navigator navigator = new Navigator();
    private final TimelineModel timeline = new TimelineModel((_, _) -> ORDER, new Background(Runnable::run, Runnable::run),
            new Times(ZoneOffset.UTC, Clock.systemUTC()), new AsOf(), navigator);
    private final CausesModel model = new CausesModel(timeline, new Background(questions::add, Runnable::run), navigator, new Given());
    private final Heard heard = new Heard();
    private boolean away;
    private boolean alone;

    /// Around each event stands the one before it.
    private final class Given implements CauseGraphs {
        @Override
        public Optional<CauseGraph> of(CauseSubject subject, CauseScope scope) {
            asked.add(subject + " " + scope);
            if (away) {
                throw new IllegalStateException("The server is away.");
            }
            int version = ((CauseSubject.At) subject).version();
            Event start = node(version);
            if (alone) {
                return Optional.of(new CauseGraph(start, List.of(start), List.of(), List.of(), null));
            }
            return Optional.of(new CauseGraph(start, List.of(start, node(version - 1)), List.of(), List.of(more(start)), null));
        }

        @Override
        public CauseGraph grown(CauseGraph graph, long after) {
            asked.add("grown " + after);
            return new CauseGraph(graph.start(), List.of(graph.start(), node(1)), List.of(), List.of(), null);
        }

        @Override
        public CauseGraph opened(CauseGraph graph, Branch branch) {
            asked.add("open " + branch.words());
            return new CauseGraph(graph.start(), List.of(graph.start()), List.of(), List.of(), null);
        }
    }

    private static Branch more(Event at) {
        return new Branch(at, Branch.Side.EFFECTS, 7, true, 0);
    }

    private static Event node(int version) {
        var event = ORDER.event(version);
        return new Event(event.position(), event.stream(), version, event.id(), event.type(), event.recordedAt(), event.metadata(), null);
    }

    private void rest() {
        model.rest();
        answer();
    }

    private void answer() {
        while (!questions.isEmpty()) {
            questions.remove().run();
        }
    }

    @BeforeEach
    void openIt() {
        navigator.restart(new Place.Timeline(ORDER.stream(), new Place.At.Version(8)));
        timeline.show(new Place.Timeline(ORDER.stream(), new Place.At.Version(8)));
    }

    @Test
    void nothingIsAskedWhileNobodyLooks() {
        rest();
        timeline.step(-1);
        rest();
        assertEquals(List.of(), asked);
        model.look(true);
        answer();
        assertEquals(List.of(ORDER.stream() + "@v7 AROUND"), asked);
    }

    @Test
    void thePlayheadMovesWithinTheGraphWithoutAQuestion() {
        model.look(true);
        answer();
        timeline.step(-1);
        rest();
        assertEquals(Optional.of(node(7)), model.here());
        assertFalse(model.centred());
        assertEquals(1, asked.size());
        model.ask();
        answer();
        assertTrue(model.centred());
        timeline.step(-3);
        rest();
        assertEquals(List.of(ORDER.stream() + "@v8 AROUND", ORDER.stream() + "@v7 AROUND", ORDER.stream() + "@v4 AROUND"), asked);
    }

    @Test
    void anotherScopeIsAskedForAtOnce() {
        model.look(true);
        answer();
        model.scope().set(CauseScope.FLOW);
        answer();
        assertEquals(ORDER.stream() + "@v8 FLOW", asked.getLast());
    }

    @Test
    void aBranchIsOpened() {
        model.look(true);
        answer();
        model.open(more(node(8)));
        answer();
        assertEquals("open +7", asked.getLast());
        assertEquals(List.of(node(8)), model.graph().orElseThrow().nodes());
    }

    @Test
    void aNodeIsGoneToAndBackReturns() {
        model.look(true);
        answer();
        model.go(node(3));
        assertEquals(3, timeline.playhead().get());
        assertEquals(new Place.Timeline(ORDER.stream(), new Place.At.Version(3)), navigator.place().get());
        model.go(new Event(99, ACCOUNT, 4, "x", "MoneyWithdrawn", ORDER.event(1).recordedAt(), ORDER.event(1).metadata(), null));
        assertEquals(new Place.Timeline(ACCOUNT, new Place.At.Version(4)), navigator.place().get());
        navigator.back();
        assertEquals(new Place.Timeline(ORDER.stream(), new Place.At.Version(3)), navigator.place().get());
    }

    /// @param cause the id that it names
    private static Recorded<String> come(int position, String cause) {
        return new Recorded<>(position, ACCOUNT, position, "come-" + position, "MoneyWithdrawn", 1, ORDER.event(1).recordedAt(), "{}",
                Metadata.of(Map.of(Metadata.CAUSATION_ID, cause)));
    }

    @Test
    void whatIsCausedByANodeIsCountedAndDrawnWhenSomebodyAsks() {
        model.follow(heard.log());
        model.look(true);
        answer();
        heard.events(List.of(come(20_001, "a stranger"), come(20_002, node(8).id()), come(20_003, node(7).id()), come(20_002, node(8).id())));
        answer();
        assertEquals(2, model.unseen().get());
        assertEquals(1, asked.size());
        model.grow();
        answer();
        assertEquals("grown 20001", asked.getLast());
        assertEquals(0, model.unseen().get());
    }

    @Test
    void whatComesWhileTheGraphIsReadIsCountedWhereItIsNotInIt() {
        model.follow(heard.log());
        model.look(true);
        heard.events(List.of(come(20_001, "a stranger"), come(20_002, node(8).id()), ORDER.event(7)));
        answer();
        assertEquals(1, model.unseen().get());
    }

    @Test
    void whereOneLooksAtCausesAloneNothingComes() {
        model.follow(heard.log());
        model.scope().set(CauseScope.CAUSES);
        model.look(true);
        answer();
        heard.events(List.of(come(20_002, node(8).id())));
        assertEquals(0, model.unseen().get());
    }

    @Test
    void aGraphOfNothingYetIsDrawnAtOnce() {
        alone = true;
        model.follow(heard.log());
        model.look(true);
        answer();
        heard.events(List.of(come(20_002, node(8).id())));
        answer();
        assertEquals("grown 20001", asked.getLast());
        assertEquals(2, model.graph().orElseThrow().nodes().size());
    }

    @Test
    void whoWasAwayIsAnsweredAnew() {
        Subscription listening = model.follow(heard.log());
        model.look(true);
        answer();
        listening.unsubscribe();
        heard.events(List.of(come(20_002, node(8).id())));
        model.look(false);
        model.look(true);
        answer();
        assertEquals(List.of(ORDER.stream() + "@v8 AROUND", ORDER.stream() + "@v8 AROUND"), asked);
    }

    @Test
    void beforeTheFirstEventThereIsNothingToAsk() {
        timeline.step(-8);
        model.look(true);
        answer();
        assertEquals(List.of(), asked);
        assertTrue(model.state().get() instanceof Load.Idle);
    }

    @Test
    void aFailureIsTriedAgain() {
        away = true;
        model.look(true);
        answer();
        assertTrue(model.state().get() instanceof Load.Failed);
        away = false;
        model.ask();
        answer();
        assertTrue(model.state().get() instanceof Load.Loaded);
    }
}
