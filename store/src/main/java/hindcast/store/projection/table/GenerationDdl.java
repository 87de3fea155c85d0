package hindcast.store.projection.table;

import hindcast.store.jdbc.Db;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.RowShape.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The tables and views of read models as they are made and dropped, each within a transaction of the caller's.
public final class GenerationDdl {
    private static final String GRANT = """
            do $do$
            declare
                role name;
            begin
                foreach role in array array['hindcast_auditor', 'hindcast_operator', 'hindcast_admin'] loop
                    if to_regrole(role) is not null then
                        execute format('grant select on %1$s to %%I', role);
                        if %2$s and role <> 'hindcast_auditor' then
                            execute format('grant insert, update, delete on %1$s to %%I', role);
                        end if;
                    end if;
                end loop;
            end
            $do$
            """;

    private static final String COLUMNS = """
            select string_agg(quote_ident(attname), ', ' order by attnum)
            from pg_catalog.pg_attribute
            where attrelid = ?::regclass
              and attnum > 0
              and not attisdropped
              and attname <> ?
            """;

    /// No such column, no such function for its type, types that do not go together.
    private static final Set<String> UNFIT = Set.of("42703", "42883", "42804");

    private GenerationDdl() {
    }

    /// Makes the table of a generation, without a key or an index: rows come in faster so.
    public static void create(Connection connection, Projection<?, ?, ?> projection, int number) throws SQLException {
        String name = RowTable.name(projection.name(), number);
        String columns = RowShape.of(projection.row()).columns().stream().map(Column::definition).collect(Collectors.joining(", "));
        execute(connection, "create table %s (%s, %s bigint not null)".formatted(name, columns, RowTable.POSITION));
        execute(connection, GRANT.formatted(name, true));
    }

    /// Gives the table its key and its indexes.
    public static void index(Connection connection, Projection<?, ?, ?> projection, int number) throws SQLException {
        String name = RowTable.name(projection.name(), number);
        execute(connection, "alter table %s add primary key (%s)".formatted(name, RowTable.names(RowShape.of(projection.row()).keys())));
        for (List<String> columns : projection.indexes()) {
            execute(connection, "create index on %s (%s)".formatted(name, columns.stream().map(Db::quoted).collect(Collectors.joining(", "))));
        }
    }

    /// Lets the views of a projection show a generation, with the columns that it has. Where these are as before, nobody who has built upon a view is
    /// disturbed; else the views are made anew, which the server refuses while others depend on them. A further view that asks for columns which a
    /// generation of an older revision does not have goes away, until one is served that has them.
    public static void serve(Connection connection, Projection<?, ?, ?> projection, int number) throws SQLException {
        String name = RowTable.name(projection.name(), number);
        view(connection, projection.name(), "select %s from %s".formatted(columns(connection, name), name));
        for (Projection.View view : projection.views()) {
            String other = projection.name() + "_" + view.name();
            Savepoint before = connection.setSavepoint();
            try {
                view(connection, other, view.query().formatted(name));
            } catch (SQLException unfit) {
                if (!UNFIT.contains(unfit.getSQLState())) {
                    throw unfit;
                }
                connection.rollback(before);
                execute(connection, "drop view if exists read_model." + Db.quoted(other));
            }
        }
    }

    private static String columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, COLUMNS, table, RowTable.POSITION); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static void view(Connection connection, String view, String query) throws SQLException {
        String name = "read_model." + Db.quoted(view);
        Savepoint before = connection.setSavepoint();
        try {
            execute(connection, "create or replace view %s as %s".formatted(name, query));
        } catch (SQLException otherColumns) {
            if (!"42P16".equals(otherColumns.getSQLState())) {
                throw otherColumns;
            }
            connection.rollback(before);
            execute(connection, "drop view " + name);
            execute(connection, "create view %s as %s".formatted(name, query));
        }
        execute(connection, GRANT.formatted(name, false));
    }

    /// Drops the table of a generation that is not in service.
    public static void drop(Connection connection, String projection, int number) throws SQLException {
        execute(connection, "drop table if exists " + RowTable.name(projection, number));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
