package hindcast.store.projection.run;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.SqlErrors;
import hindcast.store.jdbc.Task;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/// Which projections this process runs. Each is held by an advisory lock of one connection that is kept for it: when the process dies, or its connection does,
/// the locks are gone at once and another process takes over. Several processes share: none holds more than its part of all.
///
/// Should a connection be thought alive by the server that is not, nothing is written twice: rows and checkpoint are written under a lock of
/// their own.
final class Hold implements AutoCloseable {
    private static final Task HOLD = Task.writing("The projections of this process were not taken", "Another process may run them.");

    private static final String JOIN = "select pg_advisory_lock_shared(?, 0)";
    private static final String TAKE = "select pg_try_advisory_lock(?, hashtext(?))";
    private static final String LEAVE = "select pg_advisory_unlock(?, hashtext(?))";
    private static final String COUNT = """
            select count(*)
            from pg_catalog.pg_locks
            where locktype = 'advisory'
              and database = (select oid from pg_catalog.pg_database where datname = current_database())
              and classid = ?::bigint::oid
              and granted
            """;
    // A host that is gone without a word is noticed in seconds.
    private static final String ALIVE = """
            select set_config('tcp_keepalives_idle', '3', false), set_config('tcp_keepalives_interval', '2', false),
                set_config('tcp_keepalives_count', '3', false), set_config('application_name', ?, false)
            """;

    private final Connection connection;
    private final Set<String> held = new TreeSet<>();

    /// @param name what the server calls this process, for who asks who runs a projection
    Hold(DataSource source, String name) {
        try {
            this.connection = source.getConnection();
            ask(ALIVE, name);
            ask(JOIN, Holding.RUNNERS);
        } catch (SQLException error) {
            throw SqlErrors.translate(HOLD, error);
        }
    }

    /// Takes what is free and gives back what is too much.
    ///
    /// @param wanted every projection that this process could run
    /// @return those that it holds now
    Set<String> share(List<String> wanted) {
        try {
            long processes = Math.max(1, ask(COUNT, (long) Holding.RUNNERS));
            long part = (wanted.size() + processes - 1) / processes;
            for (String name : List.copyOf(held)) {
                if (held.size() > part || !wanted.contains(name)) {
                    ask(LEAVE, Holding.PROJECTIONS, name);
                    held.remove(name);
                }
            }
            for (String name : wanted) {
                if (held.size() < part && !held.contains(name) && ask(TAKE, Holding.PROJECTIONS, name) == 1) {
                    held.add(name);
                }
            }
            return Set.copyOf(held);
        } catch (SQLException error) {
            throw SqlErrors.translate(HOLD, error);
        }
    }

    private long ask(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, sql, values); ResultSet row = statement.executeQuery()) {
            row.next();
            Object answer = row.getObject(1);
            return answer instanceof Boolean yes ? (yes ? 1 : 0) : answer instanceof Number number ? number.longValue() : 0;
        }
    }

    /// Lets go of all of them.
    @Override
    public void close() {
        try (connection) {
            // A pool would keep the locks together with the connection.
            ask("select 1 from (select pg_advisory_unlock_all()) as it");
        } catch (SQLException gone) {
            // A connection that is gone holds nothing.
            held.clear();
        }
    }
}
