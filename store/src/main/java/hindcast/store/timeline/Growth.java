package hindcast.store.timeline;

import hindcast.store.aggregate.MergedObject;
import hindcast.store.timeline.Tree.Children;
import hindcast.store.timeline.Tree.Fields;
import hindcast.store.timeline.Tree.Items;
import hindcast.store.timeline.Tree.Leaf;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/// Grows the tree of a version out of the tree of the version before. Blame comes of it for nothing: what is the same object as before,
/// or an equal value, keeps its node, and what is not gets one that is set by this version. So a step costs what it changed, as long as
/// a fold hands on what it did not change instead of copying it.
///
/// An element of an array that moves because another was put in or taken out keeps its node and its blame: the event that moved it set
/// none of its values. Equal elements at both ends of the array are taken for the same; what lies between is told by its index.
final class Growth {
    private static final String[] NAMELESS = {};

    private Growth() {
    }

    /// @param before the node at the same place in the version before; null when there was none
    /// @param now    the value there
    static Tree grow(@Nullable Tree before, Object now, int version) {
        if (before != null && (before.source == now || before instanceof Leaf && before.source.equals(now))) {
            return before;
        }
        if (Parts.isArray(now)) {
            return growItems(before, now, Parts.elements(now), version);
        }
        return Parts.isObject(now) ? growFields(before, now, Parts.of(now), version) : new Leaf(now, version);
    }

    /// What lies below a branch that one version set as a whole.
    static Children children(Object source, int version) {
        if (Parts.isArray(source)) {
            return new Children(NAMELESS, Parts.elements(source).stream().map(value -> grow(null, present(value), version)).toArray(Tree[]::new));
        }
        Parts parts = Parts.of(source);
        return new Children(parts.names(), Arrays.stream(parts.values()).map(value -> value == null ? null : grow(null, value, version)).toArray(Tree[]::new));
    }

    private static Tree growFields(@Nullable Tree before, Object now, Parts parts, int version) {
        if (parts.isEmpty()) {
            return new Leaf(now, version);
        }
        if (!(before instanceof Fields fields)) {
            return new Fields(now, version, null);
        }
        Children old = fields.children();
        return parts.names() == old.names() || Arrays.equals(parts.names(), old.names())
                ? regrown(fields, now, parts.values(), version)
                : renamed(fields, now, parts, version);
    }

    /// An object with the same fields as before.
    private static Fields regrown(Fields before, Object now, @Nullable Object[] values, int version) {
        Children old = before.children();
        // Those of a merged object lie side by side already, which spares a look at each node.
        @Nullable Object[] stood = before.source instanceof MergedObject merged ? merged.values() : sources(old.trees());
        @Nullable Tree[] trees = old.trees();
        boolean set = false;
        for (int i = 0; i < trees.length; i++) {
            Object value = values[i];
            if (value == stood[i]) {
                continue;
            }
            Tree grown = value == null ? null : grow(trees[i], value, version);
            if (grown != trees[i]) {
                trees = trees == old.trees() ? trees.clone() : trees;
                trees[i] = grown;
                set |= grown == null || grown.setBy() == version;
            }
        }
        return new Fields(now, set ? version : before.setBy(), trees == old.trees() ? old : new Children(old.names(), trees));
    }

    private static @Nullable Object[] sources(@Nullable Tree[] trees) {
        @Nullable Object[] sources = new Object[trees.length];
        for (int i = 0; i < trees.length; i++) {
            sources[i] = trees[i] == null ? null : trees[i].source;
        }
        return sources;
    }

    /// An object in which fields came, went or changed places.
    private static Fields renamed(Fields before, Object now, Parts parts, int version) {
        Children old = before.children();
        Map<String, @Nullable Tree> byName = HashMap.newHashMap(old.names().length);
        for (int i = 0; i < old.names().length; i++) {
            byName.put(old.names()[i], old.trees()[i]);
        }
        @Nullable Tree[] trees = new Tree[parts.names().length];
        boolean set = false;
        for (int i = 0; i < trees.length; i++) {
            Object value = parts.values()[i];
            Tree was = byName.remove(parts.names()[i]);
            trees[i] = value == null ? null : grow(was, value, version);
            set |= trees[i] != was && (trees[i] == null || trees[i].setBy() == version);
        }
        boolean lost = byName.values().stream().anyMatch(Objects::nonNull);
        return new Fields(now, set || lost ? version : before.setBy(), new Children(parts.names(), trees));
    }

    private static Tree growItems(@Nullable Tree before, Object now, List<?> elements, int version) {
        if (elements.isEmpty()) {
            return new Leaf(now, version);
        }
        if (!(before instanceof Items items)) {
            return new Items(now, version, null);
        }
        List<?> stood = Parts.elements(items.source);
        return stood.size() == elements.size() ? regrown(items, stood, now, elements, version) : resized(items, stood, now, elements, version);
    }

    /// An array as long as before: its elements stand where they stood.
    private static Items regrown(Items before, List<?> stood, Object now, List<?> elements, int version) {
        Children old = before.children();
        @Nullable Tree[] trees = old.trees();
        boolean set = false;
        for (int i = 0; i < trees.length; i++) {
            Object value = elements.get(i);
            if (value == stood.get(i)) {
                continue;
            }
            Tree grown = grow(trees[i], present(value), version);
            if (grown != trees[i]) {
                trees = trees == old.trees() ? trees.clone() : trees;
                trees[i] = grown;
                set |= grown.setBy() == version;
            }
        }
        return new Items(now, set ? version : before.setBy(), trees == old.trees() ? old : new Children(NAMELESS, trees));
    }

    /// An array that is longer or shorter than before.
    private static Items resized(Items before, List<?> stood, Object now, List<?> elements, int version) {
        @Nullable Tree[] old = before.children().trees();
        int length = elements.size();
        int shorter = Math.min(old.length, length);
        int first = 0;
        while (first < shorter && same(stood.get(first), elements.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shorter - first && same(stood.get(old.length - 1 - last), elements.get(length - 1 - last))) {
            last++;
        }
        @Nullable Tree[] trees = new Tree[length];
        System.arraycopy(old, 0, trees, 0, shorter - last);
        System.arraycopy(old, old.length - last, trees, length - last, last);
        for (int i = first; i < length - last; i++) {
            trees[i] = grow(trees[i], present(elements.get(i)), version);
        }
        return new Items(now, version, new Children(NAMELESS, trees));
    }

    private static boolean same(@Nullable Object stood, @Nullable Object element) {
        return stood == element || stood != null && stood.equals(element);
    }

    /// An element of a list that is null is one of JSON's.
    private static Object present(@Nullable Object element) {
        return element == null ? NullNode.instance : element;
    }
}
