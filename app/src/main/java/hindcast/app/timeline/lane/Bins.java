package hindcast.app.timeline.lane;

import hindcast.app.fx.Mark;

/// Events that stand too close to be points: how many there are of each colour in narrow columns over what is in sight.
///
/// @param counts   by column and then by colour, from 0
/// @param greatest the largest sum of a column
record Bins(int[][] counts, int greatest) {
    /// The width of a column in pixels.
    static final double WIDTH = 3;

    static Bins of(Points points, TimeAxis axis) {
        int[][] counts = new int[(int) Math.ceil(axis.width() / WIDTH)][Mark.HUES];
        int greatest = 0;
        Moments moments = points.moments();
        int rank = moments.before(axis.time(0));
        for (int column = 0; column < counts.length; column++) {
            int first = rank;
            int end = moments.before(axis.time((column + 1) * WIDTH));
            for (; rank < end; rank++) {
                counts[column][points.mark(moments.version(rank)).hue() - 1]++;
            }
            greatest = Math.max(greatest, end - first);
        }
        return new Bins(counts, greatest);
    }
}
