package hindcast.app.timeline.lane;

import hindcast.app.fx.Mark;
import hindcast.app.fx.Palette;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// What a lane is painted with: the canvas, and the colours and fonts that the style sheet gives it.
final class Brush {
    static final String AXIS = "-axis";
    static final String GRID = "-grid";
    static final String BARS = "-bars";
    static final String LABEL = "-label";
    static final String GAP = "-gap";
    static final String SURFACE = "-surface";
    static final String PLAYHEAD = "-playhead";
    static final String ON_PLAYHEAD = "-on-playhead";
    static final String RANGE = "-range";
    static final String HELD = "-held";

    private static final String EVENT = "-event-";

    final GraphicsContext canvas;
    final Palette palette;
    final Label tick = new Label();
    final Label flag = new Label();

    private final Text measure = new Text();

    /// @param changed run when a colour or a font has changed
    Brush(GraphicsContext canvas, Runnable changed) {
        this.canvas = canvas;
        palette = new Palette("lane-palette",
                Stream.concat(Stream.of(AXIS, GRID, BARS, LABEL, GAP, SURFACE, PLAYHEAD, ON_PLAYHEAD, RANGE, HELD),
                        IntStream.rangeClosed(1, Mark.HUES).mapToObj(number -> EVENT + number)).toList(),
                changed);
        tick.getStyleClass().add("lane-tick");
        flag.getStyleClass().add("lane-flag");
        List.of(tick, flag).forEach(label -> {
            label.setManaged(false);
            label.fontProperty().subscribe(changed);
        });
    }

    Color colour(String name) {
        return palette.colour(name);
    }

    Color colour(Mark mark) {
        return event(mark.hue());
    }

    Color event(int number) {
        return palette.colour(EVENT + number);
    }

    /// Fills a rectangle whose edges lie on whole pixels, so that it is not blurred.
    void fill(double x, double y, double width, double height) {
        double left = Math.round(x);
        double top = Math.round(y);
        canvas.fillRect(left, top, Math.round(x + width) - left, Math.round(y + height) - top);
    }

    /// A line down, one pixel wide or more.
    void vertical(double x, double top, double bottom, double width) {
        fill(x - width / 2, top, width, bottom - top);
    }

    /// Writes in one line around a point.
    void write(String text, Font font, double x, double y) {
        canvas.setFont(font);
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.fillText(text, x, y);
    }

    double width(String text, Font font) {
        measure.setFont(font);
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    /// The outline of a point, filled and drawn around.
    void point(Mark.Shape shape, double x, double y, double radius) {
        double[] corners = shape.corners();
        if (corners.length == 0) {
            canvas.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
            canvas.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
            return;
        }
        int count = corners.length / 2;
        double[] xs = new double[count];
        double[] ys = new double[count];
        for (int i = 0; i < count; i++) {
            xs[i] = x + corners[2 * i] * radius;
            ys[i] = y + corners[2 * i + 1] * radius;
        }
        canvas.fillPolygon(xs, ys, count);
        canvas.strokePolygon(xs, ys, count);
    }
}
