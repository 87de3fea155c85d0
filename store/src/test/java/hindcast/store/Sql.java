package hindcast.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// What an administrator does to a database behind the store's back.
final class Sql {
    private Sql() {
    }

    /// Runs statements, each on its own, as the superuser that owns the test databases.
    static void execute(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// The first column of what a statement answers.
    static List<String> texts(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    /// The one value of a statement.
    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /// Ends every other connection to the database, as a restart of the server does.
    static void cutConnections(DataSource source) {
        try {
            execute(source, """
                    select pg_terminate_backend(pid, 5000)
                    from pg_stat_activity
                    where datname = current_database()
                      and pid <> pg_backend_pid()
                    """);
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    /// The same database, seen as another user.
    static PGSimpleDataSource as(String user, PGSimpleDataSource source) {
        PGSimpleDataSource other = new PGSimpleDataSource();
        other.setServerNames(source.getServerNames());
        other.setPortNumbers(source.getPortNumbers());
        other.setDatabaseName(source.getDatabaseName());
        other.setUser(user);
        return other;
    }
}
