package hindcast.store.jdbc;

import hindcast.store.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the streams of a type one after another, each whole: what folds many streams wants, because it has to remember one at a time. Next to
/// [Layout] the only class that names columns of the events.
public final class WholeStreams {
    // The order is that of an index, and no plan that sorts instead is quicker for who reads all.
    private static final String CHOOSE = """
            select set_config('hindcast.type', ?, true), set_config('hindcast.after', ?, true), set_config('hindcast.until', coalesce(?, ''), true),
                set_config('hindcast.position', ?::text, true), set_config('enable_seqscan', 'off', true),
                set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)
            """;

    // COPY takes no parameters, but settings are values.
    private static final String COPY = """
            copy (
                select position, stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata
                from hindcast.events
                where stream_type = current_setting('hindcast.type')
                  and stream_id > current_setting('hindcast.after')
                  and %s
                  and %s
                  and position <= current_setting('hindcast.position')::bigint
                order by stream_id, version)
            to stdout (format binary)
            """;

    private static final String ENDS = "stream_id <= current_setting('hindcast.until')";

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

    /// In how many parts streams fall by a hash of their ids, always the same ones.
    public static final int PARTS = 10_000;

    private static final String IN_SHARE = "(hashtextextended(%s, 0) %% 10000 + 10000) %% 10000 < %d";

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
        read(connection, range, PARTS, position, each);
    }

    /// The same of a share of the streams: so many of their [#PARTS].
    public static void read(Connection connection, Range range, int share, long position, Consumer<Recorded<String>> each) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, CHOOSE, range.type(), range.after(), range.until(), position)) {
            statement.execute();
        }
        Reads.copy(connection, COPY.formatted(range.until() == null ? "true" : ENDS, share(share, "stream_id")), each);
    }

    /// The condition that an id is one of a share.
    ///
    /// @param column as a statement names it
    public static String share(int share, String column) {
        return share >= PARTS ? "true" : IN_SHARE.formatted(column, share);
    }

    /// The next range of so many streams behind an id, as far as they are listed; empty when no further one is: then all the rest is the last range.
    public static Optional<Range> next(Connection connection, String type, String after, int streams) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, NEXT, type, after, streams); ResultSet row = statement.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getString(1)).map(until -> new Range(type, after, until));
        }
    }
}
