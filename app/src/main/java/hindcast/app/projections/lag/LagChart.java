package hindcast.app.projections.lag;

import hindcast.app.fx.Views;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;

/// The events behind over the last half hour, on a scale that begins at zero.
public final class LagChart extends TrendCanvas {
    private static final double LEFT = 52;
    private static final double TOP = 10;
    private static final double BOTTOM = 22;
    private static final int STEPS = 2;
    private static final int MINUTES = 10;
    private static final double SHADE = 0.12;

    /// Never drawn: its style gives the font.
    private final Label font = new Label();

    public LagChart() {
        getStyleClass().add("lag-chart");
        font.getStyleClass().add("text-tiny");
        font.setVisible(false);
        font.setManaged(false);
        getChildren().add(font);
    }

    @Override
    void paint(GraphicsContext context, Trend shown) {
        double width = getWidth() - LEFT;
        double height = getHeight() - TOP - BOTTOM;
        if (width <= 0 || height <= 0) {
            return;
        }
        long top = Trend.round(shown.highest());
        context.setFont(font.getFont());
        context.setTextBaseline(VPos.CENTER);
        scale(context, top, width, height);
        times(context, width, height);
        List<Trend.Point> line = shown.line(width, height, top).stream().map(point -> new Trend.Point(point.x() + LEFT, point.y() + TOP)).toList();
        shade(context, line, TOP + height);
        line(context, line);
    }

    private void scale(GraphicsContext context, long top, double width, double height) {
        context.setTextAlign(TextAlignment.RIGHT);
        context.setLineWidth(1);
        for (int step = 0; step <= STEPS; step++) {
            double y = Math.round(TOP + height * (STEPS - step) / STEPS) + 0.5;
            context.setStroke(colour("-grid"));
            context.strokeLine(LEFT, y, LEFT + width, y);
            context.setFill(colour("-label"));
            context.fillText(StatusWords.behind(top * step / STEPS), LEFT - 8, y);
        }
    }

    private void times(GraphicsContext context, double width, double height) {
        long window = Trend.WINDOW.toMinutes();
        context.setFill(colour("-label"));
        for (long minutes = 0; minutes <= window; minutes += MINUTES) {
            context.setTextAlign(minutes == 0 ? TextAlignment.RIGHT : minutes == window ? TextAlignment.LEFT : TextAlignment.CENTER);
            String text = Views.text(minutes == 0 ? "lag.chart.now" : "lag.chart.ago", minutes);
            context.fillText(text, LEFT + width * (window - minutes) / window, TOP + height + 14);
        }
    }

    private void shade(GraphicsContext context, List<Trend.Point> line, double bottom) {
        if (line.isEmpty()) {
            return;
        }
        context.setFill(colour().deriveColor(0, 1, 1, SHADE));
        context.beginPath();
        context.moveTo(line.getFirst().x(), bottom);
        line.forEach(point -> context.lineTo(point.x(), point.y()));
        context.lineTo(line.getLast().x(), bottom);
        context.closePath();
        context.fill();
    }
}
