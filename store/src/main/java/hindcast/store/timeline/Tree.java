package hindcast.store.timeline;

import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/// A state as it is shown: JSON in which every node knows the version that last set it. Immutable; a tree shares with the tree of
/// the version before it whatever did not change, so two of them are compared by walking only where they differ.
public sealed interface Tree {
    /// The newest version that set this node or anything within it.
    int setBy();

    /// The plain JSON.
    JsonNode json();

    /// A text, number, boolean or null, or an empty object or array.
    non-sealed interface Leaf extends Tree {
    }

    /// An object with at least one field; absent values are left out.
    non-sealed interface Fields extends Tree {
        SequencedMap<String, Tree> fields();
    }

    /// An array with at least one element.
    non-sealed interface Items extends Tree {
        List<Tree> items();
    }
}
