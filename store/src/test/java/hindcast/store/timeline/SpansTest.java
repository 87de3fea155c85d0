package hindcast.store.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.question.Condition;
import hindcast.store.question.Condition.Answer;
import hindcast.store.question.Moment;
import hindcast.store.question.Spans;
import hindcast.store.question.Spans.Fault;
import hindcast.store.question.Spans.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// When something held, against the state of every version rebuilt by itself, on streams made by chance.
final class SpansTest {
    private static final List<RandomStream> STREAMS = IntStream.range(0, 300)
            .mapToObj(seed -> RandomStream.of(new Random(seed), seed % 40 == 0 ? 200 : 1 + seed % 30, seed % 3 == 0))
            .toList();

    private record Asked(Function<Moment, Answer> answer, boolean needsState) implements Condition {
        static Asked of(Function<Toy, Boolean> test) {
            return new Asked(moment -> test.apply((Toy) moment.state()) ? Answer.YES : Answer.NO, true);
        }

        @Override
        public Answer at(Moment moment) {
            return answer.apply(moment);
        }

        @Override
        public Optional<Set<String>> types() {
            return Optional.empty();
        }
    }

    /// Each version asked by itself, and those that said yes joined.
    private static List<Span> naive(Timeline timeline, Function<JsonNode, Boolean> test) {
        List<Span> spans = new ArrayList<>();
        for (int version = 1; version <= timeline.version(); version++) {
            if (timeline.at(version) instanceof Frame.State state && test.apply(state.tree().json())) {
                boolean goesOn = !spans.isEmpty() && spans.getLast().to() == version - 1;
                spans.add(new Span(goesOn ? spans.removeLast().from() : version, version));
            }
        }
        return spans;
    }

    @Test
    void theSpansAreThoseOfAskingEachVersionByItself() {
        for (RandomStream stream : STREAMS) {
            Timeline timeline = stream.timeline();
            assertEquals(
                    naive(timeline, state -> state.get("sum").decimalValue().signum() > 0),
                    Spans.of(timeline, Asked.of(toy -> toy.sum().signum() > 0)).spans());
            assertEquals(
                    naive(timeline, state -> state.get("items").size() % 2 == 1),
                    Spans.of(timeline, Asked.of(toy -> toy.items().size() % 2 == 1)).spans());
        }
    }

    @Test
    void aTimelineThatGrowsIsAskedOnlyForWhatIsNew() {
        for (RandomStream stream : STREAMS) {
            Timeline whole = stream.timeline();
            List<Integer> asked = new ArrayList<>();
            Asked counting = new Asked(moment -> {
                asked.add(moment.event().version());
                return ((Toy) moment.state()).items().size() > 1 ? Answer.YES : Answer.NO;
            }, true);
            int half = stream.events().size() / 2;
            Timeline.Builder builder = Timeline.builder(Toy.STREAM, whole.fold());
            stream.events().subList(0, half).forEach(builder);
            Timeline begun = builder.build();
            Spans spans = Spans.of(begun, counting).grown(begun.grown(stream.events().subList(half, stream.events().size())), counting);

            assertEquals(Spans.of(whole, Asked.of(toy -> toy.items().size() > 1)), spans);
            assertEquals(IntStream.rangeClosed(1, whole.brokenAt().orElse(whole.version() + 1) - 1).boxed().toList(), asked);
        }
    }

    @Test
    void whereTheStateIsNotKnownOnlyTheEventsAreAsked() {
        RandomStream broken = STREAMS.stream().filter(stream -> stream.brokenAt() > 1 && stream.brokenAt() < stream.events().size()).findFirst().orElseThrow();
        Timeline timeline = broken.timeline();
        int last = timeline.version();

        Spans ofState = Spans.of(timeline, Asked.of(_ -> true));
        assertEquals(List.of(new Span(1, broken.brokenAt() - 1)), ofState.spans());
        assertEquals(List.of(new Span(broken.brokenAt(), last)), ofState.faults().stream().map(fault -> new Span(fault.from(), fault.to())).toList());
        assertEquals(last - broken.brokenAt() + 1, ofState.failed());

        assertEquals(List.of(new Span(1, last)), Spans.of(timeline, new Asked(_ -> Answer.YES, false)).spans());
    }

    @Test
    void whereItCannotBeToldTheReasonIsKept() {
        Timeline timeline = STREAMS.get(40).timeline();
        Spans spans = Spans.of(timeline, new Asked(moment -> switch (moment.event().version()) {
            case 3, 4 -> new Answer.Failed("so");
            case 5 -> new Answer.Failed("otherwise");
            default -> Answer.YES;
        }, false));
        assertEquals(List.of(new Fault(3, 4, "so"), new Fault(5, 5, "otherwise")), spans.faults());
        assertEquals(List.of(new Span(1, 2), new Span(6, timeline.version())), spans.spans());
        assertEquals(List.of(1, 3, 6), spans.turns());
    }

    @Test
    void aTurnIsWhereItBecomesTrueOrStopsBeingTrue() {
        Spans spans = new Spans(12, List.of(new Span(3, 7), new Span(12, 12)), List.of(), 0);
        assertEquals(List.of(3, 8, 12), spans.turns());
        assertEquals(true, spans.open());
        assertEquals("[v3–v7, v12]", spans.spans().toString());
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> Spans.of(STREAMS.get(40).timeline(), Asked.of(_ -> true)));
        assertEquals(true, Thread.interrupted());
    }
}
