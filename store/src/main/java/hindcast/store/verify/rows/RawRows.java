package hindcast.store.verify.rows;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.PickedStreams;
import hindcast.store.jdbc.WholeStreams.Range;
import hindcast.store.projection.RowShape.Column;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.table.RowTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of a generation as values, by their keys. No records are made of them: what somebody has changed by hand may fit none.
final class RawRows<R extends Record> {
    private static final String SELECT = """
            select %s
            from %s
            """;

    private static final String RANGE = """
            where %1$s > ?
              and %2$s
              and %3$s
            order by %1$s
            """;

    private static final String FIRST_RANGE = """
            where %1$s >= ?
              and %2$s
              and %3$s
            order by %1$s
            """;

    private static final String THESE = """
            where %s = any (?)
            """;

    private static final String ALL = """
            order by %s
            """;

    private static final int BATCH = 1_000;

    private final RowShape<R> shape;
    private final String select;
    private final String key;

    /// @param table of a generation
    RawRows(RowTable<R> table) {
        this.shape = table.shape();
        this.select = SELECT.formatted(shape.columns().stream().map(RawRows::read).collect(Collectors.joining(", ")), table.name());
        this.key = Db.quoted(shape.keys().getFirst().name());
    }

    // NaN and infinity are no decimals here: they are read as nothing, which no amount is.
    private static String read(Column column) {
        String name = Db.quoted(column.name());
        return column.type() == Column.Type.NUMERIC ? "case when %1$s - %1$s = 0 then %1$s end".formatted(name) : name;
    }

    /// Those of a projection with a row per stream whose ids are in a range and a share.
    Map<List<Object>, @Nullable Object[]> of(Connection connection, Range range, int share) throws SQLException {
        // No stream has an empty id, but a row may.
        String where = (range.after().isEmpty() ? FIRST_RANGE : RANGE)
                .formatted(key, range.until() == null ? "?::text is null" : key + " <= ?", PickedStreams.share(share, key));
        return read(connection, select + where, range.after(), range.until());
    }

    /// Those of a projection with a row per stream that have these ids.
    Map<List<Object>, @Nullable Object[]> of(Connection connection, Collection<String> ids) throws SQLException {
        return read(connection, select + THESE.formatted(key), (Object) ids.toArray(String[]::new));
    }

    /// Tells all rows in the order of their keys.
    void all(Connection connection, Consumer<@Nullable Object[]> each) throws SQLException {
        read(connection, each, select + ALL.formatted(RowTable.names(shape.keys())));
    }

    private Map<List<Object>, @Nullable Object[]> read(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        Map<List<Object>, @Nullable Object[]> rows = new LinkedHashMap<>();
        read(connection, row -> rows.put(shape.key(row), row), sql, values);
        return rows;
    }

    private void read(Connection connection, Consumer<@Nullable Object[]> each, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = Db.prepareOnce(connection, sql, values)) {
            statement.setFetchSize(BATCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.accept(RowTable.values(row, shape.columns(), 1));
                }
            }
        }
    }
}
