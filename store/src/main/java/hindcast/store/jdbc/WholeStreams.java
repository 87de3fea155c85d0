package hindcast.store.jdbc;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the streams of a type one after another, each whole: what folds many streams wants, because it has to remember one at a time. Next to
/// [Layout], [PickedStreams] and [Contradictions] the only class that names columns of the events.
public final class WholeStreams {
    private static final int FETCHED = 1_000;

    // The order is that of an index, and no plan that sorts instead is quicker for who reads all.
    private static final String CHOOSE = """
            select set_config('hindcast.type', ?, true), set_config('hindcast.after', ?, true), set_config('hindcast.until', coalesce(?, ''), true),
                set_config('hindcast.position', ?::text, true), set_config('enable_seqscan', 'off', true),
                set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)
            """;

    // COPY takes no parameters, but settings are values; each is asked for once, not for each event.
    private static final String COPY = """
            copy (
                select position, stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata
                from hindcast.events
                where stream_type = (select current_setting('hindcast.type'))
                  and stream_id > (select current_setting('hindcast.after'))
                  and %s
                  and position <= (select current_setting('hindcast.position')::bigint)
                order by stream_id, version)
            to stdout (format binary)
            """;

    private static final String ENDS = "stream_id <= (select current_setting('hindcast.until'))";

    private static final String NEXT = """
            select max(id)
            from (
                select id
                from hindcast.stream_ids
                where type = ?
                  and id > ?
                order by id
                limit ?) as next
            """;

    // The place of the event that ends a range, found in the index that the range is read by.
    private static final String BY_INDEX = """
            select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)
            """;
    private static final String ENDED_BY = """
            select stream_id
            from hindcast.events
            where stream_type = ?
              and stream_id > ?
            order by stream_id, version
            offset ?
            limit 1
            """;

    // What was written down at or behind the first event of that time or a later one: times run backwards, positions do not.
    private static final String TOUCHED = """
            select distinct stream_id
            from hindcast.events
            where stream_type = ?
              and stream_id > ?
              and position <= ?
              and position >= (
                select min(position)
                from hindcast.events
                where recorded_at >= ?)
            order by stream_id
            """;

    private static final String EVENTS = """
            select coalesce((
                select sum(version)
                from hindcast.streams
                where type = ?), 0) + (
                select count(*)
                from hindcast.events
                where stream_type = ?
                  and position > (
                    select position
                    from hindcast.listed))
            """;

    private static final String EVENTS_OF_TOUCHED = """
            select count(*)
            from hindcast.events
            where stream_type = ?
              and stream_id in (
                select stream_id
                from hindcast.events
                where stream_type = ?
                  and position >= (
                    select min(position)
                    from hindcast.events
                    where recorded_at >= ?))
            """;

    private WholeStreams() {
    }

    /// Some streams of a type: those behind an id and up to another one, in the order of the database's "C" collation.
    ///
    /// @param after an empty text to begin with the first one
    /// @param until null for all the rest
    public record Range(String type, String after, @Nullable String until) {
    }

    /// Reads the events of a range, stream after stream and each in the order of versions; nothing is kept.
    ///
    /// @param connection in a transaction
    /// @param position   up to which events count
    /// @param each       may throw to stop
    public static void read(Connection connection, Range range, long position, Consumer<Recorded<String>> each) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, CHOOSE, range.type(), range.after(), range.until(), position)) {
            statement.execute();
        }
        Reads.copy(connection, COPY.formatted(range.until() == null ? "true" : ENDS), each);
    }

    /// The next range of so many streams behind an id, as far as they are listed; empty when no further one is: then all the rest is the last range.
    public static Optional<Range> next(Connection connection, String type, String after, int streams) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, NEXT, type, after, streams); ResultSet row = statement.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getString(1)).map(until -> new Range(type, after, until));
        }
    }

    /// The next range behind an id that has about so many events, listed or not: those of its last stream are all among them. Without an end when it is
    /// the last one.
    ///
    /// @param connection in a transaction
    public static Range nextByEvents(Connection connection, String type, String after, int events) throws SQLException {
        byIndex(connection);
        try (PreparedStatement statement = Db.prepareOnce(connection, ENDED_BY, type, after, events - 1); ResultSet row = statement.executeQuery()) {
            return new Range(type, after, row.next() ? row.getString(1) : null);
        }
    }

    /// Has the rest of a transaction read ranges by their index, whatever the server thinks of how many there are.
    static void byIndex(Connection connection) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, BY_INDEX)) {
            statement.execute();
        }
    }

    /// The streams that an event was added to since a time, in the order of their ids.
    ///
    /// @param connection in a transaction
    /// @param range      its end does not matter
    /// @param position   up to which events count
    /// @param each       told of each id while the server still looks for the next ones; may throw to stop
    public static void touched(Connection connection, Range range, Instant since, long position, Consumer<String> each) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, TOUCHED, range.type(), range.after(), position, since)) {
            statement.setQueryTimeout(Db.SECONDS_OF_A_SCAN);
            statement.setFetchSize(FETCHED);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.accept(row.getString(1));
                }
            }
        }
    }

    /// How many events the streams of a type have.
    public static long events(Connection connection, String type) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, EVENTS, type, type); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /// How many events the streams have that an event was added to since a time.
    public static long eventsOfTouched(Connection connection, String type, Instant since) throws SQLException {
        try (PreparedStatement statement = Db.prepareUnwatched(connection, EVENTS_OF_TOUCHED, type, type, since); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /// How many events a stream has.
    public static long eventsOf(Connection connection, StreamId stream) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, Layout.VERSION, stream.type(), stream.id()); ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
