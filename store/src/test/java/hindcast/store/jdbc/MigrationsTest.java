package hindcast.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.store.AppendResult;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Schema;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// A store of an older program, brought up to date with what it holds.
final class MigrationsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aStoreOfTheFirstProgramKeepsItsListAndWhatItsCommandsAppended(@Database(Database.Kind.EMPTY) PGSimpleDataSource source) throws SQLException {
        Migrations.migrate(source, "1");
        execute(source, """
                select hindcast.append('Order', '7', 0, 'c', array['a', 'b'], array['Placed', 'Paid'], array[1, 1],
                    array['2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z'], array['{}', '{}'], array['{}', '{}'])
                """);
        execute(source, "select hindcast.append('Order', '7', 2, null, array['c'], array['Sent'], array[1], array[null], array['{}'], array['{}'])");

        Schema.migrate(source);

        EventStore store = EventStore.open(source);
        NewEvent again = new NewEvent("a", "Placed", 1, "{}", Metadata.of(Map.of(Metadata.COMMAND_ID, "c")), NOON);
        assertEquals(new AppendResult.Appended(1, 2, 2), store.append(new StreamId("Order", "7"), 3, List.of(again)));
        assertEquals(3, store.stream(new StreamId("Order", "7")).orElseThrow().version());
        assertEquals(Map.of("Order", 1L), store.counts());
    }

    /// Counted as empty, it would have its first appends planned for an empty table: each would go through all of it to see where its stream stands.
    @Test
    void theTableOfANewStoreIsNotCountedAsEmpty(@Database(Database.Kind.EMPTY) PGSimpleDataSource source) throws SQLException {
        Schema.migrate(source);

        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select reltuples from pg_class where oid = 'hindcast.events'::regclass")) {
            row.next();
            assertEquals(-1, row.getInt(1));
        }
    }

    private static void execute(PGSimpleDataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
