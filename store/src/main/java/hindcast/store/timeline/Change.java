package hindcast.store.timeline;

import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// A leaf of the state that differs between two versions.
///
/// @param path    where it stands, as a JSON pointer (RFC 6901)
/// @param before  its value before; empty when it was added
/// @param after   its value after; empty when it was removed
/// @param version the version that last put the value there, or that removed it; going back in time, the one that had put it there
public record Change(JsonPointer path, Optional<JsonNode> before, Optional<JsonNode> after, int version) {
    public enum Kind { ADDED, CHANGED, REMOVED }

    public Kind kind() {
        return before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }
}
