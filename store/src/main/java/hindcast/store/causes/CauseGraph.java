package hindcast.store.causes;

import hindcast.store.causes.Branch.Side;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Causes and effects around one node, or the events of one flow with theirs. It never changes; a branch that is opened makes another graph.
///
/// @param start    whose causes and effects these are
/// @param nodes    each once: the start, its causes from the nearest, its effects level by level; of a flow in the order of the log
/// @param edges    from causes to effects, among these nodes
/// @param branches what is not open
/// @param flow     the flow that it shows; null when it shows causes and effects alone
public record CauseGraph(CauseNode start, List<CauseNode> nodes, List<CauseEdge> edges, List<Branch> branches, @Nullable Flow flow) {
    /// The most nodes of a graph: beyond, a person sees nothing, and nothing ends.
    public static final int MOST = 2_000;

    public CauseGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        branches = List.copyOf(branches);
    }

    /// A stretch of the events that share a correlation id.
    ///
    /// @param from the position of the first event that is in the graph
    /// @param to   the position of the last one
    public record Flow(String id, long from, long to) {
    }

    /// Whether nothing more can be opened here; another node's own graph shows what is around it.
    public boolean full() {
        return nodes.size() >= MOST;
    }

    /// Whether the start stands alone: nothing is known of its cause, and nothing names it.
    public boolean alone() {
        return nodes.size() == 1 && edges.isEmpty() && branches.isEmpty();
    }

    /// What is not open on a side of a node.
    public Optional<Branch> branch(CauseNode at, Side side) {
        return branches.stream().filter(branch -> branch.side() == side && branch.at().equals(at)).findFirst();
    }
}
