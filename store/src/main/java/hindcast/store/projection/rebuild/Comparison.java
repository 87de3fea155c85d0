package hindcast.store.projection.rebuild;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.Transaction;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.RowShape.Column;
import hindcast.store.projection.rebuild.Review.Change;
import hindcast.store.projection.rebuild.Review.Counts;
import hindcast.store.projection.rebuild.Review.Difference;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.RowTable;
import hindcast.store.projection.table.Served;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The statements that compare two generations: one full join, whose rows that differ are kept in a temporary table. Columns that only one of them has are
/// not compared.
final class Comparison {
    private static final Task LEVEL = Task.reading("The rows could not be compared");
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long PAUSE_NANOS = 50_000_000;

    private static final String COLUMNS = """
            select attname, format_type(atttypid, atttypmod)
            from pg_catalog.pg_attribute
            where attrelid = ?::regclass
              and attnum > 0
              and not attisdropped
              and attname <> '%s'
            order by attnum
            """.formatted(RowTable.POSITION);

    private static final String COMPARE = """
            create temporary table hc_review as
            select %s, case when o.hc_position is null then 'MISSING' when n.hc_position is null then 'EXTRA' else 'CHANGED' end as hc_kind,
                coalesce(n.hc_position, 0) as hc_position%s
            from %s o
            full join %s n on %s
            where o.hc_position is null
              or n.hc_position is null
              or %s
            """;

    private static final String COUNTS = """
            select count(*) filter (where hc_kind = 'MISSING' and hc_position <= %1$d), count(*) filter (where hc_kind = 'EXTRA'),
                count(*) filter (where hc_kind = 'CHANGED' and hc_position <= %1$d), (select count(*) from %2$s) - count(*) filter (where hc_kind <> 'MISSING'),
                count(*) filter (where hc_position > %1$d)
            from hc_review
            """;

    private static final String PAGE = """
            select *
            from hc_review
            where %s
            order by %s
            limit %d
            """;

    private final List<Column> keys;
    private final List<String> shared;
    private final Counts counts;

    private Comparison(List<Column> keys, List<String> shared, Counts counts) {
        this.keys = keys;
        this.shared = shared;
        this.counts = counts;
    }

    /// Compares what is served with another generation.
    ///
    /// @param connection gets the temporary table
    static Comparison of(Site site, int number, Level level, Connection connection) throws SQLException {
        drop(connection, "hc_review");
        connection.setAutoCommit(false);
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Comparison comparison = compare(connection, site, number, standing(site, level, connection));
            connection.commit();
            return comparison;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    private record Standing(Served served, long rebuilt) {
    }

    /// Holds the one in service where it is, brings the other one there, and looks at both: what follows sees that moment.
    private static Standing standing(Site site, Level level, Connection connection) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (Transaction holding = site.db().begin(LEVEL, false)) {
                boolean late = System.nanoTime() > end;
                Standing standing = holding.run(held -> {
                    Served served = Objects.requireNonNull(Catalogue.served(held, site.projection().name()));
                    long checkpoint = Catalogue.lock(held, served.name(), served.generation());
                    boolean levelled = level.to(checkpoint) && level.position() == checkpoint;
                    if (levelled || late || !site.moves(served)) {
                        look(connection);
                        return new Standing(at(served, checkpoint), level.position());
                    }
                    return null;
                });
                if (standing != null) {
                    return standing;
                }
            }
            level.catchUp(() -> true);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static Served at(Served served, long checkpoint) {
        return new Served(served.name(), served.generation(), served.revision(), served.columns(), checkpoint, served.running(), served.failed(),
                served.attempts());
    }

    private static void look(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select");
        }
    }

