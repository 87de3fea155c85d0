package hindcast.store.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Request;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// A command of somebody who may only read.
final class DeniedCommandTest {
    private static final StreamId TOY = new StreamId("Toy", "1");

    @Test
    void causesNothing(@Database PGSimpleDataSource source) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create role reader login in role hindcast_auditor");
        }
        source.setUser("reader");
        EventStore store = EventStore.open(source);
        Aggregates aggregates = new Aggregates(store, List.of(Toy.AGGREGATE), () -> "event");

        assertThrows(StoreException.Denied.class, () -> aggregates.execute(Toy.AGGREGATE, Request.of(TOY, "Bear", Metadata.NONE)));

        assertEquals(Optional.empty(), store.stream(TOY));
        assertEquals(0, aggregates.timeline(TOY, _ -> { }).version());
    }
}
