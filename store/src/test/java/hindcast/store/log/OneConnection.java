package hindcast.store.log;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A pool of a single connection, which it gives out again and again.
final class OneConnection extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;

    private final transient PGConnectionPoolDataSource pool = new PGConnectionPoolDataSource();
    private transient PooledConnection connection;

    private OneConnection(PGSimpleDataSource source) throws SQLException {
        pool.setURL(source.getURL());
        pool.setUser(source.getUser());
        connection = pool.getPooledConnection();
    }

    static OneConnection to(PGSimpleDataSource source) throws SQLException {
        return new OneConnection(source);
    }

    /// Ends every connection to the database but the one that asks for it.
    static void cut(PGSimpleDataSource source) throws SQLException {
        try (Writer other = Writer.on(source)) {
            other.run("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    /// The connection; another one when it was found broken the last time.
    @Override
    public Connection getConnection() throws SQLException {
        try {
            return connection.getConnection();
        } catch (SQLException _) {
            connection = pool.getPooledConnection();
            return connection.getConnection();
        }
    }
}
