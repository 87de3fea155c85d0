package hindcast.app.causes;

import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseEdge;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A graph in the language of Graphviz: `dot -Tpdf` makes a page of it. A cluster for each aggregate; what nobody knows is dashed, and so is what closes a
/// cycle.
public final class CauseDot {
    private final CauseWords words;
    private final StringBuilder text = new StringBuilder();

    private CauseDot(CauseWords words) {
        this.words = words;
    }

    public static String of(CauseGraph graph, CauseWords words) {
        return new CauseDot(words).write(graph);
    }

    private String write(CauseGraph graph) {
        line("digraph causes {");
        line("  rankdir=LR;");
        line("  node [shape=box, style=rounded, fontname=\"sans-serif\"];");
        SequencedMap<String, List<CauseNode>> lanes = new LinkedHashMap<>();
        CauseGrid.of(graph).forEach((node, cell) -> lanes.computeIfAbsent(cell.lane(), _ -> new ArrayList<>()).add(node));
        int number = 0;
        for (String lane : lanes.keySet()) {
            line("  subgraph cluster_" + number++ + " {");
            line("    label=" + quoted(lane) + ";");
            lanes.get(lane).forEach(node -> node(node, node.equals(graph.start())));
            line("  }");
        }
        graph.edges().forEach(this::edge);
        graph.branches().forEach(this::branch);
        line("}");
        return text.toString();
    }

    private void node(CauseNode node, boolean start) {
        String style = switch (node) {
            case CauseNode.Event _ -> start ? ", penwidth=2" : "";
            case CauseNode.Command _ -> ", shape=hexagon";
            case CauseNode.Unknown _ -> ", style=\"rounded,dashed\"";
        };
        line("    " + key(node) + " [label=" + quoted(CauseWords.title(node) + "\n" + words.subtitle(node)) + style + "];");
    }

    private void edge(CauseEdge edge) {
        String label = edge.elapsed().map(elapsed -> "label=" + quoted(CauseWords.elapsed(elapsed))).orElse("");
        String cycle = edge.closing() ? "style=dashed, constraint=false" : "";
        String both = label + (label.isEmpty() || cycle.isEmpty() ? "" : ", ") + cycle;
        line("  " + key(edge.cause()) + " -> " + key(edge.effect()) + (both.isEmpty() ? "" : " [" + both + "]") + ";");
    }

    private void branch(Branch branch) {
        String more = quoted(branch.side() + " " + CauseWords.key(branch.at()));
        line("  " + more + " [label=" + quoted(CauseWords.more(branch)) + ", shape=plaintext];");
        String edge = switch (branch.side()) {
            case CAUSES, EARLIER -> more + " -> " + key(branch.at());
            case EFFECTS, LATER -> key(branch.at()) + " -> " + more;
        };
        line("  " + edge + " [style=dotted];");
    }

    private static String key(CauseNode node) {
        return quoted(CauseWords.key(node));
    }

    /// A text in quotes, whatever stands in it.
    private static String quoted(String plain) {
        return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "") + '"';
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
