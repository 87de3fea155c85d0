package hindcast.app.cloudevents;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// JSON that is taken apart and put together without being rewritten: every value stays the text that it was, byte for byte.
final class RawJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper MAPPER = new JsonMapper();

    private RawJson() {
    }

    /// The fields of an object in their order, each with the text of its value.
    ///
    /// @throws BadLine when the text is not one well-formed object, or names a field twice
    static SequencedMap<String, String> fields(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadLine("It is not a JSON object");
            }
            SequencedMap<String, String> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                if (fields.put(name, json.substring(start, (int) parser.currentLocation().getCharOffset())) != null) {
                    throw new BadLine("It names \"" + name + "\" twice");
                }
            }
            if (parser.nextToken() != null) {
                throw new BadLine("It goes on behind the end of the object");
            }
            return fields;
        } catch (JacksonException unreadable) {
            throw new BadLine("It is not well-formed JSON: " + unreadable.getOriginalMessage() + at(unreadable.getLocation()));
        }
    }

    private static String at(TokenStreamLocation location) {
        return location == null || location.getColumnNr() < 0 ? "" : ", at column " + location.getColumnNr();
    }

    /// The JSON of a string.
    static String quote(String text) {
        return MAPPER.writeValueAsString(text);
    }

    /// Whether the JSON value is a string.
    static boolean isText(String value) {
        return value.startsWith("\"");
    }

    /// The string that a JSON value is, or the value's own text when it is none.
    static String text(String value) {
        if (!isText(value)) {
            return value;
        }
        return value.indexOf('\\') < 0 ? value.substring(1, value.length() - 1) : MAPPER.readValue(value, String.class);
    }
}
