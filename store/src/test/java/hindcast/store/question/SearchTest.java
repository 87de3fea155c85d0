package hindcast.store.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.aggregate.MergeFold;
import hindcast.store.aggregate.MergedObject;
import hindcast.store.question.Condition.Answer;
import hindcast.store.question.Faults.Fault;
import hindcast.store.testing.Database;
import hindcast.store.timeline.Aggregates;
import hindcast.store.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A search through many streams against folding each of them alone, on a real store.
final class SearchTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> TYPES = List.of("Grown", "Shrunk", "Cancelled", "Painted");
    private static final List<StreamId> STREAMS = new ArrayList<>();

    private final DataSource source;
    private final Aggregates aggregates;

    SearchTest(@Database DataSource source, @Database EventStore store) {
        this.source = source;
        this.aggregates = new Aggregates(store, List.of(), () -> "");
    }

    /// Streams of a few events whose times now and then run backwards, and of another type that nobody asks for.
    @BeforeAll
    static void fill(@Database EventStore store) {
        Random random = new Random(11);
        for (int number = 0; number < 80; number++) {
            StreamId stream = new StreamId(number % 10 == 9 ? "Other" : "Thing", "%c-%d".formatted("aBz_9".charAt(number % 5), number));
            List<NewEvent> events = new ArrayList<>();
            Instant at = NOON;
            for (int version = 1; version <= 1 + random.nextInt(number % 20 == 0 ? 60 : 9); version++) {
                at = at.plusSeconds(random.nextInt(100) - 20);
                String type = random.nextInt(4) == 0 ? TYPES.get(2) : TYPES.get(random.nextInt(2));
                type = number == 33 && version == 2 ? "Painted" : type;
                events.add(new NewEvent("%d-%d".formatted(number, version), type, 1, "{\"size\":%d}".formatted(random.nextInt(5)), Metadata.NONE, at));
            }
            store.append(stream, 0, events);
            if (stream.type().equals("Thing")) {
                STREAMS.add(stream);
            }
        }
        STREAMS.sort(Comparator.comparing(StreamId::id));
    }

    private record Asked(Function<Moment, Answer> answer, boolean needsState, Optional<Set<String>> types) implements Condition {
        static Asked of(Predicate<Moment> test) {
            return new Asked(moment -> test.test(moment) ? Answer.YES : Answer.NO, true, Optional.empty());
        }

        @Override
        public Answer at(Moment moment) {
            return answer.apply(moment);
        }
    }

    private static int size(Moment moment) {
        Object size = ((MergedObject) moment.state()).value("size");
        return size == null ? -1 : new BigDecimal(size.toString()).intValue();
    }

    private Search search() {
        return new Search(source, _ -> new MergeFold(), 25);
    }

    private record Heard(List<Found> found, Search.Looked looked) {
    }

    private Heard find(Condition condition, Scope scope, int limit) {
        List<Found> found = new ArrayList<>();
        Search.Looked looked = search().find(new Search.Query("Thing", condition, scope, limit), new Search.Listener() {
            @Override
            public void at(Search.Progress progress) {
                assertEquals(found.size(), progress.found());
                assertTrue(progress.events() <= progress.total());
            }

            @Override
            public void found(Found one) {
                found.add(one);
            }
        });
        return new Heard(found, looked);
    }

    /// What each stream says by itself.
    private List<Found> alone(Condition condition, Scope scope) {
        List<Found> found = new ArrayList<>();
        for (StreamId stream : STREAMS) {
            Timeline timeline = aggregates.timeline(stream, _ -> { });
            Spans spans = Spans.of(timeline, condition);
            int version = scope instanceof Scope.At(Instant instant) ? timeline.versionAt(instant) : timeline.version();
            if (scope instanceof Scope.Ever && !spans.spans().isEmpty()) {
                int first = spans.spans().getFirst().from();
                int versions = spans.spans().stream().mapToInt(span -> span.to() - span.from() + 1).sum();
                found.add(new Found(stream, version, first, spans.spans().getLast().to(), versions, timeline.event(first).recordedAt()));
            } else if (!(scope instanceof Scope.Ever) && spans.holdsAt(version)) {
                Spans.Span around = spans.spans().stream().filter(span -> span.from() <= version && version <= span.to()).findFirst().orElseThrow();
                found.add(new Found(stream, version, around.from(), around.to(), around.to() - around.from() + 1,
                        timeline.event(around.from()).recordedAt()));
            }
        }
        return found;
    }

    @Test
    void whatIsFoundIsWhatEachStreamSaysAlone() {
        List<Condition> conditions = List.of(Asked.of(moment -> size(moment) > 3), Asked.of(moment -> size(moment) == moment.event().version()),
                new Asked(moment -> moment.event().type().equals("Shrunk") ? Answer.YES : Answer.NO, false, Optional.empty()));
        List<Scope> scopes = new ArrayList<>(List.of(new Scope.Now(), new Scope.Ever()));
        IntStream.range(-1, 6).forEach(minutes -> scopes.add(new Scope.At(NOON.plusSeconds(60L * minutes))));
        for (Condition condition : conditions) {
            for (Scope scope : scopes) {
                assertEquals(alone(condition, scope), find(condition, scope, 0).found(), scope.toString());
            }
        }
    }

    @Test
    void whatIsKnownOfTheTypesLeavesNothingOut() {
        for (Set<String> types : List.of(Set.of("Cancelled"), Set.of("Painted"), Set.of("Grown", "Painted"), Set.of("Unheard"), Set.<String>of())) {
            Predicate<Moment> test = moment -> types.contains(moment.event().type()) && size(moment) % 2 == 0;
            Asked known = new Asked(Asked.of(test).answer(), true, Optional.of(types));
            for (Scope scope : List.of(new Scope.Now(), new Scope.Ever(), new Scope.At(NOON.plusSeconds(90)))) {
                assertEquals(alone(Asked.of(test), scope), find(known, scope, 0).found(), types + " " + scope);
            }
        }
    }

    @Test
    void onlyStreamsThatCanMatterAreRead() {
        Heard heard = find(new Asked(_ -> Answer.YES, true, Optional.of(Set.of("Painted"))), new Scope.Ever(), 0);
        assertEquals(List.of("_-33"), heard.found().stream().map(one -> one.stream().id()).toList());
        assertEquals(1, heard.looked().streams());
    }

    @Test
    void everythingIsCountedUpToTheMark() {
        Heard heard = find(Asked.of(_ -> true), new Scope.Now(), 0);
        assertEquals(STREAMS, heard.found().stream().map(Found::stream).toList());
        long events = STREAMS.stream().mapToLong(stream -> aggregates.timeline(stream, _ -> { }).version()).sum();
        assertEquals(new Search.Looked(STREAMS.size(), events, STREAMS.size(), Faults.NONE, true, heard.looked().mark()), heard.looked());
    }

    @Test
    void itEndsWhenEnoughIsFound() {
        Heard heard = find(Asked.of(_ -> true), new Scope.Now(), 3);
        assertEquals(STREAMS.subList(0, 3), heard.found().stream().map(Found::stream).toList());
        assertEquals(List.of(false, 3L), List.of(heard.looked().whole(), heard.looked().found()));
    }

    @Test
    void whereItCannotBeToldIsCountedAStreamAtATime() {
        Asked failing = new Asked(moment -> moment.event().version() > 1 ? new Answer.Failed("so") : Answer.YES, true, Optional.empty());
        List<StreamId> longer = STREAMS.stream().filter(stream -> aggregates.timeline(stream, _ -> { }).version() > 1).toList();
        Heard heard = find(failing, new Scope.Ever(), 0);
        assertEquals(STREAMS.size(), heard.found().size());
        assertEquals(longer.size(), heard.looked().failed().streams());
        assertEquals(longer.stream().limit(20).map(stream -> new Fault(stream, 2, "so")).toList(), heard.looked().failed().first());
    }

    @Test
    void whatIsSlowEndsIt() {
        Condition.TooLong slow = new Condition.TooLong("It takes too long.");
        Asked asked = new Asked(_ -> {
            throw slow;
        }, true, Optional.empty());
        assertSame(slow, assertThrows(Condition.TooLong.class, () -> find(asked, new Scope.Now(), 0)));
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> find(Asked.of(_ -> true), new Scope.Ever(), 0));
        assertTrue(Thread.interrupted());
    }
}
