package hindcast.store.jdbc;

import hindcast.store.upkeep.Limits;
import java.sql.Connection;
import java.sql.SQLException;

/// A connection that is kept over several calls which become visible together. Close it: until then it is missing from the pool.
public final class Transaction implements AutoCloseable {
    private final Task task;
    private final Connection connection;

    private Transaction(Task task, Connection connection) {
        this.task = task;
        this.connection = connection;
    }

    static Transaction on(Connection connection, Task task, boolean readOnly) throws SQLException {
        try {
            connection.setReadOnly(readOnly);
            connection.setAutoCommit(false);
            if (!readOnly) {
                Limits.ANSWERS.inTransaction(connection);
            }
            return new Transaction(task, connection);
        } catch (SQLException error) {
            connection.close();
            throw error;
        }
    }

    /// Runs statements within the transaction.
    public <T> T run(Db.Work<T> work) {
        try {
            return work.with(connection);
        } catch (SQLException error) {
            throw SqlErrors.translate(task, error);
        }
    }

    /// Makes it all visible, at once and durably.
    public void commit() {
        run(used -> {
            used.commit();
            return used;
        });
    }

    @Override
    public void close() {
        run(used -> {
            try (used) {
                used.rollback();
                used.setAutoCommit(true);
                used.setReadOnly(false);
            }
            return task;
        });
    }
}
