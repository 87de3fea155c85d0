package hindcast.app.timeline.lane;

import hindcast.app.fx.Times;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Paints a lane: from above the density, the points on their axis, the ticks; and over all of it the playhead. A frame costs
/// what is in sight, not what is in the stream.
final class LanePainter {
    /// How high a lane is, in pixels.
    static final double HEIGHT = 142;
    /// Below the bars: here the playhead is dragged, above and below this band the lane is panned.
    static final double BAND_TOP = 46;
    /// Above the ticks.
    static final double BAND_BOTTOM = 114;

    private static final double BARS_BOTTOM = 42;
    private static final double TALLEST_BAR = 20;
    private static final double LEAST_BAR = 3;
    private static final int FULL_BAR = 4;
    private static final double CAPTIONS = 55;
    private static final double TICKS = 127;
    private static final double EDGE = 18;
    private static final double LINE = 2;
    private static final double HELD = 4;
    private static final double BREAK = 3;
    private static final double FLAG_TOP = 8;
    private static final double FLAG_HEIGHT = 21;
    private static final double FLAG_PADDING = 10;
    private static final double FLAG_ROUND = 8;

    private final Brush brush;
    private final GraphicsContext canvas;
    private final PointPainter points;

    LanePainter(Brush brush) {
        this.brush = brush;
        this.canvas = brush.canvas;
        this.points = new PointPainter(brush);
    }

    void paint(Scenery scenery, List<Band> held, Playhead playhead) {
        clear();
        playhead.range().ifPresent(range -> range(scenery.axis(), range));
        gaps(scenery.axis());
        ticks(scenery);
        bars(scenery.histogram());
        axis(scenery, playhead.x());
        scenery.axis().visible().stream().filter(TimeAxis.Stretch::collapsed).forEach(gap -> breakMark(scenery.axis(), gap));
        bands(held);
        points.paint(scenery, playhead);
        flag(playhead, scenery.axis().width());
    }

    void clear() {
        canvas.clearRect(0, 0, canvas.getCanvas().getWidth(), canvas.getCanvas().getHeight());
    }

    /// Where the flag begins whose playhead stands at `x`: around it, but never beyond the edges.
    double flagLeft(Playhead playhead, double width) {
        double flag = flagWidth(playhead);
        return Math.clamp(playhead.x() - flag / 2, 0, Math.max(0, width - flag));
    }

    double flagWidth(Playhead playhead) {
        return brush.width(playhead.label(), brush.flag.getFont()) + 2 * FLAG_PADDING;
    }

    private void range(TimeAxis axis, Playhead.Range range) {
        canvas.setFill(brush.colour(Brush.RANGE));
        double from = axis.x(range.from());
        brush.fill(from, BARS_BOTTOM, axis.x(range.to()) - from, BAND_BOTTOM - BARS_BOTTOM);
    }

    private void bands(List<Band> held) {
        canvas.setFill(brush.colour(Brush.HELD));
        held.forEach(band -> brush.fill(band.from(), BAND_BOTTOM - HELD, band.to() - band.from(), HELD));
    }

    private void ticks(Scenery scenery) {
        Font font = brush.tick.getFont();
        for (Tick tick : scenery.ticks()) {
            canvas.setFill(brush.colour(Brush.GRID));
            brush.vertical(tick.x(), BARS_BOTTOM, BAND_BOTTOM, 1);
            if (tick.x() >= EDGE && tick.x() <= scenery.axis().width() - EDGE) {
                canvas.setFill(brush.colour(Brush.LABEL));
                brush.write(tick.label(scenery.zone()), font, tick.x(), TICKS);
            }
        }
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.setFont(font);
        canvas.setFill(brush.colour(Brush.LABEL));
        scenery.captions().forEach(caption -> canvas.fillText(caption.text(),
                Math.min(caption.x() + 2, scenery.axis().width() - brush.width(caption.text(), font)), CAPTIONS));
    }

    private void bars(Histogram histogram) {
        canvas.setFill(brush.colour(Brush.BARS));
        int[] counts = histogram.counts();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double height = Math.max(LEAST_BAR, TALLEST_BAR * counts[i] / Math.max(FULL_BAR, histogram.greatest()));
                brush.fill(i * Scenery.BAR, BARS_BOTTOM - height, Scenery.BAR - 1, height);
            }
        }
    }

    private void axis(Scenery scenery, double now) {
        Moments moments = scenery.points().moments();
        double from = Math.max(0, scenery.axis().x(moments.time(0)));
        double to = Math.min(scenery.axis().width(), scenery.axis().x(moments.time(moments.count() - 1)));
        canvas.setFill(brush.colour(Brush.AXIS));
        brush.fill(from, PointPainter.AXIS - LINE / 2, to - from, LINE);
        canvas.setFill(brush.colour(Brush.PLAYHEAD));
        brush.fill(from, PointPainter.AXIS - LINE / 2, Math.clamp(now, from, Math.max(from, to)) - from, LINE);
    }

    private void gaps(TimeAxis axis) {
        for (TimeAxis.Stretch gap : axis.visible()) {
            if (gap.collapsed()) {
                double left = axis.x(gap.from()) + Gap.POINT / 2;
                double right = axis.x(gap.to()) - Gap.POINT / 2;
                canvas.setFill(brush.colour(Brush.GAP));
                brush.fill(left, BAND_TOP, right - left, BAND_BOTTOM - BAND_TOP);
                canvas.setFill(brush.colour(Brush.LABEL));
                brush.write(Times.span(Duration.of(gap.length(), ChronoUnit.MICROS)), brush.tick.getFont(), (left + right) / 2, TICKS);
            }
        }
    }

    private void breakMark(TimeAxis axis, TimeAxis.Stretch gap) {
        double x = (axis.x(gap.from()) + axis.x(gap.to())) / 2;
        double y = PointPainter.AXIS;
        canvas.setFill(brush.colour(Brush.GAP));
        brush.fill(x - BREAK, y - BREAK, 2 * BREAK, 2 * BREAK);
        canvas.setStroke(brush.colour(Brush.LABEL));
        canvas.setLineWidth(1);
        canvas.strokeLine(x - 2 * BREAK, y + 2 * BREAK, x, y - 2 * BREAK);
        canvas.strokeLine(x, y + 2 * BREAK, x + 2 * BREAK, y - 2 * BREAK);
    }

    private void flag(Playhead playhead, double width) {
        double left = flagLeft(playhead, width);
        double flag = flagWidth(playhead);
        canvas.setFill(brush.colour(Brush.PLAYHEAD));
        brush.vertical(playhead.x(), FLAG_TOP, BAND_BOTTOM, LINE);
        canvas.fillRoundRect(left, FLAG_TOP, flag, FLAG_HEIGHT, FLAG_ROUND, FLAG_ROUND);
        canvas.setFill(brush.colour(Brush.ON_PLAYHEAD));
        brush.write(playhead.label(), brush.flag.getFont(), left + flag / 2, FLAG_TOP + FLAG_HEIGHT / 2);
    }
}
