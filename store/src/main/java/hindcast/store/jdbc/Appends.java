package hindcast.store.jdbc;

import hindcast.store.AppendResult;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Writes to one stream, through the function `hindcast.append`.
public final class Appends {
    private static final String APPEND = """
            select first_version, last_version, last_position, actual
            from hindcast.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ANOTHER_WAS_FASTER = "23505";

    private final Db db;

    public Appends(Db db) {
        this.db = db;
    }

    /// Appends behind the expected version, or answers what stands there.
    ///
    /// @param events at least one
    public AppendResult append(StreamId stream, int expected, List<NewEvent> events) {
        Task task = Task.writing(
                "Nothing was appended to " + stream,
                "Whether it was written is not known: look at its timeline, or send the same command again, which appends once.");
        return db.run(task, connection -> {
            try {
                return call(connection, stream, expected, events);
            } catch (SQLException error) {
                // The same command was sent to two streams at once. This one came second, and will now find what the first one appended.
                if (ANOTHER_WAS_FASTER.equals(error.getSQLState())) {
                    return call(connection, stream, expected, events);
                }
                throw error;
            }
        });
    }

    private static AppendResult call(Connection connection, StreamId stream, int expected, List<NewEvent> events) throws SQLException {
        EventColumns columns = EventColumns.of(events);
        Object[] values = {
            stream.type(), stream.id(), expected, events.getFirst().metadata().commandId().orElse(null),
            columns.ids(), columns.types(), columns.revisions(), columns.times(), columns.data(), columns.metadata()
        };
        try (PreparedStatement statement = Db.prepare(connection, APPEND, values); ResultSet row = statement.executeQuery()) {
            row.next();
            int actual = row.getInt(4);
            return row.wasNull()
                    ? new AppendResult.Appended(row.getInt(1), row.getInt(2), row.getLong(3))
                    : new AppendResult.Conflict(expected, actual);
        }
    }
}
