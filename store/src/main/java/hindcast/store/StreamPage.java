package hindcast.store;

import java.util.List;

/// Some rows of a list, in the order of its query, and whether there are more on either side.
/// The page after (before) it is asked for with its last (first) row as key.
///
/// @param rows    the rows, at most as many as asked for
/// @param earlier whether rows stand before the first one
/// @param later   whether rows stand after the last one
public record StreamPage(List<StreamSummary> rows, boolean earlier, boolean later) {
    public StreamPage {
        rows = List.copyOf(rows);
    }
}
