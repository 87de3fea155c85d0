package hindcast.app.timeline.state;

import tools.jackson.core.JsonPointer;

/// Paths of a state as people write them: `payment.status`, `items[0].price`.
public final class Paths {
    private Paths() {
    }

    /// A path in words.
    public static String text(JsonPointer path) {
        StringBuilder text = new StringBuilder();
        for (JsonPointer rest = path; !rest.matches(); rest = rest.tail()) {
            if (rest.mayMatchElement()) {
                text.append('[').append(rest.getMatchingIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(rest.getMatchingProperty());
            }
        }
        return text.toString();
    }
}
