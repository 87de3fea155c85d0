package hindcast.store.projection.shadow;

import hindcast.store.jdbc.Copy;
import hindcast.store.projection.table.Row;
import hindcast.store.projection.table.RowTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The rows of a part of the streams, one for each, which are written together.
final class StreamRows<R extends Record> implements Sink<R> {
    private final RowTable<R> table;
    private final List<Row<R>> rows = new ArrayList<>();

    StreamRows(RowTable<R> table) {
        this.table = table;
    }

    @Override
    public void accept(Row<R> row) {
        rows.add(row);
    }

    @Override
    public long end(Connection connection) throws SQLException {
        try (Copy copy = table.copy(connection)) {
            for (Row<R> row : rows) {
                copy.row(table.line(row));
            }
        }
        long written = rows.size();
        rows.clear();
        return written;
    }

    @Override
    public void close() {
        rows.clear();
    }
}
