package hindcast.app.projections.lag;

import hindcast.app.fx.Views;
import hindcast.store.projection.lag.Status.Sample;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;

/// The safe mark and the checkpoint over the last half hour: between the two lines lies what is behind.
public final class LagChart extends TrendCanvas {
    private static final double LEFT = 84;
    private static final double TOP = 28;
    private static final double KEY = 18;
    private static final double BOTTOM = 22;
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
        List<Sample> samples = shown.shown();
        Trend.Scale scale = Trend.Scale.around(
                samples.stream().mapToLong(Sample::checkpoint).min().orElse(0), samples.stream().mapToLong(Sample::mark).max().orElse(0));
        context.setFont(font.getFont());
        context.setTextBaseline(VPos.CENTER);
        scale(context, scale, width, height);
        times(context, width, height);
        List<Trend.Point> mark = placed(shown.line(width, height, Sample::mark, scale));
        List<Trend.Point> checkpoint = placed(shown.line(width, height, Sample::checkpoint, scale));
        shade(context, mark, checkpoint);
        line(context, mark, colour("-label"));
        line(context, checkpoint, colour());
        key(context);
    }

    private static List<Trend.Point> placed(List<Trend.Point> line) {
        return line.stream().map(point -> new Trend.Point(point.x() + LEFT, point.y() + TOP)).toList();
    }

    private void key(GraphicsContext context) {
        context.setTextAlign(TextAlignment.LEFT);
        double x = LEFT;
        for (String name : List.of("lag.chart.mark", "lag.chart.checkpoint")) {
            line(context, List.of(new Trend.Point(x, TOP / 2 - 2), new Trend.Point(x + KEY, TOP / 2 - 2)),
                    name.equals("lag.chart.mark") ? colour("-label") : colour());
            context.setFill(colour("-label"));
            context.fillText(Views.text(name), x + KEY + 6, TOP / 2 - 2);
            x += KEY + 90;
        }
    }

    private void scale(GraphicsContext context, Trend.Scale scale, double width, double height) {
        context.setTextAlign(TextAlignment.RIGHT);
        context.setLineWidth(1);
        for (long value = scale.bottom(); value <= scale.top(); value += scale.step()) {
            double y = Math.round(TOP + height * (scale.top() - value) / (scale.top() - scale.bottom())) + 0.5;
            context.setStroke(colour("-grid"));
            context.strokeLine(LEFT, y, LEFT + width, y);
            context.setFill(colour("-label"));
            context.fillText(String.format(Locale.ENGLISH, "%,d", value), LEFT - 8, y);
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

    private void shade(GraphicsContext context, List<Trend.Point> above, List<Trend.Point> below) {
        if (above.isEmpty()) {
            return;
        }
        context.setFill(colour().deriveColor(0, 1, 1, SHADE));
        context.beginPath();
        context.moveTo(above.getFirst().x(), above.getFirst().y());
        above.forEach(point -> context.lineTo(point.x(), point.y()));
        below.reversed().forEach(point -> context.lineTo(point.x(), point.y()));
        context.closePath();
        context.fill();
    }
}
