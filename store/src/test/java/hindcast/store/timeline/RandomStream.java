package hindcast.store.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import hindcast.store.Recorded;
import hindcast.store.aggregate.AggregateFold;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// A toy's life, by chance: every kind of event, times that now and then run backwards, types that nobody knows, and, if asked for,
/// an event that cannot be decoded or folded.
///
/// @param states the state as JSON at every version from 0; from the broken version on, the last that is known
record RandomStream(List<Recorded<String>> events, List<JsonNode> states, List<Integer> unknown, int brokenAt) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    static RandomStream of(RandomGenerator random, int length, boolean breaks) {
        int brokenAt = breaks ? 1 + random.nextInt(length) : 0;
        List<Recorded<String>> events = new ArrayList<>();
        List<JsonNode> states = new ArrayList<>(List.of(JSON.valueToTree(Toy.NEW)));
        List<Integer> unknown = new ArrayList<>();
        Toy toy = Toy.NEW;
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        for (int version = 1; version <= length; version++) {
            at = at.plusMillis(random.nextInt(8) == 0 ? -random.nextInt(5_000) : random.nextInt(1_000));
            Toy.Event event = event(random, toy);
            Recorded<String> stored = Toy.stored(version, at, event);
            boolean broken = brokenAt != 0 && version >= brokenAt;
            if (version == brokenAt) {
                stored = random.nextBoolean() ? retyped(stored, "Added", "{\"item\":{}}") : Toy.stored(version, at, new Toy.Event.Cursed());
            } else if (random.nextInt(12) == 0) {
                stored = retyped(stored, "Mystery", "{}");
                if (!broken) {
                    unknown.add(version);
                }
            } else if (!broken) {
                toy = Toy.AGGREGATE.decider().evolve(toy, event, at);
            }
            events.add(stored);
            states.add(JSON.valueToTree(toy));
        }
        return new RandomStream(events, states, unknown, brokenAt);
    }

    Timeline timeline() {
        Timeline.Builder timeline = Timeline.builder(Toy.STREAM, new AggregateFold<>(Toy.AGGREGATE));
        events.forEach(timeline);
        return timeline.build();
    }

    private static Recorded<String> retyped(Recorded<String> event, String type, String data) {
        return new Recorded<>(event.position(), event.stream(), event.version(), event.id(), type, 1, event.recordedAt(), data, event.metadata());
    }

    private static Toy.Event event(RandomGenerator random, Toy toy) {
        int some = random.nextInt(4);
        return switch (random.nextInt(11)) {
            case 0 -> new Toy.Event.Named(some == 0 ? null : "name-" + some);
            case 1 -> new Toy.Event.Excited(Toy.Mood.values()[some % 2]);
            case 2 -> new Toy.Event.Paid(new BigDecimal(List.of("0", "0.10", "-1.5", "12345678901234567890.99").get(some)));
            case 3 -> new Toy.Event.Due(some == 0 ? null : LocalDate.of(2026, 1, some));
            case 4 -> new Toy.Event.Boxed(some == 0 ? null : new Toy.Box(some == 1 ? null : "red", some < 3 ? null : 7L));
            case 5, 6 -> new Toy.Event.Added(new Toy.Item("p" + random.nextInt(3), some, some == 0 ? List.of() : List.of("a/b", "t" + some)));
            case 7 -> new Toy.Event.Taken(random.nextInt(toy.items().size() + 1));
            case 8 -> new Toy.Event.Counted(random.nextInt(toy.items().size() + 1), some);
            case 9 -> new Toy.Event.Limited("l~" + some, random.nextInt(3) == 0 ? null : new BigDecimal(random.nextInt(3)));
            default -> new Toy.Event.Ignored();
        };
    }
}
