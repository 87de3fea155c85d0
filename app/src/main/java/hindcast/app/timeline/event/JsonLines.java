package hindcast.app.timeline.event;

import hindcast.app.fx.Views;
import hindcast.app.timeline.event.JsonLine.Kind;
import hindcast.app.timeline.event.JsonLine.Part;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// JSON text as lines to look at, with numbers as they were written. What is too long to look at is cut and says so.
public final class JsonLines {
    private static final int MOST_LINES = 2_000;
    private static final int LONGEST_TEXT = 1_000;
    private static final JsonFactory JSON = new JsonFactory();

    private final List<JsonLine> lines = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private int depth;

    private JsonLines() {
    }

    /// The lines of a JSON text; the text itself where it is none.
    public static List<JsonLine> of(String json) {
        JsonLines lines = new JsonLines();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            lines.read(parser);
        } catch (JacksonException broken) {
            return json.lines().limit(MOST_LINES).map(line -> JsonLine.of(Kind.NOTE, cut(line))).toList();
        }
        return lines.lines;
    }

    private void read(JsonParser parser) {
        JsonToken token = parser.nextToken();
        while (token != null && lines.size() < MOST_LINES) {
            token = write(parser, token);
        }
        if (token != null) {
            lines.add(JsonLine.of(Kind.NOTE, Views.text("event.cut", MOST_LINES)));
        }
    }

    /// Writes a token and gives the next one, which says whether a comma stands between the two.
    private JsonToken write(JsonParser parser, JsonToken token) {
        switch (token) {
            case PROPERTY_NAME -> {
                add(Kind.KEY, quoted(parser.getString()));
                add(Kind.PUNCTUATION, ": ");
                return parser.nextToken();
            }
            case START_OBJECT, START_ARRAY -> {
                add(Kind.PUNCTUATION, token.asString());
                JsonToken next = parser.nextToken();
                if (next == JsonToken.END_OBJECT || next == JsonToken.END_ARRAY) {
                    add(Kind.PUNCTUATION, next.asString());
                    return ended(parser.nextToken());
                }
                flush();
                depth++;
                return next;
            }
            case END_OBJECT, END_ARRAY -> {
                depth--;
                add(Kind.PUNCTUATION, token.asString());
                return ended(parser.nextToken());
            }
            default -> {
                value(parser, token);
                return ended(parser.nextToken());
            }
        }
    }

    private void value(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            add(Kind.TEXT, quoted(cut(parser.getString())));
        } else {
            add(token.isNumeric() ? Kind.NUMBER : Kind.WORD, parser.getString());
        }
    }

    private JsonToken ended(JsonToken next) {
        if (next != null && next != JsonToken.END_OBJECT && next != JsonToken.END_ARRAY) {
            add(Kind.PUNCTUATION, ",");
        }
        flush();
        return next;
    }

    private void add(Kind kind, String text) {
        parts.add(new Part(kind, text));
    }

    private void flush() {
        lines.add(new JsonLine(depth, parts));
        parts.clear();
    }

    private static String quoted(String text) {
        return '"' + new String(tools.jackson.core.io.JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "… " + Views.text("event.long", text.length());
    }
}
