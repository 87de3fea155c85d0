package hindcast.store.ranges;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.WholeStreams.Range;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// All ids of a type, known to anybody or not, in ranges that are small wherever they are known: each ends where so many streams are listed or where so many
/// lines of another table are, whichever comes first. Behind the last one everything is a range of its own. Used by one thread.
public final class Ranges implements Iterator<Range> {
    private static final String UNTIL = """
            select least((
                select max(id)
                from (
                    select id
                    from hindcast.stream_ids
                    where type = ?
                      and id > ?
                    order by id
                    limit ?) as listed
                having count(*) = ?), (
                select max(id)
                from (
                    select %2$s as id
                    from %1$s
                    where %2$s > ?
                      and %3$s
                    order by %2$s
                    limit ?) as others
                having count(*) = ?))
            """;

    private static final String COUNT = """
            select count(*)
            from hindcast.stream_ids
            where type = ?
            """;

    private static final Task CHOOSE = Task.reading("The streams could not be told apart in ranges");

    private final Db db;
    private final String type;
    private final int streams;
    private final String until;
    private @Nullable String after = "";

    /// Another table that holds ids.
    ///
    /// @param table  as a statement names it
    /// @param column of the ids, as a statement names it
    /// @param typed  whether it holds those of other types too, told apart by a column `type`
    public record Other(String table, String column, boolean typed) {
    }

    /// @param streams of a range, at most
    /// @param other the other table
    public Ranges(Db db, String type, int streams, Other other) {
        this.db = db;
        this.type = type;
        this.streams = streams;
        this.until = UNTIL.formatted(other.table(), other.column(), other.typed() ? "type = ?" : "?::text is not null");
    }

    /// How many streams of a type are listed.
    public static long count(Db db, String type) {
        return db.run(CHOOSE, connection -> {
            try (PreparedStatement statement = Db.prepare(connection, COUNT, type); ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Override
    public boolean hasNext() {
        return after != null;
    }

    @Override
    public Range next() {
        String begin = after;
        if (begin == null) {
            throw new NoSuchElementException("Every range was given");
        }
        after = db.run(CHOOSE, connection -> {
            try (PreparedStatement statement = Db.prepare(connection, until, type, begin, streams, streams, begin, type, streams, streams);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        });
        return new Range(type, begin, after);
    }
}
