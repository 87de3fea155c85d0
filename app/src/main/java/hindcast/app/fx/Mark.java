package hindcast.app.fx;

import java.util.List;
import javafx.scene.layout.Region;

/// How events of a type are drawn everywhere: one of nine colours and one of four shapes, found from the name alone, so
/// that it is the same tomorrow and on a colleague's screen.
///
/// @param hue 1 to [#HUES], the number of the token `-hc-event-1`…
public record Mark(int hue, Shape shape) {
    public static final int HUES = 9;

    /// Of all seeds, one under which a failed payment is red, a new order blue and an added item green.
    private static final int SEED = 833_996_161;

    /// The outline, so that colour never tells types apart alone.
    public enum Shape {
        CIRCLE, SQUARE, DIAMOND, TRIANGLE;

        private static final List<Shape> ALL = List.of(values());

        /// The corners within a square from -1 to 1, as x and y in turn; none for the circle.
        public double[] corners() {
            return switch (this) {
                case CIRCLE -> new double[0];
                case SQUARE -> new double[] {-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9};
                case DIAMOND -> new double[] {0, -1.2, 1.2, 0, 0, 1.2, -1.2, 0};
                case TRIANGLE -> new double[] {0, -1.1, 1.15, 0.9, -1.15, 0.9};
            };
        }
    }

    /// The mark of a type of event.
    public static Mark of(String type) {
        int hash = type.hashCode() * SEED;
        hash ^= hash >>> 15;
        hash *= 0x2c1b3c6d;
        hash ^= hash >>> 12;
        return new Mark(Math.floorMod(hash, HUES) + 1, Shape.ALL.get(hash >>> 28 & 3));
    }

    /// Makes a region show this mark and none other; its style class `mark` gives it its size.
    public void draw(Region region) {
        region.getStyleClass().setAll("mark", "mark-" + hue, "mark-" + shape.name().toLowerCase(java.util.Locale.ROOT));
    }
}
