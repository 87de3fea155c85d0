package hindcast.store.log;

import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Reads;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// The log of a store as a whole: its mark, and readers that never miss an event. Safe for use by many threads.
///
/// @param source the pool
public record Log(DataSource source) {
    /// What the safe mark rests on, as it is here and now; see [Conditions].
    public List<Condition> conditions() {
        return Conditions.of(source, LogTable.NATIVE);
    }

    /// Finds the safe mark, look after look. It begins with what the store has proven before: nothing appears any more where the list of streams
    /// follows the log, so an old gap says nothing even while somebody writes.
    public Fence fence() {
        return new Fence(source, LogTable.NATIVE, proven());
    }

    private long proven() {
        try {
            return new Reads(new Db(source)).proven();
        } catch (StoreException.Denied _) {
            // Who may read the events and no more looks without a start.
            return 0;
        }
    }

    /// Which positions have no event.
    public Gaps gaps() {
        return new Gaps(source, LogTable.NATIVE);
    }

    /// Reads the log behind a position.
    ///
    /// @param after 0 for the whole log
    public LogReader reader(LogQuery query, long after) {
        return new LogReader(new Reads(new Db(source)), new Fence(source, LogTable.NATIVE, after), query, after);
    }

    /// Replays the log behind a position, in order, up to the safe mark of now. The next events are read while those before are consumed, over two
    /// connections; some fifteen thousand are in memory at once (or all of the one stream that is asked for), and no transaction stays open while
    /// they are consumed. It may be left at any event.
    ///
    /// @param after 0 for the whole log
    /// @return a stream to be consumed once, in its order, by one thread; it fails with a [hindcast.store.StoreException] when the server goes away
    public Stream<Recorded<String>> replay(LogQuery query, long after) {
        return new Replay(new Reads(new Db(source)), query, after, new Fence(source, LogTable.NATIVE, after).look().mark()).events();
    }

    /// Follows the log behind a position as it grows.
    ///
    /// @param after  0 for the whole log
    /// @param signal told of events and of how it goes, by the thread that runs the tail
    public Tail tail(LogQuery query, long after, Consumer<Tail.Signal> signal) {
        return new Tail(reader(query, after), signal);
    }
}
