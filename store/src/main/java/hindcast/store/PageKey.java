package hindcast.store;

/// Where a page begins or ends: beside a row that was seen, never at a count of rows.
public sealed interface PageKey {
    /// From the beginning.
    record First() implements PageKey {
    }

    /// To the end: the last rows.
    record Last() implements PageKey {
    }

    /// The rows that follow this one.
    record After(StreamSummary row) implements PageKey {
    }

    /// The rows that stand just before this one.
    record Before(StreamSummary row) implements PageKey {
    }
}
