package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.testing.Database;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/// Somebody rewrites the table of events under an open store. What that loses is told, and put back by the owner.
final class RewrittenTableTest {
    private static final StreamId STREAM = new StreamId("Order", "1");

    private final PGSimpleDataSource source;
    private final EventStore store;

    RewrittenTableTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
        store.append(STREAM, 0, List.of(Given.event("Placed")));
        store.append(STREAM, 1, List.of(Given.event("Paid")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vacuum full hindcast.events", "cluster hindcast.events using events_pkey", "reindex table hindcast.events"})
    void theServerItselfLosesNothing(String rewriting) throws SQLException {
        List<Recorded<String>> before = Given.all(store, STREAM);

        Sql.execute(source, rewriting);

        assertEquals(before, Given.all(store, STREAM));
        assertEquals(new AppendResult.Appended(3, 3, 3), store.append(STREAM, 2, List.of(Given.event("Shipped"))));
        assertEquals(List.of(), store.faults());
    }

    @Test
    void aCopyThatIsSwappedInGoesOnAndWhatItLostIsToldAndPutBack() throws SQLException {
        List<Recorded<String>> before = Given.all(store, STREAM);

        copied("select setval('hindcast.events_copy_position_seq', 2)");

        assertEquals(before, Given.all(store, STREAM));
        assertEquals(new AppendResult.Appended(3, 3, 3), store.append(STREAM, 2, List.of(Given.event("Shipped"))));
        assertEquals(
                List.of(
                        "The database does not refuse to change or remove events any more: the triggers on hindcast.events are missing or switched"
                                + " off, as after copying the table. `hindcast init`, run as the owner of the store, puts them back.",
                        "The roles hindcast_auditor and hindcast_operator lack their rights on hindcast.events, as after copying the table."
                                + " `hindcast init`, run as the owner of the store, gives them back."),
                store.faults());

        Schema.migrate(source);

        assertEquals(List.of(), store.faults());
        assertThrows(SQLException.class, () -> Sql.execute(source, "set session_replication_role = replica", "delete from hindcast.events"));
        assertEquals(3, Given.all(store, STREAM).size());
    }

    @Test
    void aCopyWhosePositionsBeginAnewIsTold() throws SQLException {
        copied();

        assertEquals(
                "The sequence of positions is behind the events, as after copying the table: appends meet positions that are taken, and fail, until"
                        + " its owner sets it to the highest position.",
                store.faults().get(1));
    }

    @Test
    void aCopyThatNumbersNothingIsTold() throws SQLException {
        copied("alter table hindcast.events_copy alter column position drop identity");

        assertEquals(
                "hindcast.events does not number its positions itself any more, as after copying the table. Nothing can be appended. Its owner gives"
                        + " the column position `generated always as identity` again, behind the highest one.",
                store.faults().get(1));
        assertThrows(StoreException.Failed.class, () -> store.append(STREAM, 2, List.of(Given.event("Shipped"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable trigger an_event_is_final", "enable trigger an_event_is_final", "enable replica trigger events_are_final"})
    void aTriggerThatIsSwitchedOffIsToldAndSwitchedOn(String switching) throws SQLException {
        Sql.execute(source, "alter table hindcast.events " + switching);
        assertEquals(1, store.faults().size());

        Schema.migrate(source);

        assertEquals(List.of(), store.faults());
    }

    private void copied(String... between) throws SQLException {
        Sql.execute(source,
                "create table hindcast.events_copy (like hindcast.events including all)",
                "insert into hindcast.events_copy overriding system value select * from hindcast.events");
        Sql.execute(source, between);
        Sql.execute(source,
                "begin",
                "alter table hindcast.events rename to events_before",
                "alter table hindcast.events_copy rename to events",
                "commit",
                "drop table hindcast.events_before");
    }
}
