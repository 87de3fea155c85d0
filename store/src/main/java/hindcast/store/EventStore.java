package hindcast.store;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Reads;
import hindcast.store.jdbc.StreamList;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.append.Appends;
import hindcast.store.jdbc.append.Listing;
import hindcast.store.upkeep.Shape;
import hindcast.store.upkeep.Standby;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// The log of a store: streams of events that are appended and read, never changed.
/// Safe for use by many threads; each call borrows one connection and gives it back.
public final class EventStore {
    private static final int MOST_ROWS = 1000;

    private static final String SERVER = """
            select split_part(current_setting('server_version'), ' ', 1),
                pg_is_in_recovery(),
                current_setting('transaction_read_only')::boolean
                    or not has_any_column_privilege('hindcast.events', 'insert')
            """;

    /// What is to be appended to a stream.
    ///
    /// @param expected the version that the writer has seen; 0 for a stream that does not exist
    /// @param events   at least one
    public record Append(StreamId stream, int expected, List<NewEvent> events) {
        public Append {
            events = List.copyOf(events);
            if (expected < 0 || events.isEmpty()) {
                throw new IllegalArgumentException("An append is one event or more behind a version, not " + events.size() + " behind " + expected);
            }
        }
    }

    private final Db db;
    private final Listing listing;
    private final Appends appends;
    private final Reads reads;
    private final StreamList list;

    private EventStore(Db db) {
        this.db = db;
        this.listing = new Listing(db);
        this.appends = new Appends(db, listing);
        this.reads = new Reads(db);
        this.list = new StreamList(db);
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
        return new EventStore(new Db(source));
    }

    /// Appends events behind the expected version, in one round trip and all or none. A command id in the metadata of the first event that
    /// was appended before appends nothing and answers with what it appended then. With one, an answer that is lost with the connection is
    /// found out on another; without one it stays unknown.
    ///
    /// @param expected the version that the writer has seen; 0 for a stream that does not exist
    /// @param events   at least one
    public AppendResult append(StreamId stream, int expected, List<NewEvent> events) {
        return appends.append(new Append(stream, expected, events));
    }

    /// Appends to several streams at once: all of it, in one round trip and one transaction, or nothing. The command id in the metadata of
    /// the very first event counts for all of it. Positions follow the names of the streams, not the order given.
    ///
    /// @param parts at least one, each of another stream
    public AppendResult.OfAll append(List<Append> parts) {
        if (parts.isEmpty() || parts.stream().map(Append::stream).distinct().count() < parts.size()) {
            throw new IllegalArgumentException("An append is of one stream or several, each once");
        }
        return appends.append(parts);
    }

    /// Notes a conflict that a writer has found without an append, as one that an append meets is noted.
    public void note(StreamId stream, AppendResult.Conflict conflict) {
        appends.note(stream, conflict);
    }

    /// Begins to place events of many streams in one transaction.
    public Bulk bulk() {
        return new Bulk(db);
    }

    /// Reads the events of a stream behind a version, in order, without holding more than a batch of them.
    ///
    /// @param after 0 for all
    public void read(StreamId stream, int after, Consumer<Recorded<String>> each) {
        reads.stream(stream, after, each);
    }

    /// Reads several streams, one after another, each in order behind a version of its own: what a page of the list shows, in one round trip.
    ///
    /// @param after the versions, 0 for all
    public void read(SequencedMap<StreamId, Integer> after, Consumer<Recorded<String>> each) {
        reads.streams(after, each);
    }

    /// Reads the log in the order of positions as one snapshot sees it; the consumer may throw to stop.
    public void log(LogQuery query, Consumer<Recorded<String>> each) {
        reads.log(query, each);
    }

    /// A page of the list of streams.
    ///
    /// @param limit most rows, 1 to 1000
    public StreamPage streams(StreamQuery query, PageKey key, int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException("A page has 1 to " + MOST_ROWS + " rows, not " + limit);
        }
        if (key instanceof PageKey.First) {
            listing.wanted();
        }
        return list.page(query, key, limit);
    }

    /// One stream's line; empty when there is no such stream.
    public Optional<StreamSummary> stream(StreamId stream) {
        return list.one(stream);
    }

    /// How many streams there are of each type, by type.
    public Map<String, Long> counts() {
        return list.counts();
    }

    /// The newest position; 0 for an empty log.
    public long head() {
        return reads.head();
    }

    /// The server as this store's connections see it, in one round trip.
    public Server server() {
        return db.run(Task.reading("The server could not be asked about itself"), connection -> {
            try (PreparedStatement statement = Db.prepare(connection, SERVER); ResultSet row = statement.executeQuery()) {
                row.next();
                return new Server(row.getString(1), row.getBoolean(2), row.getBoolean(3));
            }
        });
    }

    /// What of the store is not as it was made, a sentence each with what to do about it (see [Shape]).
    public List<String> faults() {
        return db.run(Task.reading("The store could not be looked over"), Shape::faults);
    }

    /// A PostgreSQL server.
    ///
    /// @param version  as it names itself: `18.4`
    /// @param standby  whether it replays another server's log and takes no writes
    /// @param readOnly whether it refuses the writes of these connections, for whatever reason; a user who may only read is one
    public record Server(String version, boolean standby, boolean readOnly) {
        /// What cannot be done on a standby, for who opens one; empty on any other server.
        public Optional<String> notice() {
            return standby ? Optional.of(Standby.WORDS) : Optional.empty();
        }
    }
}
