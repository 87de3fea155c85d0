package hindcast.store.projection.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Whose the tables of read models are: hindcast_admin's, whoever of its members makes them, so that any of them can swap or drop what another has made. Where
/// there are no roles they are the maker's.
public final class Ownership {
    private static final String ASSUME = """
            select set_config('role', 'hindcast_admin', true)
            where to_regrole('hindcast_admin') is not null
              and pg_has_role(to_regrole('hindcast_admin'), case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end)
              and has_schema_privilege(to_regrole('hindcast_admin'), 'read_model', 'create')
            """;

    private Ownership() {
    }

    /// Acts as hindcast_admin until the end of the transaction, if the user may.
    public static void assume(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ASSUME);
        }
    }
}
