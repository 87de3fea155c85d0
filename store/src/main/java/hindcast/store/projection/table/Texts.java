package hindcast.store.projection.table;

import hindcast.store.projection.RowShape.Column;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// The values of rows on their way to the server and back. All go there as texts, which the server casts: one kind of array for every type.
final class Texts {
    private Texts() {
    }

    static @Nullable String of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal decimal -> decimal.toPlainString();
            default -> value.toString();
        };
    }

    /// The value of a column in the current row.
    static @Nullable Object value(ResultSet row, int index, Column column) throws SQLException {
        Object value = switch (column.type()) {
            case TEXT -> row.getString(index);
            case INTEGER -> row.getInt(index);
            case BIGINT -> row.getLong(index);
            case BOOLEAN -> row.getBoolean(index);
            case NUMERIC -> row.getBigDecimal(index);
            case TIMESTAMPTZ -> instant(row.getObject(index, OffsetDateTime.class));
            case DATE -> row.getObject(index, LocalDate.class);
        };
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
