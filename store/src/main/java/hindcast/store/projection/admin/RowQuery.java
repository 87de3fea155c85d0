package hindcast.store.projection.admin;

import org.jspecify.annotations.Nullable;

/// Which rows of a read model, and in which order. Empty values are the greatest; rows of the same value are in the order of their keys.
///
/// @param sort       the name of a column; null for the key
/// @param descending whether the greatest come first
/// @param filter     null for all rows
public record RowQuery(@Nullable String sort, boolean descending, @Nullable Filter filter) {
    /// All rows, by key.
    public static final RowQuery ALL = new RowQuery(null, false, null);

    /// What rows have in common. Values are of the column's type.
    public sealed interface Filter {
        /// The name of the column.
        String column();

        /// They have this value.
        ///
        /// @param value null for none
        record Equal(String column, @Nullable Object value) implements Filter {
        }

        /// They begin with these letters; for texts.
        record Prefix(String column, String letters) implements Filter {
        }

        /// They lie between two values, both of which count; for anything but texts and booleans.
        ///
        /// @param from null for no limit
        /// @param to   null for no limit
        record Range(String column, @Nullable Object from, @Nullable Object to) implements Filter {
        }
    }
}
