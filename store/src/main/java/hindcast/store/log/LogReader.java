package hindcast.store.log;

import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.jdbc.Reads;
import java.util.List;

/// Reads the log in the order of positions, a batch at a time, up to the safe mark. Between two batches it holds nothing on the server: no
/// transaction, no connection, no cursor; so it may be left at any time. Used by one thread.
public final class LogReader {
    /// Positions that are gone through at once for a few events among them: some hundredths of a second.
    private static final int STRIDE = 100_000;

    private final Reads reads;
    private final Fence fence;
    private final LogQuery query;
    private long position;

    LogReader(Reads reads, Fence fence, LogQuery query, long after) {
        this.reads = reads;
        this.fence = fence;
        this.query = query;
        this.position = after;
    }

    /// Every event at or below this position was read, or is none that was asked for. Reading may go on from here at any later time.
    public long position() {
        return position;
    }

    /// The events that follow, in order. The mark is looked for when what is known of it has been read.
    ///
    /// @param limit most events, at least 1
    /// @return empty when there is none up to the mark, or in a long stretch below it: [#atMark] tells which
    /// @throws hindcast.store.StoreException when the server is away; the position is that of before, and the next call goes on there
    public List<Recorded<String>> next(int limit) {
        if (atMark()) {
            fence.look();
        }
        return read(fence.latest().mark(), limit);
    }

    /// The mark as the last look found it.
    public SafeMark mark() {
        return fence.latest();
    }

    /// Whether everything up to the mark that is known was read.
    public boolean atMark() {
        return fence.latest().mark() <= position;
    }

    private List<Recorded<String>> read(long mark, int limit) {
        if (mark <= position) {
            return List.of();
        }
        // A stream is found by its index, however far apart its events are.
        long until = query.equals(LogQuery.ALL) || query.stream() != null ? mark : Math.min(mark, position + STRIDE);
        List<Recorded<String>> events = reads.stretch(query, position, until, limit);
        position = events.size() == limit ? events.getLast().position() : until;
        return events;
    }
}
