package hindcast.store.projection.table;

import hindcast.store.jdbc.Db;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Writes lines into the audit trail, in the transaction of what they tell.
public final class Audit {
    private static final String WRITE = """
            insert into hindcast.audit (said_by, action, projection, details, reason)
            values (?, ?, ?, ?::json, ?)
            """;

    private static final String STANDING = """
            select coalesce((
                select json_build_object('generation', generation, 'revision', revision, 'checkpoint', checkpoint, 'failedPosition', failed_position)
                from hindcast.projections
                join hindcast.generations on projection = name and number = generation
                where name = ?), '{}')::text
            """;

    private Audit() {
    }

    /// A line.
    ///
    /// @param details a JSON object
    public record Line(String saidBy, String action, String projection, String details, String reason) {
    }

    /// How a projection stands, as the details of a line.
    public static String standing(Connection connection, String projection) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, STANDING, projection); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /// Writes it.
    public static void write(Connection connection, Line line) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, WRITE, line.saidBy(), line.action(), line.projection(), line.details(), line.reason())) {
            statement.executeUpdate();
        }
    }
}
