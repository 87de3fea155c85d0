package hindcast.store.log;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.log.SafeMark.Range;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Positions without an event. At or below the safe mark they are proven empty: their transactions were rolled back, or a crash of the server
/// passed over them. Above it somebody may still write there.
public final class Gaps {
    /// How many positions are looked at: an index scan of a few milliseconds.
    public static final int FAR = 10_000;
    /// How many gaps are told.
    public static final int MANY = 100;

    // The upper end stands in for the event behind it.
    private static final String GAPS = """
            select before + 1, position - 1
            from (
                select position, lag(position, 1, ?) over (order by position) as before
                from (
                    select %2$s as position
                    from %1$s
                    where %2$s > ?
                      and %2$s <= ?
                    union all
                    select ? + 1) as known) as neighbours
            where position > before + 1
            order by position %3$s
            limit ?
            """;

    private final Db db;
    private final LogTable table;

    Gaps(DataSource source, LogTable table) {
        this.db = new Db(source);
        this.table = table;
    }

    /// Where somebody may still write: the first gaps above the mark, at most [#MANY] within [#FAR] positions, ascending.
    public List<Range> open(SafeMark mark) {
        return mark.open().isEmpty() ? List.of() : gaps(mark.mark(), Math.min(mark.issued(), mark.mark() + FAR), "asc");
    }

    /// Where nothing will ever be: the last gaps at or below the mark, at most [#MANY] within [#FAR] positions, ascending.
    public List<Range> empty(SafeMark mark) {
        return gaps(Math.max(0, mark.mark() - FAR), mark.mark(), "desc").reversed();
    }

    private List<Range> gaps(long after, long until, String order) {
        String sql = GAPS.formatted(table.name(), Db.quoted(table.column()), order);
        return db.run(Task.reading("Positions without an event could not be looked for"), connection -> {
            try (PreparedStatement statement = Db.prepare(connection, sql, after, after, until, until, MANY); ResultSet row = statement.executeQuery()) {
                List<Range> gaps = new ArrayList<>();
                while (row.next()) {
                    gaps.add(new Range(row.getLong(1), row.getLong(2)));
                }
                return gaps;
            }
        });
    }
}
