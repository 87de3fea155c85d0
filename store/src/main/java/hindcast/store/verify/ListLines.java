package hindcast.store.verify;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.WholeStreams.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lines of the list of streams, as they are kept.
final class ListLines {
    private static final String LINES = """
            select coalesce(s.id, i.id), s.version, s.first_at, s.last_at, s.last_type, i.first_at
            from (
                select id, version, first_at, last_at, last_type
                from hindcast.streams
                where type = ?
                  and id > ?
                  and id <= coalesce(?, id)) as s
            full join (
                select id, first_at
                from hindcast.stream_ids
                where type = ?
                  and id > ?
                  and id <= coalesce(?, id)) as i on i.id = s.id
            order by 1
            """;

    private static final String LISTED = """
            select coalesce((
                select position
                from hindcast.listed), 0)
            """;

    private ListLines() {
    }

    /// A line. What is empty is not listed.
    ///
    /// @param began the first time in the table of ids
    record Line(Optional<Integer> version, Optional<Instant> firstAt, Optional<Instant> lastAt, Optional<String> lastType, Optional<Instant> began) {
        static final Line NONE = new Line(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The lines of a range, by id.
    static Map<String, Line> of(Connection connection, Range range) throws SQLException {
        Map<String, Line> lines = new LinkedHashMap<>();
        try (PreparedStatement statement = Db.prepareOnce(
                connection, LINES, range.type(), range.after(), range.until(), range.type(), range.after(), range.until());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                lines.put(row.getString(1), new Line(
                        Optional.ofNullable(row.getObject(2, Integer.class)), time(row, 3), time(row, 4),
                        Optional.ofNullable(row.getString(5)), time(row, 6)));
            }
        }
        return lines;
    }

    /// The position up to which the list follows the log.
    static long listed(Connection connection) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, LISTED); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
