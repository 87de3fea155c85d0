package hindcast.app.causes;

import hindcast.store.causes.CauseEdge;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode;
import hindcast.store.causes.CauseNode.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Where each node stands: effects a column to the right of their causes, a lane for each aggregate, and rows in a lane where several stand in one column. A
/// command, or what nobody knows, stands in the lane of the first that it caused.
final class CauseGrid {
    /// A place: a column from 0, and a row of a lane from 0.
    record Cell(String lane, int column, int row) {
    }

    private final CauseGraph graph;
    private final Map<CauseNode, Double> order;
    private final Map<CauseNode, List<CauseNode>> causes = new HashMap<>();
    private final Map<CauseNode, String> lanes = new HashMap<>();
    private final SequencedMap<CauseNode, Cell> cells = new LinkedHashMap<>();
    private final Set<Cell> taken = new HashSet<>();
    private final Map<String, CauseNode> last = new HashMap<>();

    private CauseGrid(CauseGraph graph) {
        this.graph = graph;
        this.order = LogOrder.of(graph);
        for (CauseEdge edge : graph.edges()) {
            if (!edge.closing() && at(edge.cause()) < at(edge.effect())) {
                causes.computeIfAbsent(edge.effect(), _ -> new ArrayList<>()).add(edge.cause());
            }
            if (edge.effect() instanceof Event effect && !(edge.cause() instanceof Event)) {
                lanes.putIfAbsent(edge.cause(), effect.stream().toString());
            }
        }
    }

    /// The places of all nodes, in the order of the log.
    static SequencedMap<CauseNode, Cell> of(CauseGraph graph) {
        CauseGrid grid = new CauseGrid(graph);
        grid.graph.nodes().stream().sorted(Comparator.comparing(grid::at)).forEach(grid::place);
        return grid.cells;
    }

    private void place(CauseNode node) {
        String lane = node instanceof Event event ? event.stream().toString() : lanes.getOrDefault(node, "");
        List<CauseNode> before = causes.getOrDefault(node, List.of());
        // What nothing here has caused follows the event before it in its stream.
        int column = before.isEmpty() && last.containsKey(lane)
                ? column(last.get(lane)) + 1
                : before.stream().mapToInt(cause -> column(cause) + 1).max().orElse(0);
        int row = before.stream().map(cells::get).filter(cell -> cell.lane().equals(lane)).mapToInt(Cell::row).findFirst().orElse(0);
        Cell cell = new Cell(lane, column, row);
        for (int next = 0; taken.contains(cell); next++) {
            cell = new Cell(lane, column, next);
        }
        taken.add(cell);
        cells.put(node, cell);
        if (node instanceof Event) {
            last.put(lane, node);
        }
    }

    private int column(CauseNode node) {
        return cells.containsKey(node) ? cells.get(node).column() : 0;
    }

    private double at(CauseNode node) {
        return order.getOrDefault(node, 0.0);
    }
}
