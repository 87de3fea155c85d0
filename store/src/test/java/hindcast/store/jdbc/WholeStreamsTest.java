package hindcast.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.jdbc.WholeStreams.Range;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Streams that are read whole.
final class WholeStreamsTest {
    private final Connection connection;

    WholeStreamsTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) throws SQLException {
        this.connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                    select 'Note', 'n' || number / 10, 1 + number % 10, 'e' || number, 'Written', 1, to_json(repeat('x', 1000)), '{}'
                    from generate_series(0, 19999) as number
                    """);
        }
        connection.setAutoCommit(false);
    }

    @Test
    void streamsComeOneAfterAnotherInTheOrderOfVersions() throws SQLException {
        List<String> read = new ArrayList<>();
        WholeStreams.read(connection, new Range("Note", "n10", "n100"), Long.MAX_VALUE, event -> read.add(event.stream().id() + " " + event.version()));

        assertEquals(10, read.size());
        assertEquals("n100 1", read.getFirst());
        assertEquals("n100 10", read.getLast());
    }

    @Test
    void whoStopsInTheMiddleIsHeardAndTheConnectionGoesOn() throws SQLException {
        for (int stop : List.of(1, 10, 19_999)) {
            CancellationException enough = new CancellationException();
            int[] seen = new int[1];

            assertSame(enough, assertThrows(CancellationException.class, () -> WholeStreams.read(
                    connection, new Range("Note", "", null), Long.MAX_VALUE, _ -> {
                        if (++seen[0] == stop) {
                            throw enough;
                        }
                    })));
            connection.rollback();
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("select 7")) {
                row.next();
                assertEquals(7, row.getInt(1));
            }
            connection.rollback();
        }
    }
}
