package hindcast.store.snapshot;

import hindcast.store.snapshot.Finding.Difference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where two states differ, as JSON: whatever is an object or an array on both sides is looked into.
final class Differences {
    private final List<Difference> all = new ArrayList<>();

    private Differences() {
    }

    static List<Difference> between(JsonNode kept, JsonNode folded) {
        Differences differences = new Differences();
        differences.compare(JsonPointer.empty(), kept, folded);
        return differences.all;
    }

    private void compare(JsonPointer path, @Nullable JsonNode kept, @Nullable JsonNode folded) {
        if (kept instanceof ObjectNode one && folded instanceof ObjectNode other) {
            Set<String> names = new LinkedHashSet<>(other.propertyNames());
            names.addAll(one.propertyNames());
            names.forEach(name -> compare(path.appendProperty(name), one.get(name), other.get(name)));
        } else if (kept instanceof ArrayNode one && folded instanceof ArrayNode other) {
            for (int index = 0; index < Math.max(one.size(), other.size()); index++) {
                compare(path.appendIndex(index), one.get(index), other.get(index));
            }
        } else if (kept == null || !kept.equals(folded)) {
            all.add(new Difference(path, Optional.ofNullable(kept), Optional.ofNullable(folded)));
        }
    }
}
