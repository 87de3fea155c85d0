package hindcast.store.ranges;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import java.sql.Statement;

/// A look at several things as they stood at the same moment: a transaction that only reads, which an auditor may begin too.
public final class Glimpse {
    // Of this transaction alone, whatever the connection is used for next.
    private static final String ONE_MOMENT = "set transaction isolation level repeatable read";

    private Glimpse() {
    }

    /// Looks. Whatever the statements find is of the moment of the first one.
    public static <T> T of(Db db, Task task, Db.Work<T> work) {
        return db.look(task, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(ONE_MOMENT);
            }
            return work.with(connection);
        });
    }
}
