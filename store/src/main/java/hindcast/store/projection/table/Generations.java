package hindcast.store.projection.table;

import hindcast.store.jdbc.Db;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The generations of projections beside those in service, as [Catalogue] knows them: how they are numbered, copied, taken into service and dropped, each
/// within a transaction of the caller's.
public final class Generations {
    private static final String ONE = """
            select projection, number, revision, columns, checkpoint
            from hindcast.generations
            where projection = ?
              and number = ?
              and dropped_at is null
            """;

    // Nobody else numbers a generation of it, or takes one into service, until the transaction ends.
    private static final String NEXT = """
            select (
                select coalesce(max(number), 0) + 1
                from hindcast.generations
                where projection = name)
            from hindcast.projections
            where name = ?
            for update
            """;

    // One statement sees one moment: the checkpoint is that of the rows.
    private static final String COPY = """
            with copied as (
                insert into %1$s (%3$s)
                select %3$s
                from %2$s
                returning 1)
            update hindcast.generations
            set checkpoint = (
                select checkpoint
                from hindcast.generations
                where projection = ?
                  and number = ?)
            where projection = ?
              and number = ?
            returning checkpoint, (select count(*) from copied)
            """;

    private static final String SERVE = """
            update hindcast.projections
            set generation = ?, failed_position = null, failed_key = null, failure = null, failed_at = null, attempts = 0
            where name = ?
            """;

    private static final String DROPPED = """
            update hindcast.generations
            set dropped_at = clock_timestamp()
            where projection = ?
              and number = ?
              and dropped_at is null
            """;

    private Generations() {
    }

    /// A generation, in service or not, whatever somebody wants of its projection.
    ///
    /// @return null when there is none, or it was dropped
    public static @Nullable Served one(Connection connection, String name, int number) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, ONE, name, number); ResultSet row = statement.executeQuery()) {
            return row.next() ? new Served(row.getString(1), row.getInt(2), row.getInt(3), row.getString(4), row.getLong(5), true, false, 0) : null;
        }
    }

    /// The number of the next generation, and the projection's line locked.
    ///
    /// @return 0 when the projection has no generation yet
    public static int next(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, NEXT, name); ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /// Copies the rows of the generation in service, and its checkpoint.
    ///
    /// @return the checkpoint, and how many rows there are
    public static long[] copy(Connection connection, RowTable<?> into, Served served, int number) throws SQLException {
        String sql = COPY.formatted(into.name(), RowTable.name(served.name(), served.generation()), into.columns());
        try (PreparedStatement statement = Db.prepareUnwatched(connection, sql, served.name(), served.generation(), served.name(), number);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new long[] {row.getLong(1), row.getLong(2)};
        }
    }

    /// Takes a generation into service; what the one before could not fold is forgotten. The views are another matter, see [GenerationDdl#serve].
    public static void serve(Connection connection, String name, int number) throws SQLException {
        execute(connection, SERVE, number, name);
    }

    /// Notes that a generation was dropped.
    ///
    /// @return false when there is none
    public static boolean dropped(Connection connection, String name, int number) throws SQLException {
        return execute(connection, DROPPED, name, number) == 1;
    }

    private static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }
}
