package hindcast.app.causes;

import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseEdge;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A node of a graph with its effects below it. What is below two causes, or below itself, stands there once; the other time it is marked and ends.
///
/// @param edge     from the node above; null at the top
/// @param again    whether it stands elsewhere with its effects
/// @param effects  in the order of the log
/// @param branches what is not open beside it
public record CauseTree(CauseNode node, @Nullable CauseEdge edge, boolean again, List<CauseTree> effects, List<Branch> branches) {
    public CauseTree {
        effects = List.copyOf(effects);
        branches = List.copyOf(branches);
    }

    /// The first causes of a graph, in the order of the log, each with all that it caused.
    public static List<CauseTree> of(CauseGraph graph) {
        return new Planting(graph).trees();
    }

    /// Whether it closes a cycle.
    public boolean cycle() {
        return edge != null && edge.closing();
    }

    /// A graph while it becomes trees.
    private static final class Planting {
        private final CauseGraph graph;
        private final Map<CauseNode, Double> order;
        private final Map<CauseNode, List<CauseEdge>> effects = new HashMap<>();
        private final Map<CauseNode, List<Branch>> branches = new HashMap<>();
        private final Set<CauseNode> planted = new HashSet<>();

        Planting(CauseGraph graph) {
            this.graph = graph;
            this.order = LogOrder.of(graph);
            graph.edges().forEach(edge -> effects.computeIfAbsent(edge.cause(), _ -> new ArrayList<>()).add(edge));
            effects.values().forEach(edges -> edges.sort(Comparator.comparing(edge -> order.getOrDefault(edge.effect(), 0.0))));
            graph.branches().forEach(branch -> branches.computeIfAbsent(branch.at(), _ -> new ArrayList<>()).add(branch));
        }

        List<CauseTree> trees() {
            Set<CauseNode> caused = new HashSet<>();
            graph.edges().stream().filter(edge -> !edge.closing()).forEach(edge -> caused.add(edge.effect()));
            return graph.nodes().stream()
                    .filter(node -> !caused.contains(node))
                    .sorted(Comparator.comparing(node -> order.getOrDefault(node, 0.0)))
                    .map(node -> tree(node, null))
                    .toList();
        }

        private CauseTree tree(CauseNode node, @Nullable CauseEdge edge) {
            if (!planted.add(node)) {
                return new CauseTree(node, edge, true, List.of(), List.of());
            }
            List<CauseTree> below = new ArrayList<>();
            for (CauseEdge effect : effects.getOrDefault(node, List.of())) {
                below.add(tree(effect.effect(), effect));
            }
            return new CauseTree(node, edge, false, below, branches.getOrDefault(node, List.of()));
        }
    }
}
