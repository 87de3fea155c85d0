package hindcast.store.timeline;

import hindcast.store.timeline.Tree.Leaf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/// What changed between versions, by path. It goes backward from version to version by the blame of the trees, so that it meets only those
/// at which something may have happened to what is asked about.
final class Changes {
    private final IntFunction<Tree> trees;
    /// Paths that are gone from the later version, with the version that removed them: whole objects go at once.
    private final Map<JsonPointer, Integer> removals = new HashMap<>();

    /// @param trees by version
    Changes(IntFunction<Tree> trees) {
        this.trees = trees;
    }

    List<Change> between(int from, int to) {
        Diff.Blame blame = (path, leaf, gone) -> {
            if (!gone) {
                return putBy(path, leaf, to);
            }
            // Going back in time nothing removes a value; the version that had put it there tells more.
            return from < to ? removedBy(path, to) : putBy(path, leaf, from);
        };
        return Diff.between(trees.apply(from), trees.apply(to), JsonPointer.empty(), blame);
    }

    /// @param last the newest version whose state is known
    List<Change> of(JsonPointer path, int last) {
        List<List<Change>> newestFirst = new ArrayList<>();
        int version = trees.apply(last).touched(path);
        while (version > 0) {
            int step = version;
            Tree before = trees.apply(step - 1);
            newestFirst.add(Diff.between(find(before, path), find(trees.apply(step), path), path, (_, _, _) -> step));
            version = before.touched(path);
        }
        return newestFirst.reversed().stream().flatMap(List::stream).toList();
    }

    /// The version that put a leaf where it stands: the one that set its value, unless it moved there within an array.
    private int putBy(JsonPointer path, Leaf leaf, int version) {
        return trees.apply(version).touched(path) == leaf.setBy() ? leaf.setBy() : lastSet(path, version);
    }

    private int removedBy(JsonPointer path, int version) {
        Tree without = trees.apply(version);
        if (find(without, path) != null) {
            return lastSet(path, version);
        }
        JsonPointer gone = path;
        while (find(without, gone.head()) == null) {
            gone = gone.head();
        }
        Integer removal = removals.get(gone);
        if (removal == null) {
            removal = lastThere(gone, version) + 1;
            removals.put(gone, removal);
        }
        return value(path, removal - 1) != null ? removal : lastSet(path, removal - 1);
    }

    /// The last version, up to a given one, that has a node at a path.
    private int lastThere(JsonPointer path, int version) {
        int there = version;
        while (there > 0 && find(trees.apply(there), path) == null) {
            there = trees.apply(there).touched(path) - 1;
        }
        return there;
    }

    /// The last version, up to a given one, that put a leaf at a path, changed it or took it away.
    private int lastSet(JsonPointer path, int version) {
        int set = trees.apply(version).touched(path);
        while (set > 0 && Objects.equals(value(path, set), value(path, set - 1))) {
            set = trees.apply(set - 1).touched(path);
        }
        return set;
    }

    private @Nullable Object value(JsonPointer path, int version) {
        return find(trees.apply(version), path) instanceof Leaf leaf ? leaf.source : null;
    }

    private static @Nullable Tree find(Tree tree, JsonPointer path) {
        return tree.find(path).orElse(null);
    }
}
