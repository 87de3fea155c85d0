package hindcast.app.fx;

import java.util.List;
import java.util.Locale;
import javafx.scene.layout.Region;

/// How events of a type are drawn everywhere: a colour of their own, and a shape that types with the same first word share, so
/// that they are told apart without colour too. Found from the name alone: the same tomorrow and on a colleague's screen.
///
/// @param hue 1 to [#HUES], the number of the token `-hc-event-1`…
public record Mark(int hue, Shape shape) {
    public static final int HUES = 9;

    // Of all seeds, one under which a failed payment is red, a new order blue and an added item green, and the commonest types differ.
    private static final int HUE_SEED = 263_108_578;
    private static final int SHAPE_SEED = 4_529;

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
        return new Mark(Math.floorMod(hash(HUE_SEED, type), HUES) + 1,
                Shape.ALL.get(Math.floorMod(hash(SHAPE_SEED, firstWord(type)), Shape.ALL.size())));
    }

    /// Makes a region show this mark and none other; its style class `mark` gives it its size.
    public void draw(Region region) {
        List<String> classes = List.of("mark", "mark-" + hue, "mark-" + shape.name().toLowerCase(Locale.ROOT));
        // Also the same classes again would have the region styled anew, and marks are drawn for every line at every move of the playhead.
        if (!region.getStyleClass().equals(classes)) {
            region.getStyleClass().setAll(classes);
        }
    }

    private static String firstWord(String type) {
        int end = Math.min(1, type.length());
        while (end < type.length() && (Character.isLowerCase(type.charAt(end)) || Character.isDigit(type.charAt(end)))) {
            end++;
        }
        return type.substring(0, end);
    }

    // FNV-1a and a final shuffle: hashCode differs too little between names that begin alike.
    private static int hash(int seed, String text) {
        int hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        hash = (hash ^ hash >>> 15) * 0x2c1b3c6d;
        return hash ^ hash >>> 13;
    }
}
