package hindcast.app;

import hindcast.domain.Shop;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Decision;
import hindcast.store.command.CommandType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A command where it is possible: behind the shortest history that examples of commands lead to.
///
/// @param before what is in that history, a time or an id of its own for nothing
/// @param json   how the command would look there, whole
/// @param caused what the rules say that it causes, as [#told(String, int, String)] tells it
record Possible(String aggregate, CommandType<?, ?> command, List<NewEvent> before, ObjectNode json, List<String> caused) {
    private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");

    /// Every command of every aggregate, each once.
    ///
    /// @throws java.util.NoSuchElementException when one of them is possible nowhere
    static List<Possible> all() {
        return Shop.aggregates().stream().flatMap(aggregate -> new Search<>(aggregate).all()).toList();
    }

    static String told(Recorded<String> event) {
        return told(event.type(), event.revision(), event.data());
    }

    private static String told(String type, int revision, String data) {
        return type + " " + revision + " " + data;
    }

    /// Whether it begins an aggregate.
    boolean begins() {
        return before.isEmpty();
    }

    /// The events of its history, for one more stream.
    List<NewEvent> history() {
        return before.stream().map(event -> new NewEvent(
                UUID.randomUUID().toString(), event.type(), event.revision(), event.data(), event.metadata(), event.recordedAt())).toList();
    }

    StreamId stream(String id) {
        return new StreamId(aggregate, id);
    }

    /// What is to be filled in, by its place, such as `/items/0/price`.
    Map<String, String> leaves() {
        Map<String, String> leaves = new LinkedHashMap<>();
        collect(leaves, "", json);
        return leaves;
    }

    private static void collect(Map<String, String> leaves, String at, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(leaves, at + "/" + field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            for (int place = 0; place < node.size(); place++) {
                collect(leaves, at + "/" + place, node.get(place));
            }
        } else {
            leaves.put(at, node.isString() ? node.stringValue() : node.toString());
        }
    }

    @Override
    public String toString() {
        return aggregate + " " + command.name();
    }

    /// Goes through all states that examples lead to, those near the beginning first.
    private static final class Search<S, C, E> {
        private final Aggregate<S, C, E> aggregate;
        private final Map<String, Possible> found = new LinkedHashMap<>();
        private final Deque<Lived<S>> reached = new ArrayDeque<>();
        private final Set<S> seen = new HashSet<>();

        private record Lived<S>(S state, List<NewEvent> events) {
        }

        Search(Aggregate<S, C, E> aggregate) {
            this.aggregate = aggregate;
            reached.add(new Lived<>(aggregate.decider().initial(), List.of()));
        }

        Stream<Possible> all() {
            List<CommandType<S, ? extends C>> types = aggregate.commands().types();
            while (found.size() < types.size()) {
                Lived<S> lived = reached.removeFirst();
                types.forEach(type -> go(lived, type));
            }
            return types.stream().map(type -> found.get(type.name()));
        }

        private <T extends C> void go(Lived<S> lived, CommandType<S, T> type) {
            T example = type.example(lived.state());
            if (aggregate.decider().decide(lived.state(), example) instanceof Decision.Accepted<E>(List<E> caused)) {
                List<NewEvent> events = caused.stream().map(event -> aggregate.codec().encode(event, "", Metadata.NONE, NOON)).toList();
                found.computeIfAbsent(type.name(), _ -> new Possible(aggregate.type(), type, lived.events(), type.write(example),
                        events.stream().map(event -> told(event.type(), event.revision(), event.data())).toList()));
                S after = lived.state();
                for (E event : caused) {
                    after = aggregate.decider().evolve(after, event, NOON);
                }
                if (seen.add(after)) {
                    List<NewEvent> longer = new ArrayList<>(lived.events());
                    longer.addAll(events);
                    reached.add(new Lived<>(after, List.copyOf(longer)));
                }
            }
        }
    }
}
