package hindcast.store.timeline;

import hindcast.store.aggregate.MergedObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A state as it is shown: JSON in which every node knows the version that last set it. Immutable; a tree shares with the tree of
/// the version before it whatever did not change, so two of them are compared by walking only where they differ.
public abstract sealed class Tree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    final Object source;
    private final int setBy;

    private Tree(Object source, int setBy) {
        this.source = source;
        this.setBy = setBy;
    }

    /// The newest version that set this node or anything within it, or that took something out of it; 0 for what was there before the
    /// first event. An element of an array keeps it when others are put in or taken out around it.
    public final int setBy() {
        return setBy;
    }

    /// The plain JSON: a copy of the caller's own.
    public abstract JsonNode json();

    /// The node at a path; empty when there is none.
    public final Optional<Tree> find(JsonPointer path) {
        Tree node = this;
        for (JsonPointer rest = path; !rest.matches(); rest = rest.tail()) {
            Tree child = node.child(rest);
            if (child == null) {
                return Optional.empty();
            }
            node = child;
        }
        return Optional.of(node);
    }

    /// The version that last may have changed what is found at a path: that of the node there, of the innermost one that could hold it, or
    /// of the first array on the way, whose elements move.
    final int touched(JsonPointer path) {
        Tree node = this;
        for (JsonPointer rest = path; !rest.matches() && !(node instanceof Items); rest = rest.tail()) {
            Tree child = node.child(rest);
            if (child == null) {
                break;
            }
            node = child;
        }
        return node.setBy();
    }

    /// The child that a path leads to first.
    abstract @Nullable Tree child(JsonPointer path);

    @Override
    public final String toString() {
        return json() + " (v" + setBy + ")";
    }

    /// A text, number, boolean or null, or an empty object or array.
    public static final class Leaf extends Tree {
        Leaf(Object source, int setBy) {
            super(source, setBy);
        }

        @Override
        @Nullable Tree child(JsonPointer path) {
            return null;
        }

        @Override
        public JsonNode json() {
            return switch (source) {
                case JsonNode json -> json.deepCopy();
                case BigDecimal number -> JSON.numberNode(number);
                case Integer number -> JSON.numberNode(number);
                case Long number -> JSON.numberNode(number);
                case BigInteger number -> JSON.numberNode(number);
                case Number number -> JSON.numberNode(number.doubleValue());
                case Boolean truth -> JSON.booleanNode(truth);
                case Enum<?> constant -> JSON.stringNode(constant.name());
                case List<?> _ -> JSON.arrayNode();
                case Map<?, ?> _ -> JSON.objectNode();
                case MergedObject _ -> JSON.objectNode();
                case Record _ -> JSON.objectNode();
                default -> JSON.stringNode(source.toString());
            };
        }
    }

    /// A node with nodes below it. It is looked into only when somebody asks: until then all that is known of what lies below is that
    /// one version set it, which is what lets a whole new object cost one node.
    abstract static sealed class Branch extends Tree {
        /// Set without a lock: the record's fields are final, and two that were made at once say the same.
        private @Nullable Children children;

        Branch(Object source, int setBy, @Nullable Children children) {
            super(source, setBy);
            this.children = children;
        }

        final Children children() {
            Children known = children;
            if (known == null) {
                known = Growth.children(source, setBy());
                children = known;
            }
            return known;
        }
    }

    /// The nodes below a branch.
    ///
    /// @param names the fields' names, in order; empty for an array
    /// @param trees their nodes, null where a value is absent
    record Children(String[] names, @Nullable Tree[] trees) {
        static final Children NONE = new Children(new String[0], new Tree[0]);
    }

    /// An object with at least one field; absent values are left out.
    public static final class Fields extends Branch {
        Fields(Object source, int setBy, @Nullable Children children) {
            super(source, setBy, children);
        }

        @Override
        @Nullable Tree child(JsonPointer path) {
            int place = Arrays.asList(children().names()).indexOf(path.getMatchingProperty());
            return place < 0 ? null : children().trees()[place];
        }

        /// The fields in their order; cannot be changed.
        public SequencedMap<String, Tree> fields() {
            Children children = children();
            SequencedMap<String, Tree> fields = new LinkedHashMap<>();
            for (int i = 0; i < children.names().length; i++) {
                Tree field = children.trees()[i];
                if (field != null) {
                    fields.put(children.names()[i], field);
                }
            }
            return Collections.unmodifiableSequencedMap(fields);
        }

        @Override
        public ObjectNode json() {
            ObjectNode json = JSON.objectNode();
            fields().forEach((name, field) -> json.set(name, field.json()));
            return json;
        }
    }

    /// An array with at least one element.
    public static final class Items extends Branch {
        Items(Object source, int setBy, @Nullable Children children) {
            super(source, setBy, children);
        }

        @Override
        @Nullable Tree child(JsonPointer path) {
            int place = path.getMatchingIndex();
            return place < 0 || place >= children().trees().length ? null : children().trees()[place];
        }

        /// The elements in their order; cannot be changed.
        public List<Tree> items() {
            return Collections.unmodifiableList(Arrays.asList(children().trees()));
        }

        @Override
        public ArrayNode json() {
            ArrayNode json = JSON.arrayNode();
            items().forEach(item -> json.add(item.json()));
            return json;
        }
    }
}
