package hindcast.app.timeline.lane;

/// How events of one type are drawn: a colour of their own, and a shape that types with the same first word share, so that they
/// are told apart without colour too. It follows from the name alone: the same in every stream, session and store.
///
/// @param colour the number of the colour token, 1 to [#COLOURS]
public record Mark(int colour, Shape shape) {
    /// How many colours the tokens have for events.
    public static final int COLOURS = 9;

    // Seeds under which the commonest events of a shop get colours and shapes that differ.
    private static final int COLOUR_SEED = 263_108_578;
    private static final int SHAPE_SEED = 49_852;

    private static final int PRIME = 0x01000193;
    private static final int SPREAD = 0x2c1b3c6d;

    /// The outline of a point.
    public enum Shape {
        CIRCLE(),
        SQUARE(-0.82, -0.82, 0.82, -0.82, 0.82, 0.82, -0.82, 0.82),
        DIAMOND(0, -1.15, 1.15, 0, 0, 1.15, -1.15, 0),
        TRIANGLE(0, -1.1, 1.1, 0.85, -1.1, 0.85),
        HEXAGON(1.05, 0, 0.52, 0.91, -0.52, 0.91, -1.05, 0, -0.52, -0.91, 0.52, -0.91),
        WEDGE(-1.1, -0.85, 1.1, -0.85, 0, 1.1);

        private final double[] corners;

        Shape(double... corners) {
            this.corners = corners;
        }

        /// Its corners around the middle, x and y in turn, for a radius of one; none for a circle.
        public double[] corners() {
            return corners.clone();
        }
    }

    /// The mark of a stored event type.
    public static Mark of(String type) {
        return new Mark(Math.floorMod(hash(COLOUR_SEED, type), COLOURS) + 1,
                Shape.values()[Math.floorMod(hash(SHAPE_SEED, firstWord(type)), Shape.values().length)]);
    }

    private static String firstWord(String type) {
        int end = 1;
        while (end < type.length() && (Character.isLowerCase(type.charAt(end)) || Character.isDigit(type.charAt(end)))) {
            end++;
        }
        return type.substring(0, Math.min(end, type.length()));
    }

    // FNV-1a with a final shuffle: written down, as String.hashCode differs too little between related names.
    private static int hash(int seed, String text) {
        int hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        hash = (hash ^ hash >>> 15) * SPREAD;
        return hash ^ hash >>> 13;
    }
}
