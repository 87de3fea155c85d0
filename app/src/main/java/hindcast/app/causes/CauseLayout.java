package hindcast.app.causes;

import hindcast.store.causes.Branch;
import hindcast.store.causes.CauseEdge;
import hindcast.store.causes.CauseGraph;
import hindcast.store.causes.CauseNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The picture of a graph, in pixels from the top left: left to right from causes to effects, a lane for each aggregate. The window paints it and the SVG
/// writes it.
public record CauseLayout(CauseGraph graph, List<Lane> lanes, List<Box> boxes, List<Arrow> arrows, List<Badge> badges, double width, double height) {
    public static final double BOX_WIDTH = 168;
    public static final double BOX_HEIGHT = 40;
    public static final double BADGE_HEIGHT = 16;
    /// From the top of a lane to where its rows begin: there is its name.
    public static final double LANE_HEAD = 22;

    private static final double COLUMN = BOX_WIDTH + 62;
    private static final double ROW = 54;
    private static final double LEFT = 52;
    private static final double TOP = 8;
    private static final double BANNER = 24;
    private static final double LETTER = 7;
    private static final double APART = 4;

    public CauseLayout {
        lanes = List.copyOf(lanes);
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
        badges = List.copyOf(badges);
    }

    /// The stretch of an aggregate.
    public record Lane(String name, double y, double height) {
    }

    /// A node.
    public record Box(CauseNode node, double x, double y) {
        /// Where arrows come in and go out.
        public double middle() {
            return y + BOX_HEIGHT / 2;
        }
    }

    /// An edge: a curve from the right of a box to the left of another one, drawn towards two points beside them.
    ///
    /// @param bow how far the curve swings upwards: around boxes between, and back where it closes a cycle
    public record Arrow(CauseEdge edge, double x1, double y1, double x2, double y2, double bow) {
        /// Whether it leads back, to the left.
        private boolean back() {
            return x2 < x1;
        }

        /// How far the curve goes straight before it turns.
        public double reach() {
            return back() ? 44 : Math.max(30, (x2 - x1) / 2);
        }

        /// Where its time ends: before the effect, as many may come from one cause; in the middle of a bow; beside the cause where it leads back.
        public double labelX() {
            return back() ? x1 + 100 : bow == 0 ? x2 - 10 : (x1 + x2) / 2 + 24;
        }

        public double labelY() {
            return back() ? y1 - 26 : bow == 0 ? y2 - 6 : (y1 + y2) / 2 - bow * 0.75 - 4;
        }

        /// How long it took, and whether it closes a cycle.
        public String words() {
            String elapsed = edge.elapsed().map(CauseWords::elapsed).orElse("");
            return edge.closing() ? elapsed.isEmpty() ? "cycle" : "cycle · " + elapsed : elapsed;
        }
    }

    /// What is not open: where one opens it.
    public record Badge(Branch branch, String words, double x, double y, double width) {
    }

    /// The node at a point.
    public Optional<Box> box(double x, double y) {
        return boxes.stream().filter(box -> x >= box.x() && x <= box.x() + BOX_WIDTH && y >= box.y() && y <= box.y() + BOX_HEIGHT).findFirst();
    }

    /// What can be opened at a point.
    public Optional<Badge> badge(double x, double y) {
        return badges.stream().filter(badge -> x >= badge.x() && x <= badge.x() + badge.width() && y >= badge.y() && y <= badge.y() + BADGE_HEIGHT)
                .findFirst();
    }

    /// Lays a graph out.
    public static CauseLayout of(CauseGraph graph) {
        SequencedMap<CauseNode, CauseGrid.Cell> cells = CauseGrid.of(graph);
        boolean banner = graph.flow() != null && graph.branches().stream().anyMatch(CauseLayout::ofFlow);
        List<Lane> lanes = lanes(cells, banner ? TOP + BANNER : TOP);
        Map<String, Lane> named = new HashMap<>();
        lanes.forEach(lane -> named.put(lane.name(), lane));
        SequencedMap<CauseNode, Box> boxes = new LinkedHashMap<>();
        cells.forEach((node, cell) -> boxes.put(node, new Box(node, LEFT + cell.column() * COLUMN,
                named.get(cell.lane()).y() + LANE_HEAD + cell.row() * ROW)));
        double width = boxes.values().stream().mapToDouble(Box::x).max().orElse(0) + COLUMN;
        double height = lanes.isEmpty() ? TOP : lanes.getLast().y() + lanes.getLast().height() + TOP;
        List<Arrow> arrows = graph.edges().stream().map(edge -> arrow(edge, boxes.get(edge.cause()), boxes.get(edge.effect()))).toList();
        List<Badge> badges = graph.branches().stream().map(branch -> badge(branch, boxes.get(branch.at()), width)).toList();
        return new CauseLayout(graph, lanes, List.copyOf(boxes.values()), arrows, badges, width, height);
    }

    private static List<Lane> lanes(SequencedMap<CauseNode, CauseGrid.Cell> cells, double top) {
        SequencedMap<String, Integer> rows = new LinkedHashMap<>();
        cells.values().forEach(cell -> rows.merge(cell.lane(), cell.row() + 1, Math::max));
        List<Lane> lanes = new ArrayList<>();
        double y = top;
        for (Map.Entry<String, Integer> lane : rows.entrySet()) {
            double height = LANE_HEAD + lane.getValue() * ROW;
            lanes.add(new Lane(lane.getKey(), y, height));
            y += height + APART;
        }
        return lanes;
    }

    private static Arrow arrow(CauseEdge edge, Box cause, Box effect) {
        double x1 = cause.x() + BOX_WIDTH;
        boolean back = effect.x() <= cause.x();
        boolean between = cause.y() == effect.y() && effect.x() - cause.x() > COLUMN;
        return new Arrow(edge, x1, cause.middle(), effect.x(), effect.middle(), back || between ? BOX_HEIGHT : 0);
    }

    private static Badge badge(Branch branch, Box box, double width) {
        String words = "+" + branch.count() + (branch.exact() ? "" : "…");
        double wide = 10 + LETTER * words.length();
        double y = box.y() + BOX_HEIGHT - BADGE_HEIGHT + 4;
        return switch (branch.side()) {
            case CAUSES -> new Badge(branch, words, box.x() - wide - 4, y, wide);
            case EFFECTS -> new Badge(branch, words, box.x() + BOX_WIDTH + 4, y, wide);
            case EARLIER -> new Badge(branch, words + " earlier", LEFT, TOP, wide + 8 * LETTER);
            case LATER -> new Badge(branch, words + " later", Math.max(LEFT + 120, width - wide - 6 * LETTER - 60), TOP, wide + 6 * LETTER);
        };
    }

    private static boolean ofFlow(Branch branch) {
        return switch (branch.side()) {
            case EARLIER, LATER -> true;
            case CAUSES, EFFECTS -> false;
        };
    }
}
