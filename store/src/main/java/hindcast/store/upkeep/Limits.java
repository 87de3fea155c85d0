package hindcast.store.upkeep;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// How long a server waits for others, works, and lets a transaction stand idle on our behalf, before it gives up and says so. The server keeps
/// these limits itself: a program that hangs or is cut off then hinders nobody for long.
///
/// A limit on waiting or idling that a user, a role or a database has is left as it is. A statement that
/// should be answered at once is cancelled earlier, see [hindcast.store.jdbc.Db#SECONDS].
public enum Limits {
    /// Where somebody waits for the answer, up to an import's largest statement: a connection's own limits.
    ANSWERS("10s", """
            case current_setting('statement_timeout') when '0' then set_config('statement_timeout', '9min', %b) end"""),

    /// While tables are created, rewritten or indexed, which takes as long as they are large: however short a connection's own limit is.
    CHANGES("60s", """
            set_config('statement_timeout', '60min', %b)""");

    private static final String SET = """
            select case current_setting('lock_timeout') when '0' then set_config('lock_timeout', '%s', %b) end,
                case current_setting('idle_in_transaction_session_timeout')
                    when '0' then set_config('idle_in_transaction_session_timeout', '5min', %<b) end,
            """;

    private final String locked;
    private final String working;

    Limits(String locked, String working) {
        this.locked = locked;
        this.working = working;
    }

    /// The statement that sets them for a connection until it is closed: what a pool runs when it makes one.
    public String ofConnection() {
        return sql(false);
    }

    /// Sets them until the end of the transaction that has begun.
    public void inTransaction(Connection connection) throws SQLException {
        execute(connection, sql(true));
    }

    /// Sets them for a connection until it is closed.
    public void onConnection(Connection connection) throws SQLException {
        execute(connection, sql(false));
    }

    private String sql(boolean local) {
        return SET.formatted(locked, local) + working.formatted(local);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
