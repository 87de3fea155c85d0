package hindcast.store.projection.admin;

/// Where a page of rows begins or ends. It names a row and no number of rows, so a page costs the same wherever it is.
public sealed interface RowKey {
    /// The first rows.
    record First() implements RowKey {
    }

    /// The last rows.
    record Last() implements RowKey {
    }

    /// The rows right after this one, which may be gone by now.
    record After(RowValues row) implements RowKey {
    }

    /// The rows right before this one.
    record Before(RowValues row) implements RowKey {
    }
}