    private static Comparison compare(Connection connection, Site site, int number, Standing standing) throws SQLException {
        RowShape<?> shape = RowShape.of(site.projection().row());
        String old = RowTable.name(standing.served().name(), standing.served().generation());
        String rebuilt = RowTable.name(standing.served().name(), number);
        Map<String, String> before = columns(connection, old);
        Map<String, String> now = columns(connection, rebuilt);
        List<String> shared = now.keySet().stream().filter(name -> now.get(name).equals(before.get(name))).toList();
        List<String> values = shared.stream().filter(name -> shape.keys().stream().noneMatch(key -> key.name().equals(name))).toList();
        boolean comparable = shape.keys().stream().allMatch(key -> shared.contains(key.name()));
        if (!comparable) {
            throw new IllegalArgumentException("The rows in service have another key: they cannot be compared one by one.");
        }
        execute(connection, COMPARE.formatted(
                listed(shape.keys(), key -> "coalesce(o.%1$s, n.%1$s) as %1$s".formatted(Db.quoted(key.name()))),
                values.stream().map(name -> ", o.%1$s::text as %2$s, n.%1$s::text as %3$s".formatted(
                        Db.quoted(name), Db.quoted("o:" + name), Db.quoted("n:" + name))).collect(Collectors.joining()),
                old, rebuilt,
                shape.keys().stream().map(key -> "o.%1$s = n.%1$s".formatted(Db.quoted(key.name()))).collect(Collectors.joining(" and ")),
                values.isEmpty() ? "false" : "(%s) is distinct from (%s)".formatted(of("o", values), of("n", values))));
        execute(connection, "create index on hc_review (%s)".formatted(RowTable.names(List.copyOf(shape.keys()))));
        long served = standing.served().checkpoint();
        long until = standing.rebuilt() > served ? served : Long.MAX_VALUE;
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(COUNTS.formatted(until, old))) {
            row.next();
            return new Comparison(shape.keys(), values, new Counts(served, standing.rebuilt(), row.getLong(1), row.getLong(2), row.getLong(3),
                    row.getLong(4), row.getLong(5), only(now, shared), only(before, shared)));
        }
    }

    private static List<String> only(Map<String, String> columns, List<String> shared) {
        return columns.keySet().stream().filter(name -> !shared.contains(name)).toList();
    }

    private static Map<String, String> columns(Connection connection, String table) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = Db.prepare(connection, COLUMNS, table); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                columns.put(row.getString(1), row.getString(2));
            }
        }
        return columns;
    }

    private static String of(String side, List<String> names) {
        return names.stream().map(name -> side + "." + Db.quoted(name)).collect(Collectors.joining(", "));
    }

    private static String listed(List<Column> columns, Function<Column, String> each) {
        return columns.stream().map(each).collect(Collectors.joining(", "));
    }

    /// How many rows there are of each kind.
    Counts counts() {
        return counts;
    }

    /// The statement that reads a page.
    ///
    /// @param after the key behind which it begins; empty for the first page
    PreparedStatement page(Connection connection, List<String> after, int limit) throws SQLException {
        String names = RowTable.names(keys);
        String behind = after.isEmpty() ? "true" : "(%s) > (%s)".formatted(names, listed(keys, key -> "?::" + key.type().plain()));
        return Db.prepare(connection, PAGE.formatted(behind, names, limit), after.toArray());
    }

    /// The difference in the current row of a page; the events are not looked up.
    Difference difference(ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (Column column : keys) {
            key.add(row.getString(column.name()));
        }
        List<Change> changes = new ArrayList<>();
        for (String name : shared) {
            String served = row.getString("o:" + name);
            String rebuilt = row.getString("n:" + name);
            if (!Objects.equals(served, rebuilt)) {
                changes.add(new Change(name, served, rebuilt, Optional.empty()));
            }
        }
        boolean later = counts.rebuilt() > counts.served() && position(row) > counts.served();
        return new Difference(key, Difference.Kind.valueOf(row.getString("hc_kind")), later, changes);
    }

    /// The position of the event that changed the rebuilt row last, in the current row of a page; 0 when there is no such row.
    long position(ResultSet row) throws SQLException {
        return row.getLong("hc_position");
    }

    void drop(Connection connection) throws SQLException {
        drop(connection, "hc_review");
    }

    private static void drop(Connection connection, String table) throws SQLException {
        execute(connection, "drop table if exists pg_temp." + table);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
