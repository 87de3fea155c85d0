package hindcast.store.projection.fold;

import hindcast.store.projection.table.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What some events come to.
///
/// @param rows    by key: for a row per stream the row as it is now (null when it is gone), else what is to be merged into the row
/// @param handled how many events were folded
/// @param stopped the event before which it stopped
public record Batch<R extends Record>(Map<List<Object>, @Nullable Row<R>> rows, long handled, Optional<Unfoldable> stopped) {
}
