package hindcast.app.compare;

import hindcast.store.StreamId;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;

/// What is known of two that were to be compared, made ready to be shown.
///
/// @param left    the state of the left one
/// @param right   the state of the right one
/// @param above   the nodes that hold a difference, and the differences themselves
/// @param similar where one of them is not there, those that may be meant
record Answer(Comparison comparison, Tree left, Tree right, Set<JsonPointer> above, List<StreamId> similar) {
    static Answer of(Comparison comparison, Source source) {
        Set<JsonPointer> above = new HashSet<>();
        comparison.changes().stream().map(Change::path).forEach(path -> reach(above, path));
        List<StreamId> similar = missing(comparison).map(half -> source.similar(half.of(comparison).timeline().stream())).orElse(List.of());
        return new Answer(comparison, comparison.left().state().tree(), comparison.right().state().tree(), above, similar);
    }

    /// The half whose aggregate is not there, the left one first.
    Optional<Half> missing() {
        return missing(comparison);
    }

    Tree tree(Half half) {
        return half == Half.LEFT ? left : right;
    }

    private static Optional<Half> missing(Comparison comparison) {
        return comparison.left().missing() ? Optional.of(Half.LEFT) : comparison.right().missing() ? Optional.of(Half.RIGHT) : Optional.empty();
    }

    private static void reach(Set<JsonPointer> above, JsonPointer path) {
        if (above.add(path) && !path.matches()) {
            reach(above, path.head());
        }
    }
}
