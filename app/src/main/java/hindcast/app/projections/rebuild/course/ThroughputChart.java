package hindcast.app.projections.rebuild.course;

import hindcast.app.fx.Palette;
import hindcast.app.fx.Views;
import hindcast.app.projections.lag.Trend;
import hindcast.app.projections.rebuild.course.Throughput.Stretch;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

/// Events a second over the course of a rebuild: its left edge is the first event, its right edge the last one.
public final class ThroughputChart extends Region {
    private static final double LEFT = 52;
    private static final double TOP = 10;
    private static final double BOTTOM = 8;
    private static final int STEPS = 2;
    private static final double LINE = 1.6;
    private static final double DOT = 5;

    private final Palette palette = new Palette("throughput-palette", List.of("-line", "-grid", "-label"), this::requestLayout);
    private final Canvas canvas = new Canvas();
    /// Never drawn: its style gives the font.
    private final Label font = new Label();
    private List<Stretch> stretches = List.of();
    private long total = 1;

    public ThroughputChart() {
        getStyleClass().add("throughput");
        font.getStyleClass().add("text-tiny");
        font.setVisible(false);
        font.setManaged(false);
        canvas.setManaged(false);
        getChildren().addAll(palette, font, canvas);
        setMouseTransparent(true);
    }

    /// @param all how many events there are
    void show(List<Stretch> shown, long all) {
        if (!shown.equals(stretches) || all != total) {
            stretches = shown;
            total = Math.max(1, all);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, getWidth(), getHeight());
        double width = getWidth() - LEFT - DOT;
        double height = getHeight() - TOP - BOTTOM;
        if (width > 0 && height > 0) {
            long top = Trend.round((long) stretches.stream().mapToDouble(Stretch::rate).max().orElse(0));
            scale(context, top, width, height);
            line(context, top, width, height);
        }
    }

    private void scale(GraphicsContext context, long top, double width, double height) {
        context.setFont(font.getFont());
        context.setTextBaseline(VPos.CENTER);
        context.setTextAlign(TextAlignment.RIGHT);
        context.setLineWidth(1);
        context.setStroke(palette.colour("-grid"));
        context.setFill(palette.colour("-label"));
        for (int step = 0; step <= STEPS; step++) {
            double y = Math.round(TOP + height * (STEPS - step) / STEPS) + 0.5;
            context.strokeLine(LEFT, y, LEFT + width, y);
            context.fillText(Views.text("lag.number", top * step / STEPS), LEFT - 8, y);
        }
    }

    private void line(GraphicsContext context, long top, double width, double height) {
        context.setStroke(palette.colour("-line"));
        context.setFill(palette.colour("-line"));
        context.setLineWidth(LINE);
        context.beginPath();
        double x = LEFT;
        double y = TOP + height;
        for (int i = 0; i < stretches.size(); i++) {
            x = LEFT + width * Math.min(1, (double) stretches.get(i).events() / total);
            y = TOP + height * (1 - stretches.get(i).rate() / top);
            if (i == 0) {
                context.moveTo(x, y);
            } else {
                context.lineTo(x, y);
            }
        }
        context.stroke();
        if (!stretches.isEmpty()) {
            context.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
        }
    }
}
