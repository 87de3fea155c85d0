package hindcast.store.upkeep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Whether a store is still as it was made. Somebody who rewrites its table by copying it, or restores it on a server without its roles, loses
/// what nobody misses until it is needed.
public final class Shape {
    private static final String LOOK = """
            select 2 = (
                    select count(*)
                    from pg_catalog.pg_trigger
                    where tgrelid = events
                      and tgname in ('events_are_final', 'an_event_is_final')
                      and tgenabled = 'A'),
                exists (
                    select
                    from pg_catalog.pg_attribute
                    where attrelid = events
                      and attname = 'position'
                      and attidentity = 'a'),
                case
                    when sequence is not null and has_sequence_privilege(sequence, 'select')
                    then coalesce(pg_sequence_last_value(sequence), 0) >= (select coalesce(max(position), 0) from hindcast.events)
                    else true
                end,
                to_regrole('hindcast_auditor') is not null
                    and to_regrole('hindcast_operator') is not null
                    and to_regrole('hindcast_admin') is not null,
                coalesce(has_table_privilege(to_regrole('hindcast_auditor'), events, 'select')
                    and has_any_column_privilege(to_regrole('hindcast_operator'), events, 'insert'), false)
            from (
                select 'hindcast.events'::regclass as events,
                    to_regclass(pg_get_serial_sequence('hindcast.events', 'position')) as sequence
            ) as it
            """;

    private static final String TRIGGERS = "The database does not refuse to change or remove events any more: the triggers on hindcast.events are "
            + "missing or switched off, as after copying the table. `hindcast init`, run as the owner of the store, puts them back.";

    private static final String IDENTITY = "hindcast.events does not number its positions itself any more, as after copying the table. Nothing can "
            + "be appended. Its owner gives the column position `generated always as identity` again, behind the highest one.";

    private static final String BEHIND = "The sequence of positions is behind the events, as after copying the table: appends meet positions that "
            + "are taken, and fail, until its owner sets it to the highest position.";

    private static final String ROLES = "The roles hindcast_auditor, hindcast_operator and hindcast_admin are missing on this server, so nobody but "
            + "the owner has access. An administrator makes them: create role hindcast_auditor; create role hindcast_operator; "
            + "create role hindcast_admin; then the owner runs `hindcast init`.";

    private static final String RIGHTS = "The roles hindcast_auditor and hindcast_operator lack their rights on hindcast.events, as after copying the "
            + "table. `hindcast init`, run as the owner of the store, gives them back.";

    private Shape() {
    }

    /// What is not as it was made, a sentence each with what to do about it; none in a store that is whole.
    public static List<String> faults(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOOK); ResultSet row = statement.executeQuery()) {
            row.next();
            boolean numbered = row.getBoolean(2);
            boolean roles = row.getBoolean(4);
            List<String> faults = new ArrayList<>();
            note(faults, row.getBoolean(1), TRIGGERS);
            note(faults, numbered, IDENTITY);
            note(faults, !numbered || row.getBoolean(3), BEHIND);
            note(faults, roles, ROLES);
            note(faults, !roles || row.getBoolean(5), RIGHTS);
            return faults;
        }
    }

    private static void note(List<String> faults, boolean right, String fault) {
        if (!right) {
            faults.add(fault);
        }
    }
}
