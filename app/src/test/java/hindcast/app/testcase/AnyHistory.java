package hindcast.app.testcase;

import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Decision;
import hindcast.store.command.CommandType;
import hindcast.store.command.Field;
import hindcast.store.command.Form;
import hindcast.store.command.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A history out of thin air: one command after another of any type that is possible, filled with anything that a form takes. Of two types, that comes
/// which came less often, so that orders are not all cancelled before they are paid.
final class AnyHistory<S, C, E> {
    private static final List<String> TEXTS =
            List.of("c-1", "EUR", "CHF", "a@b.org", "iphone-15-case", "\"quoted\\", "\\u0022", "two\nlines\ttab", "•• 34", "😀", "\u2028", "*/ //", "  ");
    private static final Instant BEGIN = Instant.parse("2026-11-10T12:00:00Z");

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final Aggregate<S, C, E> aggregate;
    private final Random random;
    private final StreamId stream;
    private final Map<String, Integer> often;
    private final List<Recorded<String>> events = new ArrayList<>();
    private S state;

    /// @param commands how many are given
    /// @param often    how often each type was given, in other histories too
    AnyHistory(Aggregate<S, C, E> aggregate, StreamId stream, int commands, Map<String, Integer> often, Random random) {
        this.aggregate = aggregate;
        this.stream = stream;
        this.often = often;
        this.random = random;
        this.state = aggregate.decider().initial();
        for (int given = 0; given < commands; given++) {
            List<CommandType<S, ? extends C>> possible = aggregate.commands().types().stream().filter(type -> accepts(type.example(state))).toList();
            if (!possible.isEmpty()) {
                give(Stream.generate(() -> pick(possible)).limit(2).min(Comparator.comparing(type -> often.getOrDefault(type.name(), 0))).orElseThrow());
            }
        }
    }

    /// As a test, with one more command of any type, possible or not.
    TestCase test() {
        List<CommandType<S, ? extends C>> types = aggregate.commands().types();
        return TestCase.of(aggregate, stream, events, any(types.get(random.nextInt(types.size()))));
    }

    private <T extends C> void give(CommandType<S, T> type) {
        often.merge(type.name(), 1, Integer::sum);
        C command = any(type);
        C accepted = accepts(command) ? command : type.example(state);
        if (aggregate.decider().decide(state, accepted) instanceof Decision.Accepted<E>(List<E> caused)) {
            caused.forEach(this::happen);
        }
    }

    private void happen(E event) {
        Instant at = BEGIN.plusNanos(1_000L * random.nextInt(1_000_000_000) * events.size());
        NewEvent it = aggregate.codec().encode(event, "e-" + events.size(), Metadata.NONE, at);
        events.add(new Recorded<>(events.size() + 1, stream, events.size() + 1, it.id(), it.type(), it.revision(), at, it.data(), it.metadata()));
        state = aggregate.decider().evolve(state, event, at);
    }

    private boolean accepts(C command) {
        return aggregate.decider().decide(state, command) instanceof Decision.Accepted<E>;
    }

    /// The example where no command could be read from what came to mind.
    private <T extends C> C any(CommandType<S, T> type) {
        T example = type.example(state);
        return type.read(any(type.form(), type.write(example))) instanceof Reading.Read<T>(T read) ? read : example;
    }

    private ObjectNode any(Form form, JsonNode example) {
        ObjectNode filled = nodes.objectNode();
        for (Field field : form.fields()) {
            JsonNode likely = example.path(field.name());
            boolean left = random.nextInt(3) == 0 ? !field.required() : likely.isMissingNode() && !field.required() && random.nextBoolean();
            if (!left) {
                filled.set(field.name(), likely.isMissingNode() || random.nextInt(3) == 0 ? any(field, likely) : likely);
            }
        }
        return filled;
    }

    private JsonNode any(Field field, JsonNode example) {
        return switch (field) {
            case Field.Text _ -> nodes.stringNode(pick(TEXTS));
            case Field.Whole _ -> nodes.numberNode(random.nextInt(1, 5));
            case Field.Decimal _ -> nodes.numberNode(BigDecimal.valueOf(random.nextInt(10_000), random.nextInt(-1, 4)));
            case Field.Truth _ -> nodes.booleanNode(random.nextBoolean());
            case Field.Choice choice -> nodes.stringNode(pick(choice.choices()));
            case Field.Day _ -> nodes.stringNode(LocalDate.EPOCH.plusDays(random.nextInt(40_000)).toString());
            case Field.Moment _ -> nodes.stringNode(Instant.ofEpochSecond(random.nextInt()).toString());
            case Field.Group group -> any(group.form(), example);
            case Field.Many many -> list(many, example);
        };
    }

    private ArrayNode list(Field.Many many, JsonNode example) {
        ArrayNode list = nodes.arrayNode();
        for (int place = random.nextInt(4); place > 0; place--) {
            list.add(any(many.element(), example.path(0)));
        }
        return list;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
