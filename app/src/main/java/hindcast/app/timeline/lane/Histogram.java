package hindcast.app.timeline.lane;

/// How dense the events are, in bars of one width over what is in sight.
///
/// @param counts   events in each bar, from left to right
/// @param greatest the largest of them
public record Histogram(int[] counts, int greatest) {
    /// @param bar the width of a bar in pixels
    public static Histogram of(Moments moments, TimeAxis axis, double bar) {
        int[] counts = new int[(int) Math.ceil(axis.width() / bar)];
        int greatest = 0;
        int before = moments.before(axis.time(0));
        for (int i = 0; i < counts.length; i++) {
            int through = moments.before(axis.time((i + 1) * bar));
            counts[i] = through - before;
            greatest = Math.max(greatest, counts[i]);
            before = through;
        }
        return new Histogram(counts, greatest);
    }
}
