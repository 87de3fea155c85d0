package hindcast.app.timeline.state;

import hindcast.app.timeline.state.StateRow.Form;
import hindcast.app.timeline.state.StateRow.Tint;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.core.JsonPointer;

/// The lines of a state from top to bottom: only what open branches show, so that a state costs what is in sight. Leaves that the
/// event at the playhead took away stand where they stood, under what is left of their branch.
final class Outline {
    /// Longer arrays are shown in ranges of so many elements.
    static final int RANGE = 100;

    private static final JsonPointer ROOT = JsonPointer.empty();

    private final Branches branches;
    private final Map<JsonPointer, Change> touched = new HashMap<>();
    private final Map<JsonPointer, List<Change>> removed = new HashMap<>();
    private final List<StateRow> rows = new ArrayList<>();
    private final boolean only;
    private final Set<JsonPointer> above = new HashSet<>();

    private Outline(Branches branches, boolean only) {
        this.branches = branches;
        this.only = only;
    }

    /// @param changes what the event at the playhead did
    /// @param only    whether what did not change is left out
    static List<StateRow> of(Tree state, List<Change> changes, Branches branches, boolean only) {
        Outline outline = new Outline(branches, only);
        for (Change change : changes) {
            outline.touched.put(change.path(), change);
            outline.reach(change.path());
            if (change.kind() == Change.Kind.REMOVED) {
                outline.removed.computeIfAbsent(left(state, change.path()), _ -> new ArrayList<>()).add(change);
            }
        }
        outline.below(state, ROOT, 0);
        return List.copyOf(outline.rows);
    }

    private void reach(JsonPointer path) {
        if (only && !path.matches() && above.add(path)) {
            reach(path.head());
        }
    }

    /// The innermost node on the way to a removed leaf that is still there.
    private static JsonPointer left(Tree state, JsonPointer path) {
        JsonPointer parent = path.head();
        while (!parent.matches() && state.find(parent).filter(tree -> !(tree instanceof Tree.Leaf)).isEmpty()) {
            parent = parent.head();
        }
        return parent;
    }

    private void below(Tree tree, JsonPointer path, int depth) {
        switch (tree) {
            case Tree.Leaf _ -> { }
            case Tree.Fields fields -> fields.fields().forEach((name, field) -> node(field, path.appendProperty(name), name, depth));
            case Tree.Items items when items.items().size() <= RANGE -> elements(items.items(), path, 0, items.items().size(), depth);
            case Tree.Items items -> ranges(items.items(), path, depth);
        }
        removed.getOrDefault(path, List.of()).forEach(change -> gone(change, path, depth));
    }

    private void node(Tree tree, JsonPointer path, String key, int depth) {
        if (!shown(path)) {
            return;
        }
        StateRow row = switch (tree) {
            case Tree.Leaf leaf -> new StateRow(path.toString(), path, key, depth, Form.LEAF, Optional.of(leaf.json()), 0, leaf.setBy(), tint(path));
            case Tree.Fields fields -> branch(path, key, depth, fields, fields.fields().size());
            case Tree.Items items -> branch(path, key, depth, items, items.items().size());
        };
        rows.add(row);
        if (row.branch() && branches.open(row)) {
            below(tree, path, depth + 1);
        }
    }

    private void elements(List<Tree> items, JsonPointer path, int from, int to, int depth) {
        for (int index = from; index < to; index++) {
            node(items.get(index), path.appendIndex(index), String.valueOf(index), depth);
        }
    }

    private void ranges(List<Tree> items, JsonPointer path, int depth) {
        for (int from = 0; from < items.size(); from += RANGE) {
            int to = Math.min(from + RANGE, items.size());
            if (IntStream.range(from, to).noneMatch(index -> shown(path.appendIndex(index)))) {
                continue;
            }
            int setBy = items.subList(from, to).stream().mapToInt(Tree::setBy).max().orElse(0);
            StateRow row = new StateRow(path + "#" + from, path, from + " … " + (to - 1), depth, Form.RANGE, Optional.empty(), to - from, setBy, Tint.NONE);
            rows.add(row);
            if (branches.open(row)) {
                elements(items, path, from, to, depth + 1);
            }
        }
    }

    private boolean shown(JsonPointer path) {
        return !only || above.contains(path);
    }

    private void gone(Change change, JsonPointer left, int depth) {
        String key = change.path().toString().substring(left.toString().length() + 1).replace('/', '.');
        rows.add(new StateRow("-" + change.path(), change.path(), key, depth, Form.LEAF, change.before(), 0, change.version(), Tint.REMOVED));
    }

    private static StateRow branch(JsonPointer path, String key, int depth, Tree tree, int size) {
        Form form = tree instanceof Tree.Fields ? Form.OBJECT : Form.ARRAY;
        return new StateRow(path.toString(), path, key, depth, form, Optional.empty(), size, tree.setBy(), Tint.NONE);
    }

    private Tint tint(JsonPointer path) {
        Change change = touched.get(path);
        return change == null ? Tint.NONE : switch (change.kind()) {
            case ADDED -> Tint.ADDED;
            case CHANGED -> Tint.CHANGED;
            case REMOVED -> Tint.REMOVED;
        };
    }
}
