package hindcast.app.question;

import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Expressions that are written for the user: that a node of a state is as it is.
public final class Saying {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private Saying() {
    }

    /// That what is found at a path is this: `state.payment.status == "PAID"`.
    ///
    /// @param value empty for an object or a list, of which only is said that it is there
    public static String of(JsonPointer path, Optional<JsonNode> value) {
        String place = place(path);
        return value.filter(JsonNode::isValueNode).map(leaf -> "%s == %s".formatted(place, leaf)).orElse(place + " != null");
    }

    private static String place(JsonPointer path) {
        StringBuilder place = new StringBuilder("state");
        for (JsonPointer rest = path; !rest.matches(); rest = rest.tail()) {
            String name = rest.getMatchingProperty();
            if (rest.mayMatchElement()) {
                place.append('[').append(rest.getMatchingIndex()).append(']');
            } else if (name.matches(NAME)) {
                place.append('.').append(name);
            } else {
                place.append("[\"").append(name.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"]");
            }
        }
        return place.toString();
    }
}
