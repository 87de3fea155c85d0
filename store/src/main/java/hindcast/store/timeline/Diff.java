package hindcast.store.timeline;

import hindcast.store.timeline.Tree.Branch;
import hindcast.store.timeline.Tree.Children;
import hindcast.store.timeline.Tree.Fields;
import hindcast.store.timeline.Tree.Items;
import hindcast.store.timeline.Tree.Leaf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/// The leaves in which two trees of one timeline differ, by path, in the order of the later one with removed leaves where they stood.
/// What both trees share is passed over unread. An empty array or object counts as a leaf only where the other side is not the
/// same kind of container: filling a list adds its elements, and does not "remove" the empty list.
final class Diff {
    /// The version to name for a change.
    interface Blame {
        /// @param leaf the leaf as it is afterwards; as it was before, when it is gone
        int version(JsonPointer path, Leaf leaf, boolean gone);
    }

    private final Blame blame;
    private final StringBuilder path;
    private final List<Change> changes = new ArrayList<>();

    private Diff(JsonPointer at, Blame blame) {
        this.path = new StringBuilder(at.toString());
        this.blame = blame;
    }

    /// @param before null when there is nothing at the path
    /// @param after  null when there is nothing at the path
    /// @param at     the path of both
    static List<Change> between(@Nullable Tree before, @Nullable Tree after, JsonPointer at, Blame blame) {
        Diff diff = new Diff(at, blame);
        diff.compare(before, after);
        return diff.changes;
    }

    private void compare(@Nullable Tree before, @Nullable Tree after) {
        if (before == after) {
            return;
        }
        if (before instanceof Leaf old && after instanceof Leaf now) {
            if (!old.source.equals(now.source)) {
                JsonPointer at = pointer();
                changes.add(new Change(at, Optional.of(old.json()), Optional.of(now.json()), blame.version(at, now, false)));
            }
        } else if (before instanceof Fields old && after instanceof Fields now) {
            descend(old.children(), now.children());
        } else if (before instanceof Items old && after instanceof Items now) {
            descend(old.children(), now.children());
        } else {
            if (before != null && !filled(before, after)) {
                leave(before);
            }
            if (after != null && !filled(after, before)) {
                enter(after);
            }
        }
    }

    /// Whether the first is the empty form of the second.
    private static boolean filled(Tree empty, @Nullable Tree full) {
        return empty instanceof Leaf
                && (full instanceof Fields && Parts.isObject(empty.source) || full instanceof Items && Parts.isArray(empty.source));
    }

    private void leave(Tree gone) {
        switch (gone) {
            case Leaf leaf -> {
                JsonPointer at = pointer();
                changes.add(new Change(at, Optional.of(leaf.json()), Optional.empty(), blame.version(at, leaf, true)));
            }
            case Branch branch -> descend(branch.children(), Children.NONE);
        }
    }

    private void enter(Tree come) {
        switch (come) {
            case Leaf leaf -> {
                JsonPointer at = pointer();
                changes.add(new Change(at, Optional.empty(), Optional.of(leaf.json()), blame.version(at, leaf, false)));
            }
            case Branch branch -> descend(Children.NONE, branch.children());
        }
    }

    private void descend(Children old, Children now) {
        if (old == now) {
            return;
        }
        if (old.names().length == 0 && now.names().length == 0) {
            int length = Math.max(old.trees().length, now.trees().length);
            for (int i = 0; i < length; i++) {
                below(i, i < old.trees().length ? old.trees()[i] : null, i < now.trees().length ? now.trees()[i] : null);
            }
        } else if (Arrays.equals(old.names(), now.names())) {
            for (int i = 0; i < old.names().length; i++) {
                below(old.names()[i], old.trees()[i], now.trees()[i]);
            }
        } else {
            descendByName(old, now);
        }
    }

    private void descendByName(Children old, Children now) {
        Map<String, @Nullable Tree> before = byName(old);
        Map<String, @Nullable Tree> after = byName(now);
        Queue<String> stood = new ArrayDeque<>(before.keySet());
        for (String name : now.names()) {
            leaveUpToNext(stood, before, after.keySet());
            below(name, before.remove(name), after.get(name));
        }
        leaveUpToNext(stood, before, Set.of());
    }

    /// Leaves what is gone and stood before the next field that stayed.
    private void leaveUpToNext(Queue<String> stood, Map<String, @Nullable Tree> before, Set<String> stayed) {
        while (stood.peek() instanceof String name && !(before.containsKey(name) && stayed.contains(name))) {
            below(name, before.remove(name), null);
            stood.remove();
        }
    }

    private static Map<String, @Nullable Tree> byName(Children children) {
        Map<String, @Nullable Tree> trees = LinkedHashMap.newLinkedHashMap(children.names().length);
        for (int i = 0; i < children.names().length; i++) {
            trees.put(children.names()[i], children.trees()[i]);
        }
        return trees;
    }

    private void below(Object step, @Nullable Tree before, @Nullable Tree after) {
        if (before == after) {
            return;
        }
        int length = path.length();
        path.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
        compare(before, after);
        path.setLength(length);
    }

    private JsonPointer pointer() {
        return JsonPointer.compile(path.toString());
    }
}
