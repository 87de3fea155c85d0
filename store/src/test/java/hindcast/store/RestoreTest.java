package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.testing.Cluster;
import hindcast.store.testing.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// A store that pg_dump took and another server got: it is the same store, and goes on where it was.
@Cluster.Needed
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RestoreTest {
    private static final StreamId STREAM = new StreamId("Order", "1");

    private final List<NewEvent> commanded = List.of(Given.event("Paid", "c2"));
    private final Path folder;
    private final Cluster old;
    private final EventStore store;
    private final AppendResult answered;

    RestoreTest(@TempDir Path folder) throws SQLException {
        this.folder = folder;
        this.old = Cluster.start(folder.resolve("old"));
        Sql.execute(old.source("postgres"), "create database shop");
        Schema.migrate(old.source("shop"));
        this.store = EventStore.open(old.source("shop"));
        store.append(STREAM, 0, List.of(Given.event("Placed", "c1")));
        this.answered = store.append(STREAM, 1, commanded);
    }

    @BeforeAll
    void dump() {
        PGSimpleDataSource source = old.source("shop");
        old.run("pg_dump", "--host=127.0.0.1", "--port=" + source.getPortNumbers()[0], "--username=postgres", "--dbname=shop",
                "--file=" + folder.resolve("shop.sql"));
    }

    @AfterAll
    void stop() {
        old.close();
    }

    @Test
    void goesOnOnANewerServer(@Database(Database.Kind.EMPTY) PGSimpleDataSource newer) throws SQLException {
        restore(newer);

        assertEquals(List.of(), EventStore.open(newer).faults());
        goesOn(newer);
    }

    @Test
    void goesOnOnAServerWithoutTheRolesAndSaysThatTheyAreMissing() throws SQLException {
        try (Cluster other = Cluster.start(folder.resolve("other"))) {
            Sql.execute(other.source("postgres"), "create database shop");
            PGSimpleDataSource restored = other.source("shop");
            restore(restored);
            List<String> faults = EventStore.open(restored).faults();
            assertEquals(1, faults.size());
            assertTrue(faults.getFirst().startsWith("The roles hindcast_auditor"), faults.getFirst());

            Schema.migrate(restored);

            assertEquals(List.of(), EventStore.open(restored).faults());
            goesOn(restored);
        }
    }

    private void restore(PGSimpleDataSource into) {
        old.run("psql", "--host=127.0.0.1", "--port=" + into.getPortNumbers()[0], "--username=postgres", "--dbname=" + into.getDatabaseName(),
                "--no-psqlrc", "--quiet", "--file=" + folder.resolve("shop.sql"));
    }

    private void goesOn(PGSimpleDataSource source) throws SQLException {
        EventStore restored = EventStore.open(source);
        assertEquals(log(store), log(restored));
        assertEquals(store.streams(StreamQuery.ALL, new PageKey.First(), 10), restored.streams(StreamQuery.ALL, new PageKey.First(), 10));
        assertEquals(answered, restored.append(STREAM, 1, commanded));
        AppendResult.Appended behind = assertInstanceOf(
                AppendResult.Appended.class, restored.append(STREAM, 2, List.of(Given.event("Shipped"))));
        assertTrue(behind.lastPosition() > store.head(), behind.toString());
        assertThrows(SQLException.class, () -> Sql.execute(source, "set session_replication_role = replica", "delete from hindcast.events"));

        String operator = "olga_of_" + source.getDatabaseName();
        Sql.execute(source, "create role " + operator + " login in role hindcast_operator");
        EventStore.open(Sql.as(operator, source)).append(STREAM, 3, List.of(Given.event("Delivered")));
        assertEquals(4, Given.all(restored, STREAM).size());
    }

    private static List<Recorded<String>> log(EventStore store) {
        List<Recorded<String>> events = new ArrayList<>();
        store.log(LogQuery.ALL, events::add);
        return events;
    }
}
