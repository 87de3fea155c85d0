package hindcast.store.log;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.log.Condition.Kind;
import hindcast.store.upkeep.Standby;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// Looks at what the safe mark rests on. Asked when a store is opened; what does not hold is said aloud.
public final class Conditions {
    private static final String QUESTIONS = """
            with recursive family as (
                select ?::regclass::oid as member
                union
                select inhrelid
                from pg_catalog.pg_inherits
                join family on inhparent = member
            ), given as (
                select member, attidentity <> '' as identity, coalesce(
                    (select s.oid
                     from pg_catalog.pg_class s
                     where s.oid = pg_get_serial_sequence(member::regclass::text, attname)::regclass),
                    (select s.oid
                     from pg_catalog.pg_attrdef d
                     join pg_catalog.pg_depend on classid = 'pg_attrdef'::regclass and objid = d.oid and refclassid = 'pg_class'::regclass
                     join pg_catalog.pg_class s on s.oid = refobjid and s.relkind = 'S'
                     where d.adrelid = member and d.adnum = attnum)) as source
                from family
                join pg_catalog.pg_attribute on attrelid = member and attname = ?
            ), own as (
                select source
                from given
                where member = ?::regclass
            )
            select pg_is_in_recovery(),
                (select source is not null from own),
                (select seqcache from pg_catalog.pg_sequence join own on seqrelid = source),
                (select seqincrement from pg_catalog.pg_sequence join own on seqrelid = source),
                (select seqcycle from pg_catalog.pg_sequence join own on seqrelid = source),
                (select source::regclass::text from own),
                (select has_sequence_privilege(source, 'select') or has_sequence_privilege(source, 'usage') from own),
                (select string_agg(member::regclass::text, ', ') from given where source is distinct from (select source from own)),
                (select string_agg(p.gid, ', ')
                 from pg_catalog.pg_prepared_xacts p
                 join pg_catalog.pg_locks t on t.locktype = 'transactionid' and t.transactionid = p.transaction and t.pid is null
                 join pg_catalog.pg_locks l on l.virtualtransaction = t.virtualtransaction and l.pid is null and l.mode = 'RowExclusiveLock'
                 join family on l.relation = member
                 where p.database = current_database()),
                current_setting('fsync')::boolean and current_setting('synchronous_commit') <> 'off'
            """;

    private Conditions() {
    }

    /// Looks at all of them.
    ///
    /// @return one of each kind, in the order of the kinds
    /// @throws hindcast.store.StoreException when the server is away or there is no such table
    public static List<Condition> of(DataSource source, LogTable table) {
        return new Db(source).run(Task.reading("What the safe mark rests on could not be looked at"), connection -> {
            try (PreparedStatement statement = Db.prepare(connection, QUESTIONS, table.name(), table.column(), table.name());
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return List.of(primary(row.getBoolean(1)), sequence(row, table), positionDefault(row, table), prepared(row.getString(9)),
                        durable(row.getBoolean(10)));
            }
        });
    }

    private static Condition primary(boolean standby) {
        return standby
                ? new Condition(Kind.PRIMARY, false, Standby.WORDS)
                : new Condition(Kind.PRIMARY, true, "The server is a primary.");
    }

    private static Condition sequence(ResultSet row, LogTable table) throws SQLException {
        String name = row.getString(6);
        if (!row.getBoolean(2)) {
            return new Condition(Kind.SEQUENCE, false, table.name() + " has no sequence for its positions: events that commit late may be missed.");
        }
        if (!row.getBoolean(7)) {
            return new Condition(Kind.SEQUENCE, false, "This user may not read the sequence " + name + ": the mark is the last position before the first"
                    + " one that is missing. Grant select on it.");
        }
        if (row.getLong(3) != 1) {
            return new Condition(Kind.SEQUENCE, false, ("The sequence %s hands out %d positions at once, to be used later: events may appear below the"
                    + " mark and be missed. Set its cache to 1.").formatted(name, row.getLong(3)));
        }
        if (row.getLong(4) < 1 || row.getBoolean(5)) {
            return new Condition(Kind.SEQUENCE, false, "The sequence " + name + " does not only ascend: later events may stand at earlier positions.");
        }
        return new Condition(Kind.SEQUENCE, true, "Positions come from the sequence " + name + ", one at a time.");
    }

    private static Condition positionDefault(ResultSet row, LogTable table) throws SQLException {
        String others = row.getString(8);
        return row.getBoolean(2) && others == null
                ? new Condition(Kind.POSITION_DEFAULT, true, "The position is assigned inside the INSERT.")
                : new Condition(Kind.POSITION_DEFAULT, false, ("The position is not assigned inside the INSERT by one sequence in %s: a writer may take"
                        + " a position before it holds the lock that shows it, and its events be missed.")
                        .formatted(others == null ? table.name() : others));
    }

    private static Condition prepared(String names) {
        return names == null
                ? new Condition(Kind.NO_PREPARED_TRANSACTION, true, "No prepared transaction is open on the log.")
                : new Condition(Kind.NO_PREPARED_TRANSACTION, false, "Prepared transactions hold the mark back until they are committed or rolled back: "
                        + names + ".");
    }

    private static Condition durable(boolean durable) {
        return durable
                ? new Condition(Kind.DURABLE_COMMITS, true, "A commit is on the disk before it can be seen.")
                : new Condition(Kind.DURABLE_COMMITS, false, "Commits do not wait for the disk here (fsync or synchronous_commit is off): after a crash"
                        + " of the server, events that were read may be gone and others stand at their positions.");
    }
}
