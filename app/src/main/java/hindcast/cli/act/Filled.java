package hindcast.cli.act;

import hindcast.cli.output.Json;
import hindcast.store.command.Field;
import hindcast.store.command.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A form as it is filled on a command line: a JSON object, and `field=value` upon it, where a field within others is written
/// `items[0].productId`. What makes no sense is kept as it was typed, for whoever reads the command to tell.
final class Filled {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]=]+)|\\[(\\d{1,3})]");

    private final ObjectNode json;
    private final Form form;

    private Filled(Form form, ObjectNode json) {
        this.form = form;
        this.json = json;
    }

    /// @param data   the text of a JSON object; null for an empty one
    /// @param fields each `field=value`
    /// @throws IllegalArgumentException with a sentence when one of them is not written so
    static ObjectNode of(Form form, @Nullable String data, List<String> fields) {
        Filled filled = new Filled(form, data == null ? Json.object() : object(data));
        fields.forEach(filled::fill);
        return filled.json;
    }

    private static ObjectNode object(String data) {
        try {
            if (JSON.readTree(data) instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("--data is a JSON object such as {\"reason\": \"no longer needed\"}; this is: " + data);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("--data is not JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    private void fill(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("A field is given as field=value, such as items[0].quantity=2; this is: " + assignment);
        }
        List<Object> steps = steps(assignment.substring(0, equals));
        String value = assignment.substring(equals + 1);
        JsonNodeFactory nodes = JSON.getNodeFactory();
        put(json, steps, field(steps).<JsonNode>map(field -> field.typed(value).orElse(nodes.nullNode())).orElse(nodes.stringNode(value)));
    }

    /// The names and places on the way to a field.
    private static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int end = 0;
        while (step.find() && step.start() == end) {
            steps.add(step.group(1) != null ? step.group(1) : Integer.valueOf(step.group(2)));
            end = step.end();
        }
        if (end < path.length() || steps.isEmpty() || steps.getFirst() instanceof Integer) {
            throw new IllegalArgumentException("A field is named as in items[0].quantity; this is: " + path);
        }
        return steps;
    }

    private Optional<Field> field(List<Object> steps) {
        Optional<Field> field = Optional.empty();
        Form within = form;
        for (Object step : steps) {
            Form now = within;
            field = switch (step) {
                case String name -> now.field(name);
                default -> field.flatMap(list -> list instanceof Field.Many many ? Optional.of(many.element()) : Optional.empty());
            };
            within = field.orElse(null) instanceof Field.Group group ? group.form() : new Form(List.of());
        }
        return field;
    }

    private static void put(JsonNode into, List<Object> steps, JsonNode value) {
        Object step = steps.getFirst();
        if (steps.size() == 1) {
            set(into, step, value);
            return;
        }
        JsonNode next = step instanceof String name ? into.path(name) : into.path((Integer) step);
        if (!next.isContainer()) {
            next = steps.get(1) instanceof Integer ? JSON.createArrayNode() : JSON.createObjectNode();
            set(into, step, next);
        }
        put(next, steps.subList(1, steps.size()), value);
    }

    private static void set(JsonNode into, Object step, JsonNode value) {
        if (into instanceof ObjectNode object && step instanceof String name) {
            object.set(name, value);
        } else if (into instanceof ArrayNode array && step instanceof Integer place) {
            while (array.size() <= place) {
                array.addNull();
            }
            array.set(place, value);
        } else {
            throw new IllegalArgumentException("A field is once within a list and once within an object: " + step);
        }
    }

    /// A filled form as it would be typed: `carrier=DHL trackingNumber=JD1`.
    static String typed(ObjectNode json) {
        List<String> typed = new ArrayList<>();
        json.properties().forEach(field -> typed(typed, field.getKey(), field.getValue()));
        return String.join(" ", typed);
    }

    private static void typed(List<String> typed, String path, JsonNode json) {
        switch (json) {
            case ObjectNode object -> object.properties().forEach(field -> typed(typed, path + "." + field.getKey(), field.getValue()));
            case ArrayNode array -> {
                for (int place = 0; place < array.size(); place++) {
                    typed(typed, path + "[" + place + "]", array.get(place));
                }
            }
            default -> typed.add(quoted(path + "=" + (json.isString() ? json.stringValue() : Json.text(json))));
        }
    }

    private static String quoted(String word) {
        return word.matches("[\\w.,:;@%+=/-]*") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
