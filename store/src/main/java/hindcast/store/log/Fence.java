package hindcast.store.log;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.log.SafeMark.Holder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/// Finds the safe mark of a table by the locks of its writers. Writers know nothing of it and pay nothing.
///
/// An INSERT takes the table's ROW EXCLUSIVE lock before it asks the sequence for a position, and keeps it until its transaction has ended; a
/// commit is visible before its locks are gone. So a writer that is not among the holders of the lock *after* the sequence stood at L can
/// write nothing at or below L that is not visible already. Each look reads L first and lists the holders then; the **floor** of a
/// holder is the L of the last look that did not see it. Nothing can appear at or below the lowest floor.
///
/// Three things are added to that, see docs/decisions/the-safe-mark.md. Positions that can all be seen are decided, whoever holds a lock. The
/// mark stays at or below the newest event, because a server that crashes may hand out again what lies above it. And floors are forgotten with
/// the connection that may have crashed with the server.
///
/// Conditions: [Conditions]. Safe for use by many threads, which look one after another.
public final class Fence {
    /// How far a look follows positions without a gap: an index scan of some ten milliseconds.
    private static final int STRIDE = 100_000;

    private static final long PATIENCE_NANOS = 1_000_000_000;
    private static final long PAUSE_NANOS = 10_000_000;

    private static final Task LOOK = Task.reading("The safe mark could not be found");

    // Each statement has a snapshot of its own; the order is what the proof rests on.
    private static final String ISSUED = """
            select pg_backend_pid() || ' ' || backend_start,
                coalesce(pg_sequence_last_value(pg_get_serial_sequence(?, ?)::regclass), pg_sequence_last_value((
                    select refobjid::regclass
                    from pg_catalog.pg_attrdef
                    join pg_catalog.pg_attribute on attrelid = adrelid and attnum = adnum
                    join pg_catalog.pg_depend on classid = 'pg_attrdef'::regclass and objid = pg_attrdef.oid and refclassid = 'pg_class'::regclass
                    join pg_catalog.pg_class on pg_class.oid = refobjid and relkind = 'S'
                    where adrelid = ?::regclass
                      and attname = ?)), 0)
            from pg_stat_get_activity(pg_backend_pid())
            """;

    private static final String HOLDERS = """
            with recursive family as (
                select ?::regclass::oid as member
                union
                select inhrelid
                from pg_catalog.pg_inherits
                join family on inhparent = member
            )
            select distinct l.virtualtransaction, l.pid, coalesce(a.application_name, p.gid, ''), coalesce(a.usename, p.owner, ''),
                coalesce(host(a.client_addr), ''), case when l.pid is null then 'prepared' else coalesce(a.state, '') end,
                (extract(epoch from statement_timestamp() - coalesce(a.xact_start, p.prepared)) * 1000)::bigint
            from pg_catalog.pg_locks l
            join family on l.relation = member
            left join pg_catalog.pg_stat_activity a on a.pid = l.pid
            left join pg_catalog.pg_locks t on l.pid is null and t.virtualtransaction = l.virtualtransaction and t.locktype = 'transactionid'
            left join pg_catalog.pg_prepared_xacts p on p.transaction = t.transactionid
            where l.locktype = 'relation'
              and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
              and l.mode = 'RowExclusiveLock'
              and l.granted
            """;

    private static final String HEAD = """
            select coalesce(max(%2$s), 0)
            from %1$s
            """;

    private static final String WITHOUT_A_GAP = """
            select max(position)
            from (
                select %2$s as position, row_number() over (order by %2$s) as number
                from %1$s
                where %2$s > ?
                  and %2$s <= ?) as stride
            where position = ? + number
            """;

    private final Db db;
    private final LogTable table;
    private final String looking;
    private final String stride;
    private final Set<String> backends = new HashSet<>();
    private final Map<String, Long> floors = new HashMap<>();
    private long issuedBefore;
    private volatile SafeMark latest;

