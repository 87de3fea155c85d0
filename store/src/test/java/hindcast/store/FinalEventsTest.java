package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody changes or removes an event: each attempt is a superuser's, who may do everything else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FinalEventsTest {
    private static final StreamId STREAM = new StreamId("Order", "1");

    private final DataSource source;
    private final EventStore store;

    FinalEventsTest(@Database DataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
    }

    @BeforeAll
    void anEvent() throws SQLException {
        store.append(STREAM, 0, List.of(Given.event("Placed")));
        execute("create role guest");
        execute("grant all on schema hindcast to guest");
        execute("grant all on all tables in schema hindcast to guest");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update hindcast.events set type = 'Forged'",
        "update hindcast.events set type = 'Forged' where false",
        "update only hindcast.events set version = version",
        "delete from hindcast.events",
        "with gone as (delete from hindcast.events returning *) select * from gone",
        "truncate hindcast.events",
        "truncate hindcast.streams, hindcast.events",
        "merge into hindcast.events e using (values (1)) on true when matched then delete",
        "merge into hindcast.events e using (values (1)) on true when matched then update set type = 'Forged'",
        """
        insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
        values ('Order', '1', 1, 'x', 'Forged', 1, '{}', '{}')
        on conflict (stream_type, stream_id, version) do update set type = 'Forged'
        """,
        """
        insert into hindcast.events (position, stream_type, stream_id, version, id, type, revision, data, metadata)
        overriding system value values (1, 'Order', '2', 1, 'x', 'Forged', 1, '{}', '{}')
        on conflict (position) do update set type = 'Forged'
        """
    })
    void isRefusedAndChangesNothing(String attempt) {
        List<Recorded<String>> before = Given.all(store, STREAM);

        for (String who : List.of("", "set session_replication_role = replica; ", "set role guest; ")) {
            SQLException refused = assertThrows(SQLException.class, () -> execute(who + attempt));
            assertEquals("23000", refused.getSQLState(), refused.getMessage());
        }

        assertEquals(before, Given.all(store, STREAM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncate hindcast.streams cascade", "truncate hindcast.stream_ids, hindcast.listed cascade"})
    void takesNoEventWithIt(String attempt) throws SQLException {
        List<Recorded<String>> before = Given.all(store, STREAM);

        execute(attempt);

        assertEquals(before, Given.all(store, STREAM));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
