package hindcast.store.jdbc.cause;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Layout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads events by the ids that their metadata names, a statement for each question and each with a bound.
///
/// @param connection borrowed for as long as a graph grows
public record CauseReads(Connection connection) {
    /// An event that was found; its payload was not read and is empty.
    ///
    /// @param wanted  for which of the names, from 0
    /// @param command whether the name is that of the command that has appended it, rather than its own
    /// @param appendedBy the command of which it was the last event in its stream; null of none
    public record Found(int wanted, boolean command, Recorded<String> event, @Nullable String appendedBy) {
    }

    /// Whose effects are wanted.
    ///
    /// @param name    the id of an event, of a command or of nothing
    /// @param command whether it is a command's
    /// @param after   only effects behind this position
    public record Wanted(String name, boolean command, long after) {
    }

    /// The event at a version of a stream.
    public Optional<Found> at(StreamId stream, int version) throws SQLException {
        return events(CauseSql.AT, stream.type(), stream.id(), version).stream().findFirst();
    }

    /// For each name the event of that id, and the first events of the command of that id.
    ///
    /// @param most events of a command
    public List<Found> named(List<String> names, int most) throws SQLException {
        return events(CauseSql.OF_NAMES, names.toArray(String[]::new), most, most);
    }

    /// The next effects of each name, in the order of the log; an event may stand there twice.
    ///
    /// @param each most effects of a name that differ
    /// @param most rows in all; where they end early, the last names were not answered
    public List<Found> effects(List<Wanted> wanted, int each, int most) throws SQLException {
        return events(CauseSql.EFFECTS_OF, names(wanted), commands(wanted), afters(wanted), each, each, each, most);
    }

    /// How many effects each name has, up to a bound of its own.
    public int[] count(List<Wanted> wanted, int[] most) throws SQLException {
        int[] counts = new int[wanted.size()];
        try (PreparedStatement statement = prepare(CauseSql.COUNTS, names(wanted), commands(wanted), afters(wanted), most);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                counts[row.getInt(1) - 1] = row.getInt(2);
            }
        }
        return counts;
    }

    /// The next events of a flow behind a position.
    public List<Found> after(String flow, long position, int most) throws SQLException {
        return events(CauseSql.FLOW_AFTER, flow, flow, position, most);
    }

    /// The last events of a flow before a position, in the order of the log.
    public List<Found> before(String flow, long position, int most) throws SQLException {
        return events(CauseSql.FLOW_BEFORE, flow, flow, position, most).reversed();
    }

    /// How many events of a flow are behind a position, up to a bound.
    public int countAfter(String flow, long position, int most) throws SQLException {
        return count(CauseSql.COUNT_AFTER, flow, position, most);
    }

    /// How many events of a flow are before a position, up to a bound.
    public int countBefore(String flow, long position, int most) throws SQLException {
        return count(CauseSql.COUNT_BEFORE, flow, position, most);
    }

    private int count(String sql, String flow, long position, int most) throws SQLException {
        try (PreparedStatement statement = prepare(sql, flow, flow, position, most); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private List<Found> events(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values); ResultSet row = statement.executeQuery()) {
            List<Found> found = new ArrayList<>();
            while (row.next()) {
                found.add(new Found(row.getInt(12) - 1, row.getBoolean(13), Layout.event(row), row.getString(11)));
            }
            return found;
        }
    }

    // The best plan depends on how many names there are.
    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        return Db.prepareOnce(connection, sql, values);
    }

    private static String[] names(List<Wanted> wanted) {
        return wanted.stream().map(Wanted::name).toArray(String[]::new);
    }

    private static int[] commands(List<Wanted> wanted) {
        return wanted.stream().mapToInt(one -> one.command() ? 1 : 0).toArray();
    }

    private static Long[] afters(List<Wanted> wanted) {
        Function<Wanted, Long> after = Wanted::after;
        return wanted.stream().map(after).toArray(Long[]::new);
    }
}
