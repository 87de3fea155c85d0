package hindcast.app.projections.lag;

import hindcast.store.projection.lag.Status.Sample;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/// A trend without a scale, as small as a cell: whether it rises or falls.
public final class Sparkline extends TrendCanvas {
    private static final double EDGE = 2;

    public Sparkline() {
        getStyleClass().add("sparkline");
    }

    @Override
    void paint(GraphicsContext context, Trend shown) {
        long highest = Math.max(1, shown.highest());
        List<Trend.Point> line = shown.line(getWidth(), getHeight() - 2 * EDGE, Sample::behind, new Trend.Scale(0, highest, highest));
        line(context, line.stream().map(point -> new Trend.Point(point.x(), point.y() + EDGE)).toList(), colour());
    }
}
