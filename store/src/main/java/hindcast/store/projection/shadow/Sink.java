package hindcast.store.projection.shadow;

import hindcast.store.projection.table.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/// Where a worker puts the rows that it folds.
sealed interface Sink<R extends Record> extends Consumer<Row<R>>, AutoCloseable permits StreamRows, MergedRows {
    /// Ends a part: what belongs into the table now is written.
    ///
    /// @return how many rows were
    long end(Connection connection) throws SQLException;

    /// Forgets what was not written.
    @Override
    void close();
}
