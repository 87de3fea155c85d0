package hindcast.cli.causes;

import hindcast.app.causes.CauseTree;
import hindcast.app.causes.CauseWords;
import hindcast.cli.output.Table;
import hindcast.cli.output.Terminal;
import hindcast.cli.output.TimeText;
import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/// A graph of causes on a terminal: causes above their effects, which are indented only where there are several.
final class CauseText {
    private final Table table;
    private final CauseGraph graph;
    private final TimeText times;

    private CauseText(Table table, CauseGraph graph, TimeText times) {
        this.table = table;
        this.graph = graph;
        this.times = times;
    }

    static void print(Terminal terminal, CauseGraph graph, TimeText times) {
        Table table = new Table(terminal, "CAUSES AND EFFECTS", ">AFTER", "RECORDED AT", "ID");
        CauseText text = new CauseText(table, graph, times);
        text.flow(Branch.Side.EARLIER);
        CauseTree.of(graph).forEach(tree -> text.tree(tree, "", ""));
        text.flow(Branch.Side.LATER);
        table.end();
    }

    private void tree(CauseTree tree, String first, String rest) {
        more(tree, Branch.Side.CAUSES, first);
        CauseNode node = tree.node();
        String elapsed = tree.edge() == null ? "" : tree.edge().elapsed().map(CauseText::after).orElse("");
        String time = node instanceof CauseNode.Event event ? times.of(event.recordedAt()) : "";
        table.row(first + sign(tree) + " " + name(node) + ending(tree), elapsed, time, node.id());
        List<CauseTree> effects = tree.effects();
        boolean open = tree.branches().stream().anyMatch(branch -> branch.side() == Branch.Side.EFFECTS);
        if (effects.size() == 1 && !open) {
            tree(effects.getFirst(), rest, rest);
            return;
        }
        for (Iterator<CauseTree> each = effects.iterator(); each.hasNext();) {
            CauseTree effect = each.next();
            boolean last = !each.hasNext() && !open;
            tree(effect, rest + (last ? "└─" : "├─"), rest + (last ? "  " : "│ "));
        }
        more(tree, Branch.Side.EFFECTS, rest + "└─");
    }

    private void more(CauseTree tree, Branch.Side side, String before) {
        tree.branches().stream().filter(branch -> branch.side() == side).forEach(branch -> table.row(before + CauseWords.more(branch), "", "", ""));
    }

    private void flow(Branch.Side side) {
        graph.branch(graph.start(), side).ifPresent(branch -> table.row(CauseWords.more(branch), "", "", ""));
    }

    private static String sign(CauseTree tree) {
        return switch (tree.node()) {
            case CauseNode.Event _ -> "●";
            case CauseNode.Command _ -> "◆";
            case CauseNode.Unknown _ -> "◌";
        };
    }

    private static String name(CauseNode node) {
        return switch (node) {
            case CauseNode.Event event -> event.stream() + " v" + event.version() + " " + event.type();
            case CauseNode.Command _, CauseNode.Unknown _ -> CauseWords.title(node);
        };
    }

    private String ending(CauseTree tree) {
        String again = tree.cycle() ? "  ↺ a cycle: it stands above" : tree.again() ? "  ↑ it stands above" : "";
        return (tree.node().equals(graph.start()) && !tree.again() ? "  ◀" : "") + again;
    }

    private static String after(Duration elapsed) {
        return (elapsed.isNegative() ? "" : "+") + CauseWords.elapsed(elapsed);
    }
}
