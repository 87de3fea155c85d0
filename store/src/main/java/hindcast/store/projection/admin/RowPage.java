package hindcast.store.projection.admin;

import java.util.List;

/// Some rows of a read model, side by side in the order of the query.
///
/// @param earlier whether there are rows before them
/// @param later   whether there are rows after them
public record RowPage(List<RowValues> rows, boolean earlier, boolean later) {
    public RowPage {
        rows = List.copyOf(rows);
    }
}