    /// @param base a position at or below which nothing matters to the reader any more, or from which the mark is known already; 0 for none
    public Fence(DataSource source, LogTable table, long base) {
        this.db = new Db(source);
        this.table = table;
        this.looking = String.join(";", ISSUED, HOLDERS, HEAD.formatted(table.name(), Db.quoted(table.column())));
        this.stride = WITHOUT_A_GAP.formatted(table.name(), Db.quoted(table.column()));
        this.latest = new SafeMark(base, base, base, List.of());
    }

    /// What the last look found; nothing above the base before the first one.
    public SafeMark latest() {
        return latest;
    }

    /// Looks at the sequence, the locks and the newest event, in one round trip and a second one where the mark is held back.
    /// The mark never goes back from one look to the next.
    ///
    /// @throws hindcast.store.StoreException when the server is away, or the table or its sequence cannot be read
    public synchronized SafeMark look() {
        latest = db.run(LOOK, this::look);
        return latest;
    }

    /// Looks until everything is decided that could be seen at first, or nothing has moved for a second: how one begins who has not looked before
    /// and knows nothing of those who write. All of it over one connection, because another one would have to begin anew.
    ///
    /// @throws hindcast.store.StoreException as [#look] does
    public synchronized SafeMark settled() {
        return db.run(LOOK, connection -> {
            latest = look(connection);
            long head = latest.head();
            long moved = System.nanoTime();
            while (latest.mark() < head && System.nanoTime() - moved < PATIENCE_NANOS && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(PAUSE_NANOS);
                long before = latest.mark();
                latest = look(connection);
                moved = latest.mark() > before ? System.nanoTime() : moved;
            }
            return latest;
        });
    }

    private SafeMark look(Connection connection) throws SQLException {
        long proven = latest.mark();
        long issued;
        List<Holder> holders;
        long head;
        try (PreparedStatement statement = Db.prepare(connection, looking, table.name(), table.column(), table.name(), table.column(), table.name())) {
            statement.execute();
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                issued = issued(row.getString(1), row.getLong(2));
            }
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                holders = holders(row, proven);
            }
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                head = row.getLong(1);
            }
        }
        remember(holders, issued);
        long fenced = holders.isEmpty() ? issued : holders.getFirst().floor();
        long mark = Math.max(proven, Math.min(fenced, head));
        if (mark < head) {
            mark = withoutAGap(connection, mark);
        }
        // Each was asked a moment after the one before, and may see what is newer.
        long seen = Math.max(head, mark > proven ? mark : 0);
        return new SafeMark(mark, seen, Math.max(issued, seen), holders);
    }

    /// A connection that was not seen before may be there because a crash ended those that were, and a sequence that went back was set
    /// back: what was learnt of the writers then does not hold for those of now.
    private long issued(String backend, long issued) {
        if (backends.add(backend) || issued < issuedBefore) {
            floors.clear();
            issuedBefore = latest.mark();
        }
        return issued;
    }

    private List<Holder> holders(ResultSet row, long proven) throws SQLException {
        List<Holder> holders = new ArrayList<>();
        while (row.next()) {
            int pid = row.getInt(2);
            boolean prepared = row.wasNull();
            // A transaction that is prepared gets another name: what it wrote under its old one is above the mark of before.
            long first = prepared ? proven : issuedBefore;
            long millis = row.getLong(7);
            Duration age = row.wasNull() ? null : Duration.ofMillis(Math.max(0, millis));
            holders.add(new Holder(
                    row.getString(1), Math.max(proven, floors.getOrDefault(row.getString(1), first)), prepared ? OptionalInt.empty() : OptionalInt.of(pid),
                    row.getString(3), row.getString(4), row.getString(5), row.getString(6), age));
        }
        holders.sort(Comparator.comparingLong(Holder::floor).thenComparing(Holder::transaction));
        return holders;
    }

    private void remember(List<Holder> holders, long issued) {
        floors.clear();
        holders.forEach(holder -> floors.put(holder.transaction(), holder.floor()));
        issuedBefore = issued;
    }

    private long withoutAGap(Connection connection, long mark) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, stride, mark, mark + STRIDE, mark); ResultSet row = statement.executeQuery()) {
            row.next();
            return Math.max(mark, row.getLong(1));
        }
    }
}
