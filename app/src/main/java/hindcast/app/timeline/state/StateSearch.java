package hindcast.app.timeline.state;

import hindcast.store.timeline.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonPointer;

/// Finds names and values anywhere in a state, in closed branches too.
final class StateSearch {
    private static final int MOST = 1_000;

    private final StateTree tree;
    private final List<JsonPointer> found = new ArrayList<>();
    private int next;

    StateSearch(StateTree tree) {
        this.tree = tree;
    }

    /// Goes to the first line that holds a text, in its name or its value.
    void find(Tree state, String text) {
        found.clear();
        next = 0;
        if (!text.isBlank()) {
            collect(state, JsonPointer.empty(), text.strip().toLowerCase(Locale.ROOT));
            next();
        }
    }

    /// Goes to the next one, and from the last one to the first.
    void next() {
        if (!found.isEmpty()) {
            tree.reveal(found.get(next++ % found.size()));
        }
    }

    private void collect(Tree node, JsonPointer path, String text) {
        switch (node) {
            case Tree.Leaf leaf when holds(Values.whole(leaf.json()), text) -> found.add(path);
            case Tree.Leaf _ -> { }
            case Tree.Fields fields -> fields.fields().forEach((name, field) -> child(field, path.appendProperty(name), holds(name, text), text));
            case Tree.Items items -> {
                for (int i = 0; i < items.items().size(); i++) {
                    child(items.items().get(i), path.appendIndex(i), false, text);
                }
            }
        }
    }

    private void child(Tree node, JsonPointer path, boolean named, String text) {
        if (found.size() >= MOST) {
            return;
        }
        if (named) {
            found.add(path);
        }
        if (!named || !(node instanceof Tree.Leaf)) {
            collect(node, path, text);
        }
    }

    private static boolean holds(String where, String text) {
        return where.toLowerCase(Locale.ROOT).contains(text);
    }
}
