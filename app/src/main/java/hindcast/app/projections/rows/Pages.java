package hindcast.app.projections.rows;

import hindcast.store.projection.admin.RowKey;
import hindcast.store.projection.admin.RowPage;
import hindcast.store.projection.admin.RowQuery;

/// The rows of read models, page by page. It waits for the database.
@FunctionalInterface
public interface Pages {
    /// @param name of the projection
    RowPage page(String name, RowQuery query, RowKey key, int limit);
}
