package hindcast.app.timeline.causes;

import hindcast.app.causes.CauseTree;
import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseGraph;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TreeItem;

/// A line of the tree.
sealed interface CauseLine {
    /// A node.
    record Node(CauseTree tree) implements CauseLine {
    }

    /// What is not open.
    record More(Branch branch) implements CauseLine {
    }

    /// All lines of a graph, open, below an item that is not shown. A cause with one effect stands above it: only several are further in, so that a
    /// long chain is read from top to bottom.
    static TreeItem<CauseLine> items(CauseGraph graph) {
        TreeItem<CauseLine> root = new TreeItem<>();
        root.setExpanded(true);
        List<TreeItem<CauseLine>> items = new ArrayList<>();
        graph.branch(graph.start(), Branch.Side.EARLIER).ifPresent(branch -> items.add(more(branch)));
        CauseTree.of(graph).forEach(tree -> add(tree, items));
        graph.branch(graph.start(), Branch.Side.LATER).ifPresent(branch -> items.add(more(branch)));
        root.getChildren().setAll(items);
        return root;
    }

    private static void add(CauseTree first, List<TreeItem<CauseLine>> items) {
        CauseTree tree = first;
        while (true) {
            branch(tree, Branch.Side.CAUSES, items);
            TreeItem<CauseLine> item = new TreeItem<>(new Node(tree));
            item.setExpanded(true);
            items.add(item);
            boolean open = tree.branches().stream().anyMatch(branch -> branch.side() == Branch.Side.EFFECTS);
            if (tree.effects().size() != 1 || open) {
                below(tree, item);
                return;
            }
            tree = tree.effects().getFirst();
        }
    }

    private static void below(CauseTree tree, TreeItem<CauseLine> item) {
        List<TreeItem<CauseLine>> effects = new ArrayList<>();
        tree.effects().forEach(effect -> add(effect, effects));
        branch(tree, Branch.Side.EFFECTS, effects);
        item.getChildren().setAll(effects);
    }

    private static void branch(CauseTree tree, Branch.Side side, List<TreeItem<CauseLine>> items) {
        tree.branches().stream().filter(branch -> branch.side() == side).forEach(branch -> items.add(more(branch)));
    }

    private static TreeItem<CauseLine> more(Branch branch) {
        return new TreeItem<>(new More(branch));
    }
}
