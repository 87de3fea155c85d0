package hindcast.store.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/// What changed along a course. It goes backward from version to version by the blame of the trees, so that it meets only those at which
/// something happened to what is asked about.
final class Changes {
    private final Course<?> course;
    /// Paths that are gone from the later version, with the version that removed them: whole objects go at once.
    private final Map<JsonPointer, Integer> removals = new HashMap<>();

    Changes(Course<?> course) {
        this.course = course;
    }

    List<Change> between(int from, int to) {
        Tree before = course.tree(from);
        Tree after = course.tree(to);
        // Going back in time nothing removes a value; the version that brought it tells more.
        return Diff.between(before, after, JsonPointer.empty(), (path, leaf) -> from < to ? removedBy(path, to) : leaf.setBy());
    }

    List<Change> of(JsonPointer path) {
        List<List<Change>> newestFirst = new ArrayList<>();
        int version = course.tree(course.known()).setBy(path);
        while (version > 0) {
            int removal = version;
            Tree before = course.tree(version - 1);
            newestFirst.add(Diff.between(find(before, path), find(course.tree(version), path), path, (_, _) -> removal));
            version = before.setBy(path);
        }
        return newestFirst.reversed().stream().flatMap(List::stream).toList();
    }

    /// The last version, at or before a given one, that took away the leaf which stood at a path.
    private int removedBy(JsonPointer path, int version) {
        Tree without = course.tree(version);
        if (find(without, path) != null) {
            return lastLoss(path, version, Tree.Leaf.class);
        }
        JsonPointer gone = path;
        while (find(without, gone.head()) == null) {
            gone = gone.head();
        }
        Integer removal = removals.get(gone);
        if (removal == null) {
            removal = lastLoss(gone, version, Tree.class);
            removals.put(gone, removal);
        }
        boolean stood = find(course.tree(removal - 1), path) instanceof Tree.Leaf;
        return stood ? removal : lastLoss(path, removal - 1, Tree.Leaf.class);
    }

    private int lastLoss(JsonPointer path, int version, Class<? extends Tree> of) {
        int set = course.tree(version).setBy(path);
        while (set > 0 && !of.isInstance(find(course.tree(set - 1), path))) {
            set = course.tree(set - 1).setBy(path);
        }
        return set;
    }

    private static @Nullable Tree find(Tree tree, JsonPointer path) {
        return tree.find(path).orElse(null);
    }
}
