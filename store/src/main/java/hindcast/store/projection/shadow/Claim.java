package hindcast.store.projection.shadow;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.SqlErrors;
import hindcast.store.jdbc.Task;
import hindcast.store.projection.run.Holding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/// That this process, and no other, is at work at the generations of a projection that are not in service. It is an advisory lock of a connection that
/// is kept for it: gone at once with the process, however that ends.
public final class Claim implements AutoCloseable {
    /// The first part of every key; the second one tells which projection.
    public static final int REBUILDS = 0x68630003;

    private static final Task TAKE = Task.reading("Whether somebody is at work at the projection could not be found out");
    private static final String TRY = "select pg_try_advisory_lock(?, hashtext(?))";
    private static final String LEAVE = "select pg_advisory_unlock(?, hashtext(?))";
    private static final String HELD = """
            select exists (
                select
                from pg_catalog.pg_locks
                where locktype = 'advisory'
                  and database = (select oid from pg_catalog.pg_database where datname = current_database())
                  and classid = ?::bigint::oid
                  and objid = (hashtext(?)::bigint & 4294967295)::oid
                  and granted)
            """;

    // A host that is gone without a word is noticed in seconds.
    private static final String ALIVE = """
            select set_config('tcp_keepalives_idle', '3', false), set_config('tcp_keepalives_interval', '2', false),
                set_config('tcp_keepalives_count', '3', false)
            """;

    private final Connection connection;
    private final String projection;

    private Claim(Connection connection, String projection) {
        this.connection = connection;
        this.projection = projection;
    }

    /// Takes it; empty when somebody else has it.
    public static Optional<Claim> take(DataSource source, String projection) {
        try {
            Connection connection = source.getConnection();
            try {
                ask(connection, ALIVE);
                if (ask(connection, TRY, REBUILDS, projection)) {
                    return Optional.of(new Claim(connection, projection));
                }
                connection.close();
                return Optional.empty();
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException error) {
            throw SqlErrors.translate(TAKE, error);
        }
    }

    /// Whether any process runs a projection at this moment.
    public static boolean isRun(Db db, String projection) {
        return db.run(TAKE, connection -> ask(connection, HELD, (long) Holding.PROJECTIONS, projection));
    }

    private static boolean ask(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, sql, values); ResultSet row = statement.executeQuery()) {
            row.next();
            return "t".equals(row.getString(1));
        }
    }

    /// Lets go of it.
    @Override
    public void close() {
        try (connection) {
            // A pool would keep the lock together with the connection.
            ask(connection, LEAVE, REBUILDS, projection);
        } catch (SQLException gone) {
            // A connection that is gone holds nothing.
            return;
        }
    }
}
