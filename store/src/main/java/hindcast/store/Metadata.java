package hindcast.store;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Data about an event rather than of it: the flow it belongs to, what caused it, who did it.
/// Kept as the JSON object that was written and parsed only when asked; a fold never reads it.
///
/// @param json the text of a JSON object
public record Metadata(String json) {
    public static final String CORRELATION_ID = "correlationId";
    public static final String CAUSATION_ID = "causationId";
    public static final String USER_ID = "userId";
    public static final String COMMAND_ID = "commandId";

    /// Nothing known about the event.
    public static final Metadata NONE = new Metadata("{}");

    // The standard pool of buffers is one for all threads, who get into each other's way there.
    private static final JsonMapper JSON =
            JsonMapper.builder(JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build()).build();

    /// @param values names and their values, in the order in which they shall be written
    public static Metadata of(Map<String, String> values) {
        return values.isEmpty() ? NONE : new Metadata(JSON.writeValueAsString(values));
    }

    /// The flow that the event belongs to.
    public Optional<String> correlationId() {
        return text(CORRELATION_ID);
    }

    /// The id of the event or command that caused this one.
    public Optional<String> causationId() {
        return text(CAUSATION_ID);
    }

    /// Who did it.
    public Optional<String> userId() {
        return text(USER_ID);
    }

    /// The command that appended it: the same command id appends once.
    public Optional<String> commandId() {
        return text(COMMAND_ID);
    }

    /// One value as text, the last one of its name; empty when it is absent, null or no scalar.
    public Optional<String> text(String name) {
        Optional<String> found = Optional.empty();
        // Asked with each append: no tree is made for it.
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                if (wanted) {
                    found = value.isScalarValue() && value != JsonToken.VALUE_NULL ? Optional.of(parser.getString()) : Optional.empty();
                }
                parser.skipChildren();
            }
        }
        return found;
    }

    /// The whole object, as a copy of its own.
    public ObjectNode tree() {
        return (ObjectNode) JSON.readTree(json);
    }
}
