package hindcast.app.timeline.causes;

import hindcast.app.causes.CauseLayout;
import hindcast.app.causes.CauseLayout.Arrow;
import hindcast.app.causes.CauseLayout.Badge;
import hindcast.app.causes.CauseLayout.Box;
import hindcast.app.causes.CauseLayout.Lane;
import hindcast.app.causes.CauseWords;
import hindcast.app.fx.Mark;
import hindcast.app.fx.Palette;
import hindcast.store.causes.CauseNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Paints the part of a graph that is in sight: lanes, arrows with their times, boxes, and what can be opened. As [hindcast.app.causes.CauseSvg] writes it.
final class GraphPainter {
    private static final List<String> ROLES = List.of("-lane", "-surface", "-border", "-text", "-muted", "-subtle", "-playhead", "-danger", "-badge");
    private static final double PADDING = 12;
    private static final double MARK = 5;
    private static final double ROUND = 12;
    private static final double[] DASHES = {5, 4};
    private static final int LETTERS = 20;
    private static final int LANE_LETTERS = 80;

    final Palette palette;
    final Label name = new Label();
    final Label quiet = new Label();
    private final GraphicsContext canvas;

    /// @param changed run when a colour or a font has changed
    GraphPainter(GraphicsContext canvas, Runnable changed) {
        this.canvas = canvas;
        palette = new Palette("cause-palette",
                Stream.concat(ROLES.stream(), IntStream.rangeClosed(1, Mark.HUES).mapToObj(number -> "-event-" + number)).toList(), changed);
        name.getStyleClass().add("cause-name");
        quiet.getStyleClass().add("cause-quiet");
        List.of(name, quiet).forEach(label -> {
            label.setManaged(false);
            label.fontProperty().subscribe(changed);
        });
    }

    /// @param sight the part that is seen, in the layout's pixels
    /// @param here  whether the playhead stands at a node
    void paint(CauseLayout layout, Bounds sight, CauseWords words, Predicate<CauseNode> here) {
        canvas.clearRect(0, 0, canvas.getCanvas().getWidth(), canvas.getCanvas().getHeight());
        canvas.save();
        canvas.translate(-sight.getMinX(), -sight.getMinY());
        canvas.setTextBaseline(VPos.BASELINE);
        layout.lanes().stream().filter(lane -> sight.intersects(sight.getMinX(), lane.y(), 1, lane.height())).forEach(lane -> lane(lane, sight));
        List<Arrow> arrows = layout.arrows().stream().filter(arrow -> sight.intersects(bounds(arrow))).toList();
        arrows.forEach(this::arrow);
        layout.boxes().stream()
                .filter(box -> sight.intersects(box.x(), box.y(), CauseLayout.BOX_WIDTH, CauseLayout.BOX_HEIGHT))
                .forEach(box -> box(box, words, here.test(box.node())));
        arrows.forEach(this::time);
        layout.badges().stream().filter(badge -> sight.intersects(badge.x(), badge.y(), badge.width(), CauseLayout.BADGE_HEIGHT)).forEach(this::badge);
        canvas.restore();
    }

    private void lane(Lane lane, Bounds sight) {
        canvas.setFill(palette.colour("-lane"));
        canvas.fillRect(sight.getMinX(), lane.y(), sight.getWidth(), lane.height());
        write(CauseWords.brief(lane.name(), LANE_LETTERS), quiet.getFont(), "-muted", sight.getMinX() + PADDING, lane.y() + CauseLayout.LANE_HEAD - 7);
    }

