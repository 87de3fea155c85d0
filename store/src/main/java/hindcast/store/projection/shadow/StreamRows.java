package hindcast.store.projection.shadow;

import hindcast.store.jdbc.BinaryRows;
import hindcast.store.jdbc.Copy;
import hindcast.store.projection.table.Row;
import hindcast.store.projection.table.RowTable;
import java.sql.Connection;
import java.sql.SQLException;

/// The rows of a part of the streams, one for each, which are written together.
final class StreamRows<R extends Record> implements Sink<R> {
    private final RowTable<R> table;
    private final BinaryRows rows = new BinaryRows();

    StreamRows(RowTable<R> table) {
        this.table = table;
    }

    @Override
    public void accept(Row<R> row) {
        rows.add(table.line(row));
    }

    @Override
    public long end(Connection connection) throws SQLException {
        try (Copy copy = table.copy(connection)) {
            copy.rows(rows);
        }
        long written = rows.count();
        rows.clear();
        return written;
    }

    @Override
    public void close() {
        rows.clear();
    }
}
