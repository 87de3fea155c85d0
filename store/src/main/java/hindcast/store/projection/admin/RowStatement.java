package hindcast.store.projection.admin;

import hindcast.store.jdbc.Db;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.RowShape.Column;
import hindcast.store.projection.RowShape.Column.Type;
import hindcast.store.projection.admin.RowQuery.Filter;
import hindcast.store.projection.table.RowTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The statements that read the rows of one query in one direction: those that have a value to sort by, and those that have none, apart. So each of them is
/// a single range of an index, where there is one.
///
/// @param backward from the last row to the first
record RowStatement(String projection, RowShape<?> shape, RowQuery query, boolean backward) {
    private static final String SELECT = """
            select %s
            from read_model.%s
            %s
            order by %s
            limit ?
            """;

    /// A statement without its limit.
    record Bound(String sql, List<@Nullable Object> values) {
    }

    /// @throws IllegalArgumentException when there is no such column, or a value is not of its type
    RowStatement {
        if (query.sort() != null) {
            column(shape, query.sort());
        }
        if (query.filter() != null) {
            check(shape, query.filter());
        }
    }

    /// Whether rows without a value to sort by are to be read by a statement of their own, and are there at all.
    boolean split() {
        return sort().nullable();
    }

    /// Whether those without a value come first.
    boolean emptyFirst() {
        return descending();
    }

    /// Whether a row has no value to sort by.
    boolean empty(RowValues row) {
        return row.values().get(shape.columns().indexOf(sort())) == null;
    }

    /// Reads rows.
    ///
    /// @param empty those that have no value to sort by, or the others
    /// @param after the row after which they begin, which is one of them; null for all
    Bound read(boolean empty, @Nullable RowValues after) {
        List<Column> order = order(empty);
        List<String> conditions = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        if (query.filter() != null) {
            filter(query.filter(), conditions, values);
        }
        if (split()) {
            conditions.add(Db.quoted(sort().name()) + (empty ? " is null" : " is not null"));
        }
        if (after != null) {
            String places = String.join(", ", Collections.nCopies(order.size(), "?"));
            conditions.add("(%s) %s (%s)".formatted(RowTable.names(order), descending() ? "<" : ">", places));
            order.forEach(column -> values.add(after.values().get(shape.columns().indexOf(column))));
        }
        String sorted = order.stream().map(column -> Db.quoted(column.name()) + (descending() ? " desc" : "")).collect(Collectors.joining(", "));
        String where = conditions.isEmpty() ? "" : "where " + String.join("\n  and ", conditions);
        return new Bound(SELECT.formatted(RowTable.names(shape.columns()), Db.quoted(projection), where, sorted), values);
    }

    private boolean descending() {
        return query.descending() != backward;
    }

    private Column sort() {
        return query.sort() == null ? shape.keys().getFirst() : column(shape, query.sort());
    }

    private List<Column> order(boolean empty) {
        return Stream.concat(empty ? Stream.of() : Stream.of(sort()), shape.keys().stream()).distinct().toList();
    }

    private static void filter(Filter filter, List<String> conditions, List<@Nullable Object> values) {
        String name = Db.quoted(filter.column());
        switch (filter) {
            case Filter.Equal(String _, Object value) when value == null -> conditions.add(name + " is null");
            case Filter.Equal(String _, Object value) -> compare(name + " = ?", value, conditions, values);
            case Filter.Prefix(String _, String letters) -> compare(name + " ^@ ?", letters, conditions, values);
            case Filter.Range(String _, Object from, Object to) -> {
                if (from != null) {
                    compare(name + " >= ?", from, conditions, values);
                }
                if (to != null) {
                    compare(name + " <= ?", to, conditions, values);
                }
            }
        }
    }

    private static void compare(String condition, Object value, List<String> conditions, List<@Nullable Object> values) {
        conditions.add(condition);
        values.add(value);
    }

    private static Column column(RowShape<?> shape, String name) {
        return shape.columns().stream().filter(column -> column.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no column " + name));
    }

    private static void check(RowShape<?> shape, Filter filter) {
        Column column = column(shape, filter.column());
        boolean fits = switch (filter) {
            case Filter.Equal(String _, Object value) -> column.holds(value);
            case Filter.Prefix _ -> column.type() == Type.TEXT;
            case Filter.Range(String _, Object from, Object to) -> column.type() != Type.TEXT && column.type() != Type.BOOLEAN
                    && column.holds(from) && column.holds(to);
        };
        if (!fits) {
            throw new IllegalArgumentException("The column " + filter.column() + " cannot be filtered so");
        }
    }
}
