package hindcast.store.projection.table;

import hindcast.store.jdbc.Copy;
import hindcast.store.jdbc.Db;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.RowShape.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of one generation of a projection, in a table of its own: `read_model.orders_g7`. Beside the columns of the record it has the position of the event
/// that changed the row last, which the view does not show.
///
/// The statements are made of the record's components, so reading and writing is the same code for every projection.
///
/// @param <R> the row
public final class RowTable<R extends Record> {
    /// The column that says which event changed the row last.
    public static final String POSITION = "hc_position";

    private static final String UPSERT = """
            insert into %s (%s)
            select *
            from unnest(%s)
            on conflict (%s) do update
            set %s
            """;

    private static final String DELETE = """
            delete from %s
            where (%s) in (
                select *
                from unnest(%s))
            """;

    private static final String LOAD = """
            select %s
            from %s
            where (%s) in (
                select *
                from unnest(%s))
            """;

    private final RowShape<R> shape;
    private final String name;
    private final String upsert;
    private final String delete;
    private final String load;

    /// @param number of the generation
    public RowTable(Projection<?, ?, R> projection, int number) {
        this.shape = RowShape.of(projection.row());
        this.name = name(projection.name(), number);
        String keys = names(shape.keys());
        this.upsert = UPSERT.formatted(name, columns(), arrays(shape.columns()) + ", ?::bigint[]", keys,
                Stream.concat(shape.columns().stream().filter(column -> !column.key()).map(Column::name), Stream.of(POSITION))
                        .map(column -> "%s = excluded.%1$s".formatted(Db.quoted(column)))
                        .collect(Collectors.joining(", ")));
        this.delete = DELETE.formatted(name, keys, arrays(shape.keys()));
        this.load = LOAD.formatted(columns(), name, keys, arrays(shape.keys()));
    }

    /// The name of a generation's table, as a statement holds it.
    public static String name(String projection, int number) {
        return "read_model." + Db.quoted(projection + "_g" + number);
    }

    /// The name, as a statement holds it.
    public String name() {
        return name;
    }

    /// The record as a table.
    public RowShape<R> shape() {
        return shape;
    }

    /// All columns, that of the position last, as a statement lists them.
    public String columns() {
        return names(shape.columns()) + ", " + POSITION;
    }

    /// Columns as a statement lists them.
    public static String names(List<Column> columns) {
        return columns.stream().map(Column::name).map(Db::quoted).collect(Collectors.joining(", "));
    }

    private static String arrays(List<Column> columns) {
        return columns.stream().map(column -> "?::%s[]".formatted(column.type().plain())).collect(Collectors.joining(", "));
    }

    /// Writes rows, each in the place of the one with its key.
    public void upsert(Connection connection, Collection<Row<R>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<@Nullable Object[]> values = rows.stream().map(row -> shape.values(row.row())).toList();
        List<Object> arrays = new ArrayList<>();
        for (int index = 0; index < shape.columns().size(); index++) {
            arrays.add(texts(values, index));
        }
        arrays.add(rows.stream().map(row -> Long.toString(row.position())).toArray(String[]::new));
        execute(connection, upsert, arrays);
    }

    /// Takes rows away.
    public void delete(Connection connection, Collection<List<Object>> keys) throws SQLException {
        if (!keys.isEmpty()) {
            execute(connection, delete, arrays(keys));
        }
    }

    /// The rows that have one of these keys, by key.
    public Map<List<Object>, Row<R>> load(Connection connection, Collection<List<Object>> keys) throws SQLException {
        Map<List<Object>, Row<R>> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = Db.prepare(connection, load, arrays(keys).toArray()); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Row<R> one = read(row);
                found.put(shape.key(one.row()), one);
            }
        }
        return found;
    }

    /// The current row of a statement that selects [#columns()].
    public Row<R> read(ResultSet row) throws SQLException {
        int size = shape.columns().size();
        return new Row<>(shape.row(values(row, shape.columns(), 1)), row.getLong(size + 1));
    }

    /// The values of columns that stand side by side in the current row.
    ///
    /// @param from the index of the first one, from 1
    public static @Nullable Object[] values(ResultSet row, List<Column> columns, int from) throws SQLException {
        @Nullable Object[] values = new Object[columns.size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = Texts.value(row, from + index, columns.get(index));
        }
        return values;
    }

    /// Rows on their way into a table that has none of them, the fastest way there is.
    public Copy copy(Connection connection) throws SQLException {
        return Copy.into(connection, name + " (" + columns() + ")");
    }

    /// A row as [#copy] takes it.
    public @Nullable Object[] line(Row<R> row) {
        @Nullable Object[] values = shape.values(row.row());
        @Nullable Object[] line = Arrays.copyOf(values, values.length + 1);
        line[values.length] = row.position();
        return line;
    }

    private List<Object> arrays(Collection<List<Object>> keys) {
        List<List<Object>> all = List.copyOf(keys);
        return IntStream.range(0, shape.keys().size()).<Object>mapToObj(index -> array(all, key -> Texts.of(key.get(index)))).toList();
    }

    private static Object texts(List<@Nullable Object[]> values, int index) {
        return array(values, row -> Texts.of(row[index]));
    }

    private static <T> @Nullable String[] array(List<T> values, Function<T, @Nullable String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    private static void execute(Connection connection, String sql, List<Object> arrays) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, sql, arrays.toArray())) {
            statement.executeUpdate();
        }
    }
}
