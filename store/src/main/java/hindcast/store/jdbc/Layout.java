package hindcast.store.jdbc;

import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/// The names of a store's tables and of the columns of its events, and how a row is read. No other class names a column of the events table.
public final class Layout {
    /// The schema that holds everything of a store.
    public static final String SCHEMA = "hindcast";

    /// The table in which migrations are recorded.
    public static final String HISTORY = "schema_history";

    private Layout() {
    }
}
