package hindcast.store.projection.admin;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of a read model as values, one for each column, of the types that [hindcast.store.projection.RowShape.Column.Type] names.
public record RowValues(List<@Nullable Object> values) {
    static RowValues of(@Nullable Object[] values) {
        return new RowValues(Collections.unmodifiableList(Arrays.asList(values)));
    }
}
