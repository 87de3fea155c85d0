package hindcast.cli.output;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// JSON for programs: one object a line, decimals as they are written on paper, times as ISO 8601 in UTC.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private Json() {
    }

    /// An object without fields yet.
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// A value as text, on one line.
    public static String text(JsonNode value) {
        return MAPPER.writeValueAsString(value);
    }

    /// A stored text, to stand within a line as it is: between its tokens a line's end is mere space.
    public static RawValue raw(String stored) {
        return new RawValue(stored.replace('\n', ' ').replace('\r', ' '));
    }
}
