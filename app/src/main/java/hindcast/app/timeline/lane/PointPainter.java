package hindcast.app.timeline.lane;

import hindcast.app.fx.Mark;
import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Paints the events on their axis: the past filled, the future hollow, the one at the playhead larger. Where they stand too close, columns of
/// their colours.
final class PointPainter {
    /// Where the axis is, from the top.
    static final double AXIS = 84;
    private static final double LARGER = 2.5;
    private static final double RING = 2;
    private static final double TALLEST = 44;
    private static final double PALE = 0.35;
    private static final double NEXT_PIXEL = 1;

    private final Brush brush;
    private final GraphicsContext canvas;

    PointPainter(Brush brush) {
        this.brush = brush;
        this.canvas = brush.canvas;
    }

    void paint(Scenery scenery, Playhead playhead) {
        scenery.bins().ifPresentOrElse(bins -> bins(bins, playhead.x()), () -> points(scenery, playhead.version()));
    }

    private void points(Scenery scenery, int now) {
        double radius = scenery.radius();
        canvas.setLineWidth(Math.min(RING, radius / 2));
        double last = Double.NEGATIVE_INFINITY;
        for (int rank = scenery.from(); rank < scenery.to(); rank++) {
            double x = scenery.x(rank);
            if (x - last >= NEXT_PIXEL) {
                point(scenery, scenery.points().moments().version(rank), x, now, radius);
                last = x;
            }
        }
        if (now > 0) {
            current(scenery, now);
        }
    }

    private void point(Scenery scenery, int version, double x, int now, double radius) {
        Mark mark = scenery.points().mark(version);
        Color surface = brush.colour(Brush.SURFACE);
        boolean past = version <= now;
        canvas.setFill(past ? brush.colour(mark) : surface);
        canvas.setStroke(past ? surface : brush.colour(mark));
        brush.point(mark.shape(), x, AXIS, past ? radius + canvas.getLineWidth() / 2 : radius);
    }

    private void current(Scenery scenery, int now) {
        Mark mark = scenery.points().mark(now);
        double x = scenery.axis().x(scenery.points().moments().recorded(now));
        canvas.setLineWidth(RING);
        canvas.setFill(brush.colour(mark));
        canvas.setStroke(brush.colour(Brush.SURFACE));
        brush.point(mark.shape(), x, AXIS, scenery.radius() + LARGER);
    }

    private void bins(Bins bins, double now) {
        double scale = TALLEST / Math.sqrt(Math.max(1, bins.greatest()));
        for (int column = 0; column < bins.counts().length; column++) {
            int[] counts = bins.counts()[column];
            int sum = Arrays.stream(counts).sum();
            double each = sum == 0 ? 0 : scale / Math.sqrt(sum);
            double top = AXIS - each * sum / 2;
            double x = column * Bins.WIDTH;
            canvas.setGlobalAlpha(x > now ? PALE : 1);
            for (int colour = 0; colour < counts.length; colour++) {
                if (counts[colour] > 0) {
                    canvas.setFill(brush.event(colour + 1));
                    canvas.fillRect(x, top, Bins.WIDTH - 1, each * counts[colour]);
                    top += each * counts[colour];
                }
            }
        }
        canvas.setGlobalAlpha(1);
    }
}
