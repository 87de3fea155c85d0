package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.scale.Databases;
import hindcast.store.scale.LargeStore;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/// What each of the three roles may do in a store, and that it may do nothing else: every path that writes is tried.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RolesTest {
    private static final StreamId STREAM = new StreamId("Order", "1");

    /// Statements that write or could, by hand.
    static final List<String> WRITING = List.of(
            "insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata) "
                    + "values ('Order', '1', 2, 'x', 'Forged', 1, '{}', '{}')",
            "insert into hindcast.streams values ('Order', '9', 1, now(), now(), 'Forged')",
            "insert into hindcast.stream_ids values ('Order', '9', now())",
            "update hindcast.listed set position = 0",
            "update hindcast.streams set version = 1",
            "copy hindcast.stream_ids from program 'echo'",
            "select hindcast.append('{Order}', '{9}', '{0}', '{1}', null, '{x}', '{Forged}', '{1}', '{null}', '{\"{}\"}', '{\"{}\"}')",
            "select hindcast.place('{Order}', '{9}', '{1}', '{x}', '{Forged}', '{1}', '{null}', '{\"{}\"}', '{\"{}\"}')",
            "select * from hindcast.streams for update");

    /// Statements that are the owner's alone, or nobody's.
    static final List<String> FORBIDDEN = List.of(
            "update hindcast.events set type = 'Forged'",
            "update hindcast.events set type = 'Forged' where false",
            "delete from hindcast.events",
            "truncate hindcast.events",
            "merge into hindcast.events e using (values (1)) on true when matched then delete",
            "insert into hindcast.events (position, stream_type, stream_id, version, id, type, revision, data, metadata) "
                    + "overriding system value values (1000, 'Order', '1', 2, 'x', 'Forged', 1, '{}', '{}')",
            "alter table hindcast.events disable trigger all",
            "alter table hindcast.events disable trigger events_are_final",
            "drop trigger events_are_final on hindcast.events",
            "create trigger mine before insert on hindcast.events for each row execute function hindcast.refuse_change()",
            "create trigger mine before insert on hindcast.streams for each row execute function hindcast.refuse_change()",
            "create rule mine as on insert to hindcast.events do instead nothing",
            "create table public_copy (position bigint references hindcast.events)",
            "set session_replication_role = replica",
            "alter table hindcast.events add column mine text",
            "alter table hindcast.events alter column position drop identity",
            "alter table hindcast.events owner to current_user",
            "drop table hindcast.events",
            "drop table hindcast.streams",
            "drop schema hindcast cascade",
            "drop function hindcast.append",
            "create table hindcast.mine (id bigint)",
            "create function hindcast.mine() returns integer language sql as 'select 1'",
            "create or replace function hindcast.refuse_change() returns trigger language plpgsql as 'begin return null; end'",
            "select nextval('hindcast.events_position_seq')",
            "select setval('hindcast.events_position_seq', 1)",
            "alter sequence hindcast.events_position_seq restart",
            "insert into hindcast.schema_history select * from hindcast.schema_history",
            "update hindcast.schema_history set version = '0'",
            "delete from hindcast.schema_history",
            "set role hindcast_admin; reset role; set session authorization postgres",
            "create role mine",
            "alter role hindcast_auditor superuser");

    private final PGSimpleDataSource owner;
    private final PGSimpleDataSource auditor;
    private final PGSimpleDataSource operator;
    private final PGSimpleDataSource admin;

    RolesTest(@Database PGSimpleDataSource source) {
        this.owner = source;
        this.auditor = Sql.as("ada", source);
        this.operator = Sql.as("otto", source);
        this.admin = Sql.as("amy", source);
    }

    @BeforeAll
    void peopleAndAnEvent() throws SQLException {
        EventStore.open(owner).append(STREAM, 0, List.of(Given.event("Placed", "c1")));
        Sql.execute(owner,
                "create role ada login in role hindcast_auditor",
                "create role otto login in role hindcast_operator",
                "create role amy login in role hindcast_admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "otto", "amy"})
    void everyRoleReadsEverything(String who) throws SQLException {
        PGSimpleDataSource source = Sql.as(who, owner);
        EventStore store = EventStore.open(source);
        List<Recorded<String>> log = new ArrayList<>();
        store.log(LogQuery.ALL, log::add);

        assertFalse(log.isEmpty());
        assertEquals(log.getFirst(), Given.all(store, STREAM).getFirst());
        assertEquals(log.getLast().position(), store.head());
        assertEquals("Placed", store.stream(STREAM).orElseThrow().lastType());
        assertEquals(
                store.counts().values().stream().mapToLong(Long::longValue).sum(),
                store.streams(StreamQuery.ALL, new PageKey.First(), 100).rows().size());
        assertEquals(List.of(), store.faults());
        assertEquals(1, Sql.texts(source, "select last_value from hindcast.events_position_seq").size());
    }

    @Test
    void everyRoleSeesWhatOthersHoldOpen() throws SQLException {
        try (Connection other = owner.getConnection(); Statement statement = other.createStatement()) {
            statement.execute("set application_name = 'billing-batch'");
            for (PGSimpleDataSource source : List.of(auditor, operator, admin)) {
                assertEquals(List.of("billing-batch"), Sql.texts(source,
                        "select application_name from pg_stat_activity where state = 'idle' and application_name = 'billing-batch'"));
            }
        }
    }

    @Test
    void whoMayOnlyReadIsSaidToBeReadOnly() {
        assertTrue(EventStore.open(auditor).server().readOnly());
        assertTrue(EventStore.open(readOnly(operator)).server().readOnly());
        assertFalse(EventStore.open(operator).server().readOnly());
        assertFalse(EventStore.open(admin).server().readOnly());
    }

    @ParameterizedTest
    @ValueSource(strings = {"otto", "amy"})
    void anOperatorAndAnAdminAppendAndImport(String who) {
        EventStore store = EventStore.open(Sql.as(who, owner));
        StreamId stream = Given.stream("Order");
        NewEvent placed = Given.event("Placed", UUID.randomUUID().toString());

        assertInstanceOf(AppendResult.Appended.class, store.append(stream, 0, List.of(placed)));
        assertInstanceOf(AppendResult.Appended.class, store.append(stream, 1, List.of(Given.event("Paid"))));
        assertEquals(store.append(stream, 0, List.of(placed)), store.append(stream, 7, List.of(placed)));
        assertInstanceOf(AppendResult.Conflict.class, store.append(stream, 0, List.of(Given.event("Placed"))));
        try (Bulk bulk = store.bulk()) {
            assertEquals(
                    List.of(new Bulk.Placed.Added(), new Bulk.Placed.Added(), new Bulk.Placed.Refused(3)),
                    bulk.place(List.of(
                            new Bulk.Placement(stream, 3, Given.event("Shipped")),
                            new Bulk.Placement(Given.stream("Order"), 1, Given.event("Placed")),
                            new Bulk.Placement(stream, 2, Given.event("Paid")))));
            bulk.commit();
        }
        assertEquals(3, Given.all(store, stream).size());
    }

    @Test
    void anAdminPutsRightWhatFollowsFromTheEvents() throws SQLException {
        Sql.execute(admin,
                "update hindcast.streams set first_at = first_at",
                "delete from hindcast.streams where id = 'none'",
                "update hindcast.stream_ids set first_at = first_at",
                "update hindcast.listed set position = position",
                "vacuum hindcast.events",
                "analyze hindcast.streams");
    }

    static Stream<Map.Entry<String, Consumer<PGSimpleDataSource>>> writers() {
        List<Bulk.Placement> placements = List.of(new Bulk.Placement(STREAM, 2, Given.event("Paid")));
        return Map.<String, Consumer<PGSimpleDataSource>>of(
                "append", source -> EventStore.open(source).append(STREAM, 1, List.of(Given.event("Paid"))),
                "append a new stream", source -> EventStore.open(source).append(Given.stream("Order"), 0, List.of(Given.event("Paid"))),
                "append a command again", source -> EventStore.open(source).append(STREAM, 0, List.of(Given.event("Placed", "c1"))),
                "import", source -> {
                    try (Bulk bulk = EventStore.open(source).bulk()) {
                        bulk.place(placements);
                        bulk.commit();
                    }
                },
                "migrate", Schema::migrate,
                "make a database", source -> new Databases(source).create(Databases.PREFIX + "mine"),
                "fill", source -> LargeStore.fill(source, new LargeStore.Size(1, 1, 1), _ -> { })).entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("writers")
    void anAuditorIsDeniedEveryWayOfWriting(Map.Entry<String, Consumer<PGSimpleDataSource>> writer) {
        List<Recorded<String>> before = Given.all(EventStore.open(owner), STREAM);
        for (PGSimpleDataSource source : List.of(auditor, readOnly(auditor))) {
            assertThrows(RuntimeException.class, () -> writer.getValue().accept(source));
        }
        assertEquals(before, Given.all(EventStore.open(owner), STREAM));
    }

    @Test
    void whatIsDeniedIsSaidInASentence() {
        List<NewEvent> paid = List.of(Given.event("Paid"));

        assertEquals(
                "Nothing was appended to Order/1: this user lacks a right. Nothing was written. Ask the owner of the database for it."
                        + " (The server says: permission denied for table events)",
                denied(() -> EventStore.open(auditor).append(STREAM, 1, paid)));
        assertEquals(
                "Nothing was appended to Order/1: this connection is read-only. Nothing was written."
                        + " Open the store with a connection that may write. (The server says: cannot execute INSERT in a read-only transaction)",
                denied(() -> EventStore.open(readOnly(auditor)).append(STREAM, 1, paid)));
        assertEquals(
                "Nothing was appended to Order/1: this connection is read-only. Nothing was written."
                        + " Open the store with a connection that may write. (The server says: cannot execute INSERT in a read-only transaction)",
                denied(() -> EventStore.open(readOnly(operator)).append(STREAM, 1, paid)));
        assertEquals(
                "The tables of the store were not created or brought up to date: this user lacks a right. Nothing was written."
                        + " Ask the owner of the database for it. (The server says: the store belongs to postgres)",
                denied(() -> Schema.migrate(admin)));
    }

    @ParameterizedTest
    @FieldSource({"WRITING", "FORBIDDEN"})
    void anAuditorIsDeniedEveryStatementThatWrites(String sql) {
        refused(auditor, sql);
        refused(readOnly(auditor), sql);
        refused(readOnly(auditor), "set transaction read write; " + sql);
        refused(readOnly(auditor), "set default_transaction_read_only = off; commit; begin; " + sql);
    }

    @ParameterizedTest
    @FieldSource("FORBIDDEN")
    void nobodyButTheOwnerIsAllowedWhatWouldRewriteEvents(String sql) {
        refused(operator, sql);
        refused(admin, sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update hindcast.streams set first_at = now()",
        "delete from hindcast.streams",
        "truncate hindcast.streams",
        "update hindcast.stream_ids set first_at = now()",
        "delete from hindcast.stream_ids",
        "insert into hindcast.listed values (0)",
        "delete from hindcast.listed"
    })
    void anOperatorChangesOnlyWhatAppendingChanges(String sql) {
        refused(operator, sql);
    }

    private static void refused(PGSimpleDataSource source, String sql) {
        SQLException refused = assertThrows(SQLException.class, () -> {
            try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(sql);
            }
        });
        assertTrue(List.of("42501", "25006").contains(refused.getSQLState()), refused.getSQLState() + " " + refused.getMessage());
    }

    private static String denied(Executable writing) {
        return assertThrows(StoreException.Denied.class, writing).getMessage();
    }

    private static PGSimpleDataSource readOnly(PGSimpleDataSource source) {
        PGSimpleDataSource other = Sql.as(source.getUser(), source);
        other.setOptions("-c default_transaction_read_only=on");
        return other;
    }
}
