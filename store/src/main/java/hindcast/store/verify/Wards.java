package hindcast.store.verify;

import hindcast.store.jdbc.Db;
import hindcast.store.upkeep.Shape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What keeps a store from being rewritten: beside what [Shape] looks at whenever a store is opened, whether the triggers still refuse, whose they are, and
/// whether somebody was given what nobody should have.
final class Wards {
    private static final String TRIGGERS = """
            select wanted.trigger || ' on ' || wanted.on_table,
                case
                    when tgname is null then 'it is missing'
                    when tgenabled <> 'A' then 'it is switched off'
                    when tgfoid is distinct from refusing.oid then 'it calls another function'
                    when refusing.proowner <> relowner then 'its function belongs to another than the table'
                    when refusing.prosrc !~ 'raise exception' then 'its function was rewritten and refuses nothing'
                end
            from (
                values ('hindcast.events', 'events_are_final', 'refuse_change'), ('hindcast.events', 'an_event_is_final', 'refuse_change'),
                    ('hindcast.skips', 'skips_are_final', 'refuse_rewriting'), ('hindcast.audit', 'the_audit_is_final', 'refuse_rewriting')
            ) as wanted (on_table, trigger, function)
            join pg_catalog.pg_class on pg_class.oid = to_regclass(wanted.on_table)
            left join pg_catalog.pg_trigger on tgrelid = pg_class.oid and tgname = wanted.trigger
            left join pg_catalog.pg_proc refusing on refusing.proname = wanted.function and refusing.pronamespace = relnamespace
            order by 1
            """;

    private static final String GRANTS = """
            select case grantee when 0 then 'everybody' else grantee::regrole::text end, string_agg(distinct lower(privilege_type), ', '), on_table
            from (
                select oid::regclass::text as on_table, relowner, (aclexplode(relacl)).*
                from pg_catalog.pg_class
                where oid in ('hindcast.events'::regclass, 'hindcast.skips'::regclass, 'hindcast.audit'::regclass)
                union all
                select attrelid::regclass::text, relowner, (aclexplode(attacl)).*
                from pg_catalog.pg_attribute
                join pg_catalog.pg_class on pg_class.oid = attrelid
                where attrelid in ('hindcast.events'::regclass, 'hindcast.skips'::regclass, 'hindcast.audit'::regclass)
            ) as granted
            where grantee <> relowner
              and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')
            group by grantee, on_table
            order by on_table, 1
            """;

    private static final String INIT = "`hindcast init`, run as the owner of the store, %s.";

    private Wards() {
    }

    /// What is not as it was made, a sentence each.
    static List<Finding.Fault> faults(Connection connection) throws SQLException {
        List<Finding.Fault> faults = new ArrayList<>(Shape.faults(connection).stream().map(Finding.Fault::new).toList());
        try (PreparedStatement statement = Db.prepare(connection, TRIGGERS); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (row.getString(2) != null) {
                    faults.add(new Finding.Fault("The trigger %s does not protect it: %s.".formatted(row.getString(1), row.getString(2))));
                }
            }
        }
        try (PreparedStatement statement = Db.prepare(connection, GRANTS); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                faults.add(new Finding.Fault("%s was given %s on %s, which nobody should have. ".formatted(
                        row.getString(1), row.getString(2), row.getString(3)) + INIT.formatted("takes it from the roles of the store")));
            }
        }
        return faults;
    }
}
