package hindcast.app.timeline.state;

import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// A line of the state.
///
/// @param id    what tells it from every other line, and makes it the same line after the playhead has moved
/// @param path  the node; of a range of an array, the array
/// @param key   the field's name, the element's index or the range
/// @param depth how far it is indented, from 0
/// @param form  whether and how it can be opened
/// @param value what stands there; empty for a branch
/// @param size  how many nodes lie directly below it
/// @param setBy the version that last set it; 0 when nobody can say
/// @param tint  what the event at the playhead did to it
public record StateRow(
        String id,
        JsonPointer path,
        String key,
        int depth,
        Form form,
        Optional<JsonNode> value,
        int size,
        int setBy,
        Tint tint) {
    /// What kind of line it is.
    public enum Form {
        LEAF, OBJECT, ARRAY,
        /// A hundred elements of a long array.
        RANGE
    }

    /// What was done to it.
    public enum Tint { NONE, ADDED, CHANGED, REMOVED }

    /// Whether it can be opened.
    public boolean branch() {
        return form != Form.LEAF;
    }
}
