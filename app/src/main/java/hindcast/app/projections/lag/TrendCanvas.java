package hindcast.app.projections.lag;

import hindcast.app.fx.Palette;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A trend as a line on a canvas; what is drawn beside the line is for who extends it. It is painted anew only when the trend, its tone or its size is
/// otherwise.
public abstract class TrendCanvas extends Region {
    private static final double LINE = 1.6;

    private final Palette palette = new Palette("trend-palette", List.of("-good", "-active", "-warning", "-bad", "-grid", "-label"), this::requestLayout);
    private final Canvas canvas = new Canvas();
    private Trend trend = Trend.of(List.of());
    private Tone tone = Tone.GOOD;

    TrendCanvas() {
        getChildren().addAll(palette, canvas);
        canvas.setManaged(false);
        setMouseTransparent(true);
    }

    /// Shows a trend.
    public final void show(Trend shown, Tone drawn) {
        if (!shown.equals(trend) || drawn != tone) {
            trend = shown;
            tone = drawn;
            requestLayout();
        }
    }

    /// Paints on a ground that is empty.
    abstract void paint(GraphicsContext context, Trend shown);

    final Color colour(String name) {
        return palette.colour(name);
    }

    /// The colour of the line.
    final Color colour() {
        return switch (tone) {
            case GOOD -> colour("-good");
            case ACTIVE -> colour("-active");
            case WARNING -> colour("-warning");
            case BAD -> colour("-bad");
        };
    }

    final void line(GraphicsContext context, List<Trend.Point> line, Color drawn) {
        context.setStroke(drawn);
        context.setLineWidth(LINE);
        context.beginPath();
        for (int i = 0; i < line.size(); i++) {
            if (i == 0) {
                context.moveTo(line.get(i).x(), line.get(i).y());
            } else {
                context.lineTo(line.get(i).x(), line.get(i).y());
            }
        }
        context.stroke();
    }

    @Override
    protected final void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, getWidth(), getHeight());
        if (getWidth() > 0 && getHeight() > 0) {
            paint(context, trend);
        }
    }
}
