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
/// Elements of an array are told by their index: when one is taken out, those behind it move up and are set anew where they differ.
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
        int length = parts.values().length;
        if (parts.names().length == 0) {
            return length == old.trees().length ? old.trees() : Arrays.copyOf(old.trees(), length);
        }
        if (Arrays.equals(parts.names(), old.names())) {
            return old.trees();
        }
        Map<String, @Nullable Tree> byName = HashMap.newHashMap(old.names().length);
        for (int i = 0; i < old.names().length; i++) {
            byName.put(old.names()[i], old.trees()[i]);
        }
        @Nullable Tree[] was = new Tree[length];
        for (int i = 0; i < length; i++) {
            was[i] = byName.get(parts.names()[i]);
        }
        return was;
    }
}
