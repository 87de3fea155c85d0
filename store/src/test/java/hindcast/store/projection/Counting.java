package hindcast.store.projection;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Decider;
import hindcast.store.aggregate.Decision;
import hindcast.store.aggregate.EventCodec;
import hindcast.store.aggregate.EventType;
import hindcast.store.aggregate.Headline;
import hindcast.store.aggregate.Telling;
import hindcast.store.command.Commands;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Counters, and two projections of them: a row for each, and a row for all that begin with the same letter. An amount of 13 cannot be folded; one that
/// brings a counter to zero takes its row away.
public final class Counting {
    public static final SingleStream<State, Added, CounterRow> COUNTERS = new Counters(1);
    public static final MultiStream<State, Added, SumRow> SUMS = new Sums();

    private static final Aggregate<State, Added, Added> AGGREGATE = new Aggregate<>(
            "Counter", new Rules(), new EventCodec<>(List.of(EventType.of("Added", Added.class))), new Rules(), Commands.none());

    private Counting() {
    }

    public record Added(BigDecimal amount) {
    }

    public record State(BigDecimal sum, int events) {
    }

    public record CounterRow(@Key String id, BigDecimal sum, int events, @Nullable Instant changedAt, int version) {
    }

    public record SumRow(@Key String letter, BigDecimal sum, long events) {
    }

    /// An event that is to be appended.
    public static NewEvent added(int amount) {
        return new NewEvent(UUID.randomUUID().toString(), "Added", 1, "{\"amount\": " + amount + "}", Metadata.NONE, null);
    }

    /// Appends behind whatever is there.
    public static void add(EventStore store, String id, int... amounts) {
        StreamId stream = new StreamId("Counter", id);
        int version = store.stream(stream).map(hindcast.store.StreamSummary::version).orElse(0);
        for (int amount : amounts) {
            store.append(stream, version++, List.of(added(amount)));
        }
    }

    private record Rules() implements Decider<State, Added, Added>, Telling<State, Added> {
        @Override
        public State initial() {
            return new State(BigDecimal.ZERO, 0);
        }

        @Override
        public Decision<Added> decide(State state, Added command) {
            return Decision.accept(command);
        }

        @Override
        public State evolve(State before, Added event, Instant recordedAt) {
            if (event.amount().intValueExact() == 13) {
                throw new IllegalArgumentException("thirteen is not folded");
            }
            return new State(before.sum().add(event.amount()), before.events() + 1);
        }

        @Override
        public Headline headline(State state) {
            return new Headline(state.sum().toPlainString(), Headline.Tone.NEUTRAL);
        }

        @Override
        public String tell(Added event) {
            return event.amount().toPlainString();
        }
    }

    /// A row for each counter.
    ///
    /// @param factor what sums are multiplied by: a fold that was changed has another one
    public record Counters(int factor) implements SingleStream<State, Added, CounterRow> {
        @Override
        public @Nullable CounterRow row(StreamId stream, int version, State state) {
            return state.sum().signum() == 0 ? null
                    : new CounterRow(stream.id(), state.sum().multiply(BigDecimal.valueOf(factor)), state.events(), null, version);
        }

        @Override
        public String name() {
            return "counters";
        }

        @Override
        public int revision() {
            return factor;
        }

        @Override
        public String summary() {
            return "a row per counter";
        }

        @Override
        public Aggregate<?, ?, Added> aggregate() {
            return AGGREGATE;
        }

        @Override
        public Class<CounterRow> row() {
            return CounterRow.class;
        }

        @Override
        public State initial() {
            return AGGREGATE.decider().initial();
        }

        @Override
        public State evolve(State before, Recorded<Added> event) {
            return AGGREGATE.decider().evolve(before, event.data(), event.recordedAt());
        }

        @Override
        public List<List<String>> indexes() {
            return List.of(List.of("sum", "id"));
        }
    }

    private record Sums() implements MultiStream<State, Added, SumRow> {
        @Override
        public List<SumRow> contributions(State before, State after, Recorded<Added> event) {
            return List.of(new SumRow(event.stream().id().substring(0, 1), event.data().amount(), 1));
        }

        @Override
        public @Nullable SumRow merge(SumRow one, SumRow other) {
            return new SumRow(one.letter(), one.sum().add(other.sum()), one.events() + other.events());
        }

        @Override
        public String name() {
            return "sums";
        }

        @Override
        public String summary() {
            return "a row per letter";
        }

        @Override
        public Aggregate<?, ?, Added> aggregate() {
            return AGGREGATE;
        }

        @Override
        public Class<SumRow> row() {
            return SumRow.class;
        }

        @Override
        public State initial() {
            return AGGREGATE.decider().initial();
        }

        @Override
        public State evolve(State before, Recorded<Added> event) {
            return AGGREGATE.decider().evolve(before, event.data(), event.recordedAt());
        }

        @Override
        public List<View> views() {
            return List.of(new View("total", "select sum(sum) as sum, sum(events) as events from %s"));
        }
    }
}
