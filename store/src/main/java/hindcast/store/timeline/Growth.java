package hindcast.store.timeline;

import hindcast.store.timeline.Tree.Branch;
import hindcast.store.timeline.Tree.Children;
import hindcast.store.timeline.Tree.Fields;
import hindcast.store.timeline.Tree.Items;
import hindcast.store.timeline.Tree.Leaf;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Grows the tree of a version out of the tree of the version before. Blame comes of it for nothing: what is the same object as before,
/// or an equal value, keeps its node, and what is not gets one that is set by this version. So a step costs what it changed, as long as
/// a fold hands on what it did not change instead of copying it.
///
/// An element of an array that moves because another was put in or taken out keeps its node and its blame: the event that moved it set
/// none of its values. Equal elements at both ends of the array are taken for the same; what lies between is told by its index.
final class Growth {
    private Growth() {
    }

    /// @param before the node at the same place in the version before; null when there was none
    /// @param now    the value there
    static Tree grow(@Nullable Tree before, Object now, int version) {
        if (before != null && (before.source == now || before instanceof Leaf && before.source.equals(now))) {
            return before;
        }
        boolean object = Parts.isObject(now);
        if (!object && !Parts.isArray(now)) {
            return new Leaf(now, version);
        }
        Parts parts = Parts.of(now);
        if (parts.isEmpty()) {
            return new Leaf(now, version);
        }
        if (before instanceof Branch branch && before instanceof Fields == object) {
            return regrow(branch, now, parts, version);
        }
        return object ? new Fields(now, version, null) : new Items(now, version, null);
    }

    /// What lies below a branch that one version set as a whole.
    static Children children(Object source, int version) {
        Parts parts = Parts.of(source);
        @Nullable Tree[] trees = new Tree[parts.values().length];
        for (int i = 0; i < trees.length; i++) {
            Object value = parts.values()[i];
            trees[i] = value == null ? null : grow(null, value, version);
        }
        return new Children(parts.names(), trees);
    }

    private static Tree regrow(Branch before, Object now, Parts parts, int version) {
        Children old = before.children();
        @Nullable Tree[] was = aligned(old, parts);
        @Nullable Tree[] trees = new Tree[was.length];
        boolean moved = was != old.trees();
        boolean set = false;
        int matched = 0;
        for (int i = 0; i < trees.length; i++) {
            Object value = parts.values()[i];
            trees[i] = value == null ? null : grow(was[i], value, version);
            if (was[i] != null) {
                matched++;
            }
            if (trees[i] != was[i]) {
                moved = true;
                set |= trees[i] == null || trees[i].setBy() == version;
            }
        }
        boolean lost = was != old.trees() && matched < old.trees().length;
        Children children = moved ? new Children(parts.names(), trees) : old;
        int setBy = set || lost ? version : before.setBy();
        return before instanceof Fields ? new Fields(now, setBy, children) : new Items(now, setBy, children);
    }

    /// The old nodes in the places of the new values, null where there was none.
    private static @Nullable Tree[] aligned(Children old, Parts parts) {
        if (parts.names().length == 0) {
            return old.trees().length == parts.values().length ? old.trees() : alignedAtBothEnds(old.trees(), parts.values());
        }
        return Arrays.equals(parts.names(), old.names()) ? old.trees() : alignedByName(old, parts.names());
    }

    private static @Nullable Tree[] alignedAtBothEnds(@Nullable Tree[] old, @Nullable Object[] values) {
        int shorter = Math.min(old.length, values.length);
        int first = 0;
        while (first < shorter && same(old[first], values[first])) {
            first++;
        }
        int last = 0;
        while (last < shorter - first && same(old[old.length - 1 - last], values[values.length - 1 - last])) {
            last++;
        }
        @Nullable Tree[] was = new Tree[values.length];
        System.arraycopy(old, 0, was, 0, shorter - last);
        System.arraycopy(old, old.length - last, was, values.length - last, last);
        return was;
    }

    private static boolean same(@Nullable Tree tree, @Nullable Object value) {
        return tree != null && (tree.source == value || tree.source.equals(value));
    }

    private static @Nullable Tree[] alignedByName(Children old, String[] names) {
        Map<String, @Nullable Tree> byName = HashMap.newHashMap(old.names().length);
        for (int i = 0; i < old.names().length; i++) {
            byName.put(old.names()[i], old.trees()[i]);
        }
        return Arrays.stream(names).map(byName::get).toArray(Tree[]::new);
    }
}
