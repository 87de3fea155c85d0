package hindcast.store.projection.table;

import hindcast.store.jdbc.Db;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.RowShape.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
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

    private GenerationDdl() {
    }

    /// Makes the table of a generation, without a key or an index: rows come in faster so.
    public static void create(Connection connection, Projection<?, ?, ?> projection, int number) throws SQLException {
        String name = RowTable.name(projection.name(), number);
        String columns = new RowShape<>(projection.row()).columns().stream().map(Column::definition).collect(Collectors.joining(", "));
        execute(connection, "create table %s (%s, %s bigint not null)".formatted(name, columns, RowTable.POSITION));
        execute(connection, GRANT.formatted(name, true));
    }

    /// Gives the table its key and its indexes.
    public static void index(Connection connection, Projection<?, ?, ?> projection, int number) throws SQLException {
        String name = RowTable.name(projection.name(), number);
        execute(connection, "alter table %s add primary key (%s)".formatted(name, RowTable.names(new RowShape<>(projection.row()).keys())));
        for (List<String> columns : projection.indexes()) {
            execute(connection, "create index on %s (%s)".formatted(name, columns.stream().map(Db::quoted).collect(Collectors.joining(", "))));
        }
    }

    /// Lets the views of a projection show a generation. Where its columns are as before, nobody who has built upon a view is disturbed; else the views
    /// are made anew, which the server refuses while others depend on them.
    public static void serve(Connection connection, Projection<?, ?, ?> projection, int number) throws SQLException {
        String name = RowTable.name(projection.name(), number);
        String shown = RowTable.names(new RowShape<>(projection.row()).columns());
        view(connection, projection.name(), "select %s from %s".formatted(shown, name));
        for (Projection.View view : projection.views()) {
            view(connection, projection.name() + "_" + view.name(), view.query().formatted(name));
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
