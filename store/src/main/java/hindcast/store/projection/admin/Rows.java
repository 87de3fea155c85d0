package hindcast.store.projection.admin;

import hindcast.store.StoreException;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.admin.RowStatement.Bound;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.RowTable;
import hindcast.store.projection.table.Served;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of read models as their users see them, page by page, in the order of any column. A page is found by the row before it, never by counting rows:
/// the last page of a million costs what the first one does, if there is an index on the column.
public final class Rows {
    private final Projections projections;
    private final Db db;

    public Rows(Projections projections) {
        this.projections = projections;
        this.db = new Db(projections.source());
    }

    /// The columns of a read model.
    ///
    /// @throws IllegalArgumentException when the program has no such projection
    public RowShape<?> shape(String name) {
        return RowShape.of(named(name).row());
    }

    /// Some rows.
    ///
    /// @param limit most rows, at least 1
    /// @throws IllegalArgumentException      when there is no such projection or column, or a value is not of its column's type
    /// @throws StoreException.Failed when the rows that are served are of another shape than the program's
    public RowPage page(String name, RowQuery query, RowKey key, int limit) {
        boolean backward = key instanceof RowKey.Last || key instanceof RowKey.Before;
        RowStatement statement = new RowStatement(name, shape(name), query, backward);
        List<RowValues> found = db.run(Task.reading("The rows of " + name + " could not be read"), connection -> {
            check(connection, named(name));
            return switch (key) {
                case RowKey.First(), RowKey.Last() -> read(connection, statement, null, limit + 1);
                case RowKey.After(RowValues row) -> read(connection, statement, row, limit + 1);
                case RowKey.Before(RowValues row) -> read(connection, statement, row, limit + 1);
            };
        });
        boolean more = found.size() > limit;
        List<RowValues> rows = more ? found.subList(0, limit) : found;
        return backward ? new RowPage(rows.reversed(), more, key instanceof RowKey.Before) : new RowPage(rows, key instanceof RowKey.After, more);
    }

    private static List<RowValues> read(Connection connection, RowStatement statement, @Nullable RowValues after, int limit) throws SQLException {
        List<RowValues> rows = new ArrayList<>();
        if (!statement.split()) {
            read(connection, statement, statement.read(false, after), limit, rows);
            return rows;
        }
        boolean first = after == null ? statement.emptyFirst() : statement.empty(after);
        read(connection, statement, statement.read(first, after), limit, rows);
        if (first == statement.emptyFirst() && rows.size() < limit) {
            read(connection, statement, statement.read(!first, null), limit - rows.size(), rows);
        }
        return rows;
    }

    private static void read(Connection connection, RowStatement statement, Bound bound, int limit, List<RowValues> rows) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(bound.values());
        values.add(limit);
        try (PreparedStatement prepared = Db.prepareOnce(connection, bound.sql(), values.toArray()); ResultSet row = prepared.executeQuery()) {
            while (row.next()) {
                rows.add(RowValues.of(RowTable.values(row, statement.shape().columns(), 1)));
            }
        }
    }

    /// What is served may be of another revision than the program.
    static void check(Connection connection, Projection<?, ?, ?> projection) throws SQLException {
        Served served = Catalogue.served(connection, projection.name());
        if (served == null) {
            throw new StoreException.Failed("%s has no table yet: whoever runs it makes it.".formatted(projection.name()), null);
        }
        if (!served.columns().equals(RowShape.of(projection.row()).signature())) {
            String other = "The rows of %s are of revision %d and have other columns than those of revision %d, which this program knows: rebuild it.";
            throw new StoreException.Failed(other.formatted(projection.name(), served.revision(), projection.revision()), null);
        }
    }

    private Projection<?, ?, ?> named(String name) {
        return projections.named(name).orElseThrow(() -> new IllegalArgumentException("There is no projection " + name));
    }
}
