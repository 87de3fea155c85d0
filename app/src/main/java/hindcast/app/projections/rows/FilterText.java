package hindcast.app.projections.rows;

import hindcast.app.fx.Views;
import hindcast.app.time.MomentText;
import hindcast.store.projection.RowShape.Column;
import hindcast.store.projection.admin.RowQuery.Filter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a filter of a column from what people type: of a text the first letters, or `=PAID` for exactly that; of a number `12`, `>=12`, `10..20`; of a time
/// a day, an instant from which on, or two of them; `empty` of any column that may be.
///
/// @param moments how times are read
record FilterText(Column column, MomentText moments) {
    private static final String BETWEEN = "..";

    /// @return empty when nothing is typed
    /// @throws IllegalArgumentException with a sentence that names what can be written
    Optional<Filter> filter(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (column.nullable() && text.equalsIgnoreCase(Views.text("rows.filter.empty"))) {
            return Optional.of(new Filter.Equal(column.name(), null));
        }
        return Optional.of(switch (column.type()) {
            case TEXT -> text.startsWith("=") ? new Filter.Equal(column.name(), text.substring(1).strip()) : new Filter.Prefix(column.name(), text);
            case BOOLEAN -> new Filter.Equal(column.name(), yes(text));
            case INTEGER, BIGINT, NUMERIC, TIMESTAMPTZ, DATE -> range(text);
        });
    }

    private Filter range(String text) {
        int between = text.indexOf(BETWEEN);
        if (between >= 0) {
            return new Filter.Range(column.name(), limit(text.substring(0, between), false), limit(text.substring(between + BETWEEN.length()), true));
        }
        if (text.startsWith(">=")) {
            return new Filter.Range(column.name(), limit(text.substring(2), false), null);
        }
        if (text.startsWith("<=")) {
            return new Filter.Range(column.name(), null, limit(text.substring(2), true));
        }
        Object value = value(text, false);
        return value instanceof Instant ? new Filter.Range(column.name(), value, day(text).isPresent() ? value(text, true) : null)
                : new Filter.Equal(column.name(), value);
    }

    private @Nullable Object limit(String text, boolean last) {
        return text.isBlank() ? null : value(text.strip(), last);
    }

    /// @param last whether a day stands for its end
    private Object value(String text, boolean last) {
        try {
            return switch (column.type()) {
                case INTEGER -> Integer.valueOf(text.replace(",", ""));
                case BIGINT -> Long.valueOf(text.replace(",", ""));
                case NUMERIC -> new BigDecimal(text.replace(",", ""));
                case DATE -> day(text).orElseThrow(() -> unreadable(text));
                case TIMESTAMPTZ -> last ? day(text).map(day -> day.plusDays(1).atStartOfDay(moments.zone()).toInstant().minus(1, ChronoUnit.MICROS))
                        .orElseGet(() -> moments.instant(text)) : moments.instant(text);
                case TEXT, BOOLEAN -> throw unreadable(text);
            };
        } catch (NumberFormatException noNumber) {
            throw unreadable(text);
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException moreThanADay) {
            return Optional.empty();
        }
    }

    private boolean yes(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw unreadable(text);
    }

    private IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(Views.text("rows.filter.unreadable", text, column.name(), Views.text("rows.filter." + column.type())));
    }
}
