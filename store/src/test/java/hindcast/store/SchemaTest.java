package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.Schema.State;
import hindcast.store.jdbc.Migrations;
import hindcast.store.testing.Database;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// What [Schema] sees in a database, and what it makes of it.
final class SchemaTest {
    @Test
    void anEmptyDatabaseHoldsNoStoreUntilOneIsAskedFor(@Database(Database.Kind.EMPTY) PGSimpleDataSource source) {
        assertEquals(new State.Absent(true), Schema.inspect(source));
        assertEquals(new State.Absent(true), refused(source).found());

        Schema.migrate(source);

        assertEquals(new State.Ready(Migrations.KNOWN), Schema.inspect(source));
        assertEquals(0, EventStore.open(source).head());
    }

    @Test
    void aDatabaseOfOtherTablesIsNotEmptyAndKeepsThem(@Database(Database.Kind.EMPTY) PGSimpleDataSource source) throws SQLException {
        Sql.execute(source, "create table customers (id bigint)", "insert into customers values (1)");
        assertEquals(new State.Absent(false), Schema.inspect(source));

        Schema.migrate(source);

        assertEquals(new State.Ready(Migrations.KNOWN), Schema.inspect(source));
        Sql.execute(source, "select 1 / count(*) from customers");
    }

    @Test
    void migratingAStoreThatIsReadyChangesNothing(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        EventStore.open(source).append(new StreamId("Order", "1"), 0, List.of(Given.event("Placed")));

        Schema.migrate(source);

        assertEquals(1, EventStore.open(source).head());
    }

    @Test
    void anOlderStoreIsToBeBroughtUpToDate(@Database(Database.Kind.OWN) PGSimpleDataSource source) throws SQLException {
        Sql.execute(source, "delete from hindcast.schema_history where version <> '1'", "update hindcast.schema_history set version = '0' where version = '1'");

        assertEquals(new State.Older(0, Migrations.KNOWN), Schema.inspect(source));
        assertEquals(new State.Older(0, Migrations.KNOWN), refused(source).found());
    }

    @Test
    void aNewerStoreIsRefusedAndLeftAlone(@Database(Database.Kind.OWN) PGSimpleDataSource source) throws SQLException {
        Sql.execute(source, "update hindcast.schema_history set version = '99' where version = '1'");

        assertEquals(new State.Newer(99, Migrations.KNOWN), Schema.inspect(source));
        assertEquals(
                "This store was written by a newer program (99; this one knows %d). Nothing was changed. Open it with the newer one."
                        .formatted(Migrations.KNOWN),
                refused(source).getMessage());
        assertThrows(StoreException.NotAStore.class, () -> Schema.migrate(source));
        assertEquals(new State.Newer(99, Migrations.KNOWN), Schema.inspect(source));
    }

    @Test
    void manyProgramsThatCreateTheStoreAtOnceCreateOne(@Database(Database.Kind.EMPTY) PGSimpleDataSource source) throws Exception {
        CyclicBarrier start = new CyclicBarrier(4);
        Callable<State> program = () -> {
            start.await();
            Schema.migrate(source);
            return Schema.inspect(source);
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<State>> seen = threads.invokeAll(Collections.nCopies(4, program));

            assertEquals(Collections.nCopies(4, new State.Ready(Migrations.KNOWN)), seen.stream().map(Future::resultNow).toList());
        }
    }

    @Test
    void aUserWithoutTheRightIsDenied(
            @Database PGSimpleDataSource store, @Database(Database.Kind.EMPTY) PGSimpleDataSource empty) throws SQLException {
        Sql.execute(store, "create role nobody login");

        assertInstanceOf(
                StoreException.Denied.class, assertThrows(StoreException.class, () -> Schema.inspect(Sql.as("nobody", store))));
        assertInstanceOf(
                StoreException.Denied.class, assertThrows(StoreException.class, () -> Schema.migrate(Sql.as("nobody", empty))));
        assertEquals(new State.Absent(true), Schema.inspect(empty));
    }

    @Test
    void aStoreInSchemasThatAnAdministratorMadeWorksWithoutTrigrams(@Database(Database.Kind.EMPTY) PGSimpleDataSource source)
            throws SQLException {
        Sql.execute(source, "create role tenant login", "create schema hindcast authorization tenant", "create schema read_model authorization tenant");
        PGSimpleDataSource tenant = Sql.as("tenant", source);

        Schema.migrate(tenant);

        EventStore store = EventStore.open(tenant);
        store.append(new StreamId("Order", "7f3a"), 0, List.of(Given.event("Placed")));
        StreamQuery query = new StreamQuery(null, "f3", false, null, null, StreamQuery.Sort.ACTIVITY);
        assertEquals(
                List.of(new StreamSummary(new StreamId("Order", "7f3a"), 1, Given.NOON, Given.NOON, "Placed")),
                store.streams(query, new PageKey.First(), 10).rows());
    }

    private static StoreException.NotAStore refused(PGSimpleDataSource source) {
        return assertThrows(StoreException.NotAStore.class, () -> EventStore.open(source));
    }
}
