package hindcast.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The indexes and unique constraints of the store's tables, taken away while very many rows are written and made anew from what the
/// database said of them: whatever the migrations created, it comes back.
///
/// @param definitions the statements that make them
public record Indexes(List<String> definitions) {
    private static final String CONSTRAINTS = """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint
            where connamespace = ?::regnamespace
              and contype in ('p', 'u')
              and conrelid <> ?::regclass
            """;

    private static final String PLAIN = """
            select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
            from pg_index
            join pg_class on pg_class.oid = indrelid
            where relnamespace = ?::regnamespace
              and indrelid <> ?::regclass
            """;

    /// Drops them, and remembers how to make them. Others wait for the end of the transaction.
    public static Indexes drop(Connection connection) throws SQLException {
        List<String> definitions = new ArrayList<>(drop(connection, CONSTRAINTS));
        definitions.addAll(drop(connection, PLAIN));
        return new Indexes(List.copyOf(definitions));
    }

    /// Makes them anew.
    public void create(Connection connection) throws SQLException {
        execute(connection, "set local maintenance_work_mem = '256MB'");
        for (String definition : definitions) {
            execute(connection, definition);
        }
    }

    private static List<String> drop(Connection connection, String sql) throws SQLException {
        List<String> drops = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (PreparedStatement statement = Db.prepare(connection, sql, Layout.SCHEMA, Layout.SCHEMA + "." + Layout.HISTORY);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                drops.add(row.getString(1));
                definitions.add(row.getString(2));
            }
        }
        for (String drop : drops) {
            execute(connection, drop);
        }
        return definitions;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
