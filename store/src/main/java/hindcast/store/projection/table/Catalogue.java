package hindcast.store.projection.table;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which generation of which projection is in service, and how it stands. Names of tables and columns of it stand here alone.
public final class Catalogue {
    private static final String SERVED = """
            select name, generation, revision, columns, checkpoint, wanted = 'running', failed_position is not null, attempts
            from hindcast.projections
            join hindcast.generations on projection = name and number = generation
            """;

    private static final String LOCK = """
            select checkpoint
            from hindcast.generations
            where projection = ?
              and number = ?
            for update
            """;

    private static final String MOVE = """
            update hindcast.generations
            set checkpoint = ?, handled = handled + ?, moved_at = clock_timestamp()
            where projection = ?
              and number = ?
            """;

    private static final String FAIL = """
            update hindcast.projections
            set failed_position = ?, failed_key = ?, failure = ?, failed_at = clock_timestamp(), attempts = attempts + 1
            where name = ?
            """;

    private static final String PASSED = """
            update hindcast.projections
            set attempts = 0
            where name = ?
            """;

    private static final String SKIPS = """
            select position
            from hindcast.skips
            where projection = ?
            """;

    private static final String BEGIN = """
            insert into hindcast.projections (name, generation)
            values (?, 1)
            on conflict do nothing
            """;

    private static final String GENERATION = """
            insert into hindcast.generations (projection, number, revision, columns, checkpoint)
            values (?, ?, ?, ?, ?)
            """;

    private static final String NOTE = """
            insert into hindcast.checkpoint_samples (projection, checkpoint, mark, behind)
            select name, checkpoint, ?, least(2147483647, greatest(0, ? - checkpoint))
            from hindcast.projections
            join hindcast.generations on projection = name and number = generation
            where name = any (?)
            """;

    private static final String FORGET = """
            with old as (
                delete from hindcast.conflicts
                where at < clock_timestamp() - interval '1 day')
            delete from hindcast.checkpoint_samples
            where at < clock_timestamp() - interval '1 day'
            """;

    private final Db db;

    public Catalogue(Db db) {
        this.db = db;
    }

    /// What is in service of every projection that has a generation, by name.
    public Map<String, Served> served() {
        return db.run(Task.reading("The projections could not be read"), connection -> {
            List<Served> all = all(connection, SERVED);
            return all.stream().collect(Collectors.toMap(Served::name, Function.identity()));
        });
    }

    /// What is in service of a projection, within a transaction.
    ///
    /// @return null when it has no generation
    public static @Nullable Served served(Connection connection, String name) throws SQLException {
        List<Served> found = all(connection, SERVED + "where name = ?", name);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static List<Served> all(Connection connection, String sql, Object... values) throws SQLException {
        List<Served> all = new ArrayList<>();
        try (PreparedStatement statement = Db.prepare(connection, sql, values); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                all.add(new Served(row.getString(1), row.getInt(2), row.getInt(3), row.getString(4), row.getLong(5), row.getBoolean(6),
                        row.getBoolean(7), row.getInt(8)));
            }
        }
        return all;
    }

    /// Locks a generation until the end of the transaction: who writes its rows or takes it into service or out of it has done so.
    ///
    /// @return its checkpoint; -1 when there is no such generation
    public static long lock(Connection connection, String name, int number) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, LOCK, name, number); ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    /// Moves the checkpoint of a locked generation.
    ///
    /// @param handled how many events it has handled on the way
    public static void move(Connection connection, Served it, long checkpoint, long handled) throws SQLException {
        execute(connection, MOVE, checkpoint, handled, it.name(), it.generation());
        // The next event that is handled after a failure is the one that failed.
        if (it.attempts() > 0 && handled > 0) {
            execute(connection, PASSED, it.name());
        }
    }

    /// Notes that an event cannot be folded.
    ///
    /// @param key the row that it would have changed
    public static void fail(Connection connection, String name, long position, String key, String reason) throws SQLException {
        execute(connection, FAIL, position, key, reason, name);
    }

    /// Notes where the checkpoints stand, and forgets what was noted more than a day ago.
    ///
    /// @param mark the safe mark
    public void note(Set<String> names, long mark) {
        db.run(Task.writing("Where the projections stand was not noted", "It may be noted."), connection -> {
            execute(connection, NOTE, mark, mark, names.toArray(String[]::new));
            execute(connection, FORGET);
            return names;
        });
    }

    /// The positions that a projection passes over.
    public Set<Long> skips(String name) {
        return db.run(Task.reading("What " + name + " passes over could not be read"), connection -> skips(connection, name));
    }

    /// The positions that a projection passes over, within a transaction.
    public static Set<Long> skips(Connection connection, String name) throws SQLException {
        Set<Long> positions = new HashSet<>();
        try (PreparedStatement statement = Db.prepare(connection, SKIPS, name); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                positions.add(row.getLong(1));
            }
        }
        return positions;
    }

    /// Makes the first generation of a projection, empty and in service, if there is none. All or nothing.
    ///
    /// @throws hindcast.store.StoreException.Denied when the user may not create tables in `read_model`
    public void begin(Projection<?, ?, ?> projection) {
        db.run(Task.writing("The table of " + projection.name() + " was not made", "Either all of it was made or nothing."), connection -> {
            connection.setAutoCommit(false);
            try {
                Ownership.assume(connection);
                if (execute(connection, BEGIN, projection.name()) == 1) {
                    GenerationDdl.create(connection, projection, 1);
                    add(connection, projection, 1, 0);
                    GenerationDdl.index(connection, projection, 1);
                    GenerationDdl.serve(connection, projection, 1);
                }
                connection.commit();
            } catch (SQLException error) {
                connection.rollback();
                throw error;
            } finally {
                connection.setAutoCommit(true);
            }
            return projection;
        });
    }

    /// Adds a generation, within a transaction.
    public static void add(Connection connection, Projection<?, ?, ?> projection, int number, long checkpoint) throws SQLException {
        execute(connection, GENERATION, projection.name(), number, projection.revision(), RowShape.of(projection.row()).signature(), checkpoint);
    }

    private static int execute(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }
}
