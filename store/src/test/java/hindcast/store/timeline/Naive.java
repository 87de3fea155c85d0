package hindcast.store.timeline;

import hindcast.store.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// What a timeline has to answer, found the slow way: every state as JSON, flattened to its leaves, and compared leaf by leaf.
final class Naive {
    final List<JsonNode> states;
    /// The leaves of every version by path, in document order.
    final List<Map<String, JsonNode>> leaves;
    private final Map<String, List<Integer>> setBy = new HashMap<>();

    /// @param states the JSON of every version, from 0
    Naive(List<JsonNode> states) {
        this.states = states;
        this.leaves = states.stream().map(Naive::flatten).toList();
    }

    private static Map<String, JsonNode> flatten(JsonNode json) {
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        flatten("", json, leaves);
        return leaves;
    }

    private static void flatten(String path, JsonNode json, Map<String, JsonNode> leaves) {
        if (json.isEmpty()) {
            leaves.put(path, json);
        }
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            flatten(path + "/" + field.getKey().replace("~", "~0").replace("/", "~1"), field.getValue(), leaves);
        }
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            flatten(path + "/" + i, json.get(i), leaves);
        }
    }

    /// The last version at which a leaf at or below a path came, changed or went.
    int setBy(String path, int version) {
        return setBy.computeIfAbsent(path, this::setBy).get(version);
    }

    private List<Integer> setBy(String path) {
        List<Integer> set = new ArrayList<>(List.of(0));
        Map<String, JsonNode> before = within(path, 0);
        for (int version = 1; version < states.size(); version++) {
            Map<String, JsonNode> now = within(path, version);
            set.add(now.equals(before) ? set.getLast() : Integer.valueOf(version));
            before = now;
        }
        return set;
    }

    private Map<String, JsonNode> within(String path, int version) {
        Map<String, JsonNode> within = new LinkedHashMap<>(leaves.get(version));
        within.keySet().removeIf(leaf -> !leaf.equals(path) && !leaf.startsWith(path + "/"));
        return within;
    }

    /// A node of a version with the version that last set it or anything within it, found by comparing whole values.
    record Node(JsonNode json, int setBy, Map<String, Node> fields, List<Node> items) {
        static Node of(@Nullable Node before, JsonNode now, int version) {
            if (before != null && before.json.equals(now)) {
                return before;
            }
            Node old = before == null ? new Node(now, version, Map.of(), List.of()) : before;
            Map<String, Node> fields = new LinkedHashMap<>();
            now.properties().forEach(field -> fields.put(field.getKey(), of(old.fields.get(field.getKey()), field.getValue(), version)));
            return new Node(now, version, fields, now.isArray() ? items(old.items, now, version) : List.of());
        }

        private static List<Node> items(List<Node> old, JsonNode now, int version) {
            int first = first(old, now);
            int last = Math.min(last(old, now), Math.min(old.size(), now.size()) - first);
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                boolean tail = i >= now.size() - last;
                int from = tail ? i - now.size() + old.size() : i;
                items.add(of(tail || from < old.size() - last ? old.get(from) : null, now.get(i), version));
            }
            return items;
        }

        private static int first(List<Node> old, JsonNode now) {
            int first = 0;
            while (first < Math.min(old.size(), now.size()) && old.get(first).json.equals(now.get(first))) {
                first++;
            }
            return first;
        }

        private static int last(List<Node> old, JsonNode now) {
            int last = 0;
            while (last < Math.min(old.size(), now.size()) && old.get(old.size() - 1 - last).json.equals(now.get(now.size() - 1 - last))) {
                last++;
            }
            return last;
        }
    }

    /// The nodes of every version; an element of an array that moves keeps its own.
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>(List.of(Node.of(null, states.getFirst(), 0)));
        for (int version = 1; version < states.size(); version++) {
            nodes.add(Node.of(nodes.getLast(), states.get(version), version));
        }
        return nodes;
    }

    /// The changes between two versions, in no particular order.
    List<Change> changes(int from, int to) {
        Map<String, JsonNode> before = leaves.get(from);
        Map<String, JsonNode> after = leaves.get(to);
        List<Change> changes = new ArrayList<>();
        after.forEach((path, value) -> {
            if (!value.equals(before.get(path)) && !(value.isContainer() && sameKind(path, value, from))) {
                changes.add(change(path, before.get(path), value, setBy(path, to)));
            }
        });
        before.forEach((path, value) -> {
            if (!after.containsKey(path) && !(value.isContainer() && sameKind(path, value, to))) {
                changes.add(change(path, value, null, from < to ? lastRemoval(path, to) : setBy(path, from)));
            }
        });
        return changes;
    }

    private boolean sameKind(String path, JsonNode container, int version) {
        return states.get(version).at(path).getNodeType() == container.getNodeType();
    }

    private int lastRemoval(String path, int to) {
        int version = to;
        while (!leaves.get(version - 1).containsKey(path)) {
            version--;
        }
        return version;
    }

    static Change change(String path, @Nullable JsonNode before, @Nullable JsonNode after, int version) {
        return new Change(JsonPointer.compile(path), Optional.ofNullable(before), Optional.ofNullable(after), version);
    }

    /// The version in force at a time.
    static int versionAt(List<Recorded<String>> events, Instant time) {
        int version = 0;
        for (Recorded<String> event : events) {
            if (event.recordedAt().isAfter(time)) {
                return version;
            }
            version = event.version();
        }
        return version;
    }
}
