package hindcast.store.timeline;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A state with everything that a tree knows how to show, and events that add, change and take away each of it.
record Toy(
        int count,
        @Nullable String name,
        Mood mood,
        BigDecimal sum,
        @Nullable LocalDate due,
        @Nullable Box box,
        List<Item> items,
        Map<String, BigDecimal> limits,
        Instant touchedAt) {
    enum Mood { CALM, EXCITED }

    record Box(@Nullable String colour, @Nullable Long weight) {
    }

    record Item(String product, int quantity, List<String> tags) {
    }

    sealed interface Event {
        record Named(@Nullable String name) implements Event {
        }

        record Excited(Mood mood) implements Event {
        }

        record Paid(BigDecimal amount) implements Event {
        }

        record Due(@Nullable LocalDate day) implements Event {
        }

        record Boxed(@Nullable Box box) implements Event {
        }

        record Added(Item item) implements Event {
        }

        record Taken(int index) implements Event {
        }

        record Counted(int index, int quantity) implements Event {
        }

        record Limited(String name, @Nullable BigDecimal limit) implements Event {
        }

        record Ignored() implements Event {
        }

        record Cursed() implements Event {
        }
    }

    static final Toy NEW = new Toy(0, null, Mood.CALM, BigDecimal.ZERO, null, null, List.of(), Map.of(), Instant.EPOCH);

    static final Aggregate<Toy, String, Event> AGGREGATE = new Aggregate<>(
            "Toy",
            new Decider<>() {
                @Override
                public Toy initial() {
                    return NEW;
                }

                @Override
                public Decision<Event> decide(Toy toy, String name) {
                    return name.equals(toy.name) ? Decision.reject("the toy is named so already") : Decision.accept(new Event.Named(name));
                }

                @Override
                public Toy evolve(Toy toy, Event event, Instant at) {
                    return event instanceof Event.Ignored ? toy : toy.touched(at).after(event);
                }
            },
            new EventCodec<>(List.of(
                    EventType.of("Named", Event.Named.class),
                    EventType.of("Excited", Event.Excited.class),
                    EventType.of("Paid", Event.Paid.class),
                    EventType.of("Due", Event.Due.class),
                    EventType.of("Boxed", Event.Boxed.class),
                    EventType.of("Added", Event.Added.class),
                    EventType.of("Taken", Event.Taken.class),
                    EventType.of("Counted", Event.Counted.class, data -> data.put("quantity", data.path("number").intValue())),
                    EventType.of("Limited", Event.Limited.class),
                    EventType.of("Ignored", Event.Ignored.class),
                    EventType.of("Cursed", Event.Cursed.class))),
            new Telling<>() {
                @Override
                public Headline headline(Toy toy) {
                    return new Headline(toy.items.size() + " items", Headline.Tone.ACTIVE);
                }

                @Override
                public String tell(Event event) {
                    return event instanceof Event.Named named ? "named " + named.name : "";
                }
            },
            Commands.none());

    private Toy touched(Instant at) {
        return new Toy(count + 1, name, mood, sum, due, box, items, limits, at);
    }

    private Toy after(Event event) {
        return switch (event) {
            case Event.Named(String to) -> new Toy(count, to, mood, sum, due, box, items, limits, touchedAt);
            case Event.Excited(Mood to) -> new Toy(count, name, to, sum, due, box, items, limits, touchedAt);
            case Event.Paid(BigDecimal amount) -> new Toy(count, name, mood, sum.add(amount), due, box, items, limits, touchedAt);
            case Event.Due(LocalDate day) -> new Toy(count, name, mood, sum, day, box, items, limits, touchedAt);
            case Event.Boxed(Box into) -> new Toy(count, name, mood, sum, due, into, items, limits, touchedAt);
            case Event.Added(Item item) -> with(items.size(), item);
            case Event.Taken(int index) -> with(index, null);
            case Event.Counted(int index, int quantity) when index < items.size() ->
                    with(index, new Item(items.get(index).product, quantity, items.get(index).tags));
            case Event.Limited(String of, BigDecimal limit) -> limited(of, limit);
            case Event.Cursed _ -> throw new IllegalStateException("a fault of the fold");
            case Event.Counted _, Event.Ignored _ -> this;
        };
    }

    private Toy with(int index, @Nullable Item item) {
        List<Item> changed = new ArrayList<>(items);
        if (index < changed.size()) {
            changed.remove(index);
        }
        if (item != null) {
            changed.add(index, item);
        }
        return new Toy(count, name, mood, sum, due, box, List.copyOf(changed), limits, touchedAt);
    }

    private Toy limited(String of, @Nullable BigDecimal limit) {
        Map<String, BigDecimal> changed = new LinkedHashMap<>(limits);
        changed.remove(of);
        if (limit != null) {
            changed.put(of, limit);
        }
        return new Toy(count, name, mood, sum, due, box, items, changed, touchedAt);
    }

    static final StreamId STREAM = new StreamId("Toy", "7");

    /// An event of the toy as it is stored.
    static Recorded<String> stored(int version, Instant at, Event event) {
        NewEvent written = AGGREGATE.codec().encode(event, "toy-" + version, Metadata.NONE, at);
        return new Recorded<>(version * 10L, STREAM, version, written.id(), written.type(), written.revision(), at, written.data(), Metadata.NONE);
    }
}
