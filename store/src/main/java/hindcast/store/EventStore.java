package hindcast.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// The log of a store: streams of events that are appended and read, never changed.
/// Safe for use by many threads; each call borrows one connection and gives it back.
public final class EventStore {
    private final DataSource source;

    private EventStore(DataSource source) {
        this.source = source;
    }

    /// Opens the store behind a pool, after looking at its schema.
    ///
    /// @throws StoreException.NotAStore   when the database holds no store, an older or a newer one (see [Schema])
    /// @throws StoreException.Unreachable when nobody answers
    public static EventStore open(DataSource source) {
        Schema.State state = Schema.inspect(source);
        if (!(state instanceof Schema.State.Ready)) {
            throw Schema.notReady(state);
        }
        return new EventStore(source);
    }

    /// Appends events behind the expected version, in one round trip and all or none. A command id in the metadata of the first event that
    /// was appended before appends nothing and answers with what it appended then.
    ///
    /// @param expected the version that the writer has seen; 0 for a stream that does not exist
    /// @param events   at least one
    public AppendResult append(StreamId stream, int expected, List<NewEvent> events) {
        throw new IllegalStateException(source.toString());
    }

    /// Begins to place events of many streams in one transaction.
    public Bulk bulk() {
        throw new IllegalStateException(source.toString());
    }

    /// Reads the events of a stream behind a version, in order, without holding more than a batch of them.
    ///
    /// @param after 0 for all
    public void read(StreamId stream, int after, Consumer<Recorded<String>> each) {
        throw new IllegalStateException(source.toString());
    }

    /// Reads several streams whole, one after another, each in order: what a page of the list shows, in one round trip.
    public void read(List<StreamId> streams, Consumer<Recorded<String>> each) {
        throw new IllegalStateException(source.toString());
    }

    /// Reads the log in the order of positions as one snapshot sees it; the consumer may throw to stop.
    public void log(LogQuery query, Consumer<Recorded<String>> each) {
        throw new IllegalStateException(source.toString());
    }

    /// A page of the list of streams.
    ///
    /// @param limit most rows, 1 to 1000
    public StreamPage streams(StreamQuery query, PageKey key, int limit) {
        throw new IllegalStateException(source.toString());
    }

    /// One stream's line; empty when there is no such stream.
    public Optional<StreamSummary> stream(StreamId stream) {
        throw new IllegalStateException(source.toString());
    }

    /// How many streams there are of each type, by type.
    public Map<String, Long> counts() {
        throw new IllegalStateException(source.toString());
    }

    /// The newest position; 0 for an empty log.
    public long head() {
        throw new IllegalStateException(source.toString());
    }

    /// The server as this store's connections see it, in one round trip.
    public Server server() {
        throw new IllegalStateException(source.toString());
    }

    /// A PostgreSQL server.
    ///
    /// @param version  as it names itself: `18.4`
    /// @param standby  whether it replays another server's log and takes no writes
    /// @param readOnly whether it refuses the writes of these connections, for whatever reason
    public record Server(String version, boolean standby, boolean readOnly) {
    }
}
