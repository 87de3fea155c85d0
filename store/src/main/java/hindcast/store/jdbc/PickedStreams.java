package hindcast.store.jdbc;

import hindcast.store.Recorded;
import hindcast.store.jdbc.WholeStreams.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Reads some streams of a type, named one by one, each whole as [WholeStreams] does: where few of many are wanted.
public final class PickedStreams {
    /// In how many parts streams fall by a hash of their ids, always the same ones.
    public static final int PARTS = 10_000;

    private static final String CHOOSE = """
            select set_config('hindcast.type', ?, true), set_config('hindcast.ids', (?::text[])::text, true),
                set_config('hindcast.position', ?::text, true), set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)
            """;

    private static final String COPY = """
            copy (
                select position, stream_type, stream_id, version, e.id, type, revision, recorded_at, data, metadata
                from (
                    select distinct id
                    from unnest(current_setting('hindcast.ids')::text[]) as one (id)) as wanted
                join hindcast.events e on stream_type = current_setting('hindcast.type') and stream_id = wanted.id
                where position <= (select current_setting('hindcast.position')::bigint)
                order by stream_id, version)
            to stdout (format binary)
            """;

    private static final String IDS = """
            select id
            from hindcast.stream_ids
            where type = ?
              and id > ?
              and id <= coalesce(?, id)
              and %s
            """;

    private static final String HAVING = """
            select distinct stream_id
            from hindcast.events
            where stream_type = ?
              and stream_id > ?
              and (?::text is null or stream_id <= ?)
              and type = any (?)
              and position <= ?
            limit ?
            """;

    private static final String IN_SHARE = "(hashtextextended(%s, 0) %% 10000 + 10000) %% 10000 < %d";

    private PickedStreams() {
    }

    /// Reads the events of the streams, stream after stream and each in the order of versions; nothing is kept.
    ///
    /// @param connection in a transaction
    /// @param ids        thousands, not more: they are part of the statement
    /// @param position   up to which events count
    /// @param each       may throw to stop
    public static void read(Connection connection, String type, Collection<String> ids, long position, Consumer<Recorded<String>> each)
            throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, CHOOSE, type, ids.toArray(String[]::new), position)) {
            statement.execute();
        }
        Reads.copy(connection, COPY, each);
    }

    /// The streams of a range that are in a share of all, so many of their [#PARTS], as far as they are listed.
    public static List<String> ids(Connection connection, Range range, int share) throws SQLException {
        List<String> ids = new ArrayList<>();
        String sql = IDS.formatted(share(share, "id"));
        try (PreparedStatement statement = Db.prepareOnce(connection, sql, range.type(), range.after(), range.until());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    /// The streams of a range, listed or not, that have an event of one of some types.
    ///
    /// @param connection in a transaction
    /// @param position up to which events count
    /// @param most     no more than so many
    public static List<String> having(Connection connection, Range range, Set<String> types, long position, int most) throws SQLException {
        List<String> ids = new ArrayList<>();
        WholeStreams.byIndex(connection);
        try (PreparedStatement statement = Db.prepareOnce(connection, HAVING,
                range.type(), range.after(), range.until(), range.until(), types.toArray(String[]::new), position, most);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    /// The condition that an id is in a share.
    ///
    /// @param column as a statement names it
    public static String share(int share, String column) {
        return share >= PARTS ? "true" : IN_SHARE.formatted(column, share);
    }
}
