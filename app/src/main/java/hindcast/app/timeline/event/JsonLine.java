package hindcast.app.timeline.event;

import java.util.List;

/// A line of highlighted JSON.
///
/// @param indent how far it is moved in, from 0
public record JsonLine(int indent, List<Part> parts) {
    public JsonLine {
        parts = List.copyOf(parts);
    }

    /// What a part of a line is.
    public enum Kind { HEADING, KEY, TEXT, NUMBER, WORD, PUNCTUATION, NOTE }

    /// A part in one colour.
    public record Part(Kind kind, String text) {
    }

    static JsonLine of(Kind kind, String text) {
        return new JsonLine(0, List.of(new Part(kind, text)));
    }
}
