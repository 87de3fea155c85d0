package hindcast.store.aggregate;

import tools.jackson.databind.node.ObjectNode;

/// Lifts a payload from one schema revision to the next. It runs on read, never on the stored row, and must be pure.
@FunctionalInterface
public interface Upcaster {
    /// @param data a payload of the older revision; a copy that may be changed and given back
    /// @return the payload as the next revision would have written it
    ObjectNode lift(ObjectNode data);
}