    private void arrow(Arrow arrow) {
        String colour = arrow.edge().closing() ? "-danger" : "-subtle";
        canvas.setStroke(palette.colour(colour));
        canvas.setLineWidth(1);
        if (arrow.edge().closing()) {
            canvas.setLineDashes(DASHES);
        }
        double reach = arrow.reach();
        canvas.beginPath();
        canvas.moveTo(arrow.x1(), arrow.y1());
        canvas.bezierCurveTo(arrow.x1() + reach, arrow.y1() - arrow.bow(), arrow.x2() - reach, arrow.y2() - arrow.bow(), arrow.x2(), arrow.y2());
        canvas.stroke();
        canvas.setLineDashes();
        canvas.setFill(palette.colour(colour));
        canvas.fillPolygon(new double[] {arrow.x2() - 7, arrow.x2(), arrow.x2() - 7}, new double[] {arrow.y2() - 4, arrow.y2(), arrow.y2() + 4}, 3);
    }

    private void time(Arrow arrow) {
        canvas.setTextAlign(TextAlignment.RIGHT);
        write(arrow.words(), quiet.getFont(), arrow.edge().closing() ? "-danger" : "-subtle", arrow.labelX(), arrow.labelY());
        canvas.setTextAlign(TextAlignment.LEFT);
    }

    private void box(Box box, CauseWords words, boolean here) {
        boolean unknown = box.node() instanceof CauseNode.Unknown;
        canvas.setFill(palette.colour(unknown ? "-lane" : "-surface"));
        canvas.setStroke(palette.colour(here ? "-playhead" : unknown ? "-subtle" : "-border"));
        canvas.setLineWidth(here ? 2 : 1);
        if (unknown) {
            canvas.setLineDashes(DASHES);
        }
        double x = Math.round(box.x()) + 0.5;
        double y = Math.round(box.y()) + 0.5;
        canvas.fillRoundRect(x, y, CauseLayout.BOX_WIDTH, CauseLayout.BOX_HEIGHT, ROUND, ROUND);
        canvas.strokeRoundRect(x, y, CauseLayout.BOX_WIDTH, CauseLayout.BOX_HEIGHT, ROUND, ROUND);
        canvas.setLineDashes();
        double left = x + PADDING;
        double shift = 0;
        if (box.node() instanceof CauseNode.Event event) {
            mark(Mark.of(event.type()), left + MARK, y + 13);
            shift = 3 * MARK + 2;
        }
        write(CauseWords.brief(CauseWords.title(box.node()), LETTERS), name.getFont(), "-text", left + shift, y + 17);
        write(words.subtitle(box.node()), quiet.getFont(), "-muted", left, y + 32);
    }

    private void mark(Mark mark, double x, double y) {
        canvas.setFill(palette.colour("-event-" + mark.hue()));
        double[] corners = mark.shape().corners();
        if (corners.length == 0) {
            canvas.fillOval(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
            return;
        }
        double[] xs = IntStream.range(0, corners.length / 2).mapToDouble(corner -> x + MARK * corners[2 * corner]).toArray();
        double[] ys = IntStream.range(0, corners.length / 2).mapToDouble(corner -> y + MARK * corners[2 * corner + 1]).toArray();
        canvas.fillPolygon(xs, ys, xs.length);
    }

    private void badge(Badge badge) {
        canvas.setFill(palette.colour("-badge"));
        canvas.fillRoundRect(badge.x(), badge.y(), badge.width(), CauseLayout.BADGE_HEIGHT, CauseLayout.BADGE_HEIGHT, CauseLayout.BADGE_HEIGHT);
        write(badge.words(), quiet.getFont(), "-text", badge.x() + 6, badge.y() + 12);
    }

    private void write(String text, Font font, String colour, double x, double y) {
        canvas.setFont(font);
        canvas.setFill(palette.colour(colour));
        canvas.fillText(text, x, y);
    }

    private static Bounds bounds(Arrow arrow) {
        double left = Math.min(arrow.x1(), arrow.x2()) - arrow.reach();
        double top = Math.min(arrow.y1(), arrow.y2()) - arrow.bow() - 20;
        return new BoundingBox(left, top, Math.abs(arrow.x2() - arrow.x1()) + 2 * arrow.reach(), Math.abs(arrow.y2() - arrow.y1()) + arrow.bow() + 40);
    }
}
