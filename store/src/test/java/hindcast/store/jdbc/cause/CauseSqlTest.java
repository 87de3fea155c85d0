package hindcast.store.jdbc.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.store.jdbc.Db;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// By which indexes the server follows causes, in a store that is not small. An index whose words differ from the statement's is never used.
final class CauseSqlTest {
    private static final Pattern READ = Pattern.compile("Seq Scan on events|events_[a-z]\\w+");
    private static final String[] NAMES = {"e7", "e8", "e9"};
    private static final Long[] AFTERS = {0L, 0L, 0L};

    private final DataSource source;

    CauseSqlTest(@Database(Database.Kind.OWN) DataSource source) throws SQLException {
        this.source = source;
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                    select 'Order', n::text, 1, 'e' || n, 'Noted', 1, '{}',
                        json_build_object('correlationId', 'f' || n / 10, 'causationId', 'e' || n / 2, 'commandId', 'c' || n)
                    from generate_series(1, 20000) as n
                    """);
            statement.execute("analyze hindcast.events");
        }
    }

    @Test
    void everyQuestionIsAnsweredByAnIndex() throws SQLException {
        assertEquals(Set.of("events_by_id", "events_by_command", "events_by_command_named"), indexes(CauseSql.OF_NAMES, NAMES, 9, 9));
        assertEquals(Set.of("events_by_cause", "events_by_command", "events_by_command_named"),
                indexes(CauseSql.EFFECTS_OF, NAMES, new int[] {0, 1, 0}, AFTERS, 20, 20, 20, 4000));
        assertEquals(Set.of("events_by_cause", "events_by_command", "events_by_command_named"),
                indexes(CauseSql.COUNTS, NAMES, new int[] {0, 1, 0}, AFTERS, new int[] {9, 9, 9}));
        assertEquals(Set.of("events_by_flow"), indexes(CauseSql.FLOW_AFTER, "f7", "f7", 0L, 100));
        assertEquals(Set.of("events_by_flow"), indexes(CauseSql.FLOW_BEFORE, "f7", "f7", 9000L, 100));
        assertEquals(Set.of("events_by_flow"), indexes(CauseSql.COUNT_AFTER, "f7", "f7", 0L, 100));
        assertEquals(Set.of("events_by_flow"), indexes(CauseSql.COUNT_BEFORE, "f7", "f7", 9000L, 100));
    }

    private Set<String> indexes(String sql, Object... values) throws SQLException {
        Set<String> indexes = new TreeSet<>();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = Db.prepareOnce(connection, "explain " + sql, values);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Matcher read = READ.matcher(row.getString(1));
                if (read.find()) {
                    indexes.add(read.group());
                }
            }
        }
        return indexes;
    }
}
