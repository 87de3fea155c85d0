package hindcast.store.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Somebody else's program in the middle of a transaction: it writes rows and takes its time with the commit.
record Writer(Connection connection) implements AutoCloseable {
    static Writer on(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return new Writer(connection);
    }

    Writer run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    /// Inserts an event into the native log and answers its position.
    long insert() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
                insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                values ('Order', gen_random_uuid()::text, 1, gen_random_uuid()::text, 'Placed', 1, '{}', '{}')
                returning position
                """)) {
            row.next();
            return row.getLong(1);
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
