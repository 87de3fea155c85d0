package hindcast.store.projection;

/// How much of a machine a rebuild takes. What it has in memory does not grow with the log or with the rows.
///
/// @param workers how many read and fold side by side, each over a connection of its own; at least 1
/// @param events  how many events a worker reads before its rows are written, about; at least 1
/// @param rows    most rows of a projection across streams that are in memory, those of all workers together; at least as many as workers
public record Bounds(int workers, int events, int rows) {
    private static final int MOST_WORKERS = 8;
    private static final int EVENTS = 20_000;
    private static final int ROWS = 200_000;

    /// All cores, as far as connections for them are not a burden to the server.
    public static Bounds ofMachine() {
        return new Bounds(Math.min(Runtime.getRuntime().availableProcessors(), MOST_WORKERS), EVENTS, ROWS);
    }

    /// The bound of the memory, in a sentence.
    ///
    /// @param merged whether rows come of many streams
    public String words(boolean merged) {
        return merged
                ? "At most %,d rows are in memory; what is more waits in temporary files.".formatted(rows)
                : "At most %,d rows are in memory.".formatted((long) workers * events);
    }
}
