package hindcast.store.projection.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.store.EventStore;
import hindcast.store.StoreException;
import hindcast.store.projection.Counting;
import hindcast.store.projection.admin.Projections;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// An event that is written in a transaction which ends late: it appears behind events of higher positions. A reader that goes by positions alone never
/// hears of it; a projection has it.
final class HeldEventTest {
    private static final String INSERT = """
            insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
            values ('Counter', 'held', 1, 'held-1', 'Added', 1, '{"amount": 100}', '{}')
            """;

    private static final String NAIVE = """
            select position, (data ->> 'amount')::integer
            from hindcast.events
            where position > ?
            order by position
            """;

    private final PGSimpleDataSource source;
    private final EventStore store;
    private final Projections projections;
    private final BlockingQueue<Long> moved = new LinkedBlockingQueue<>();
    private long read;
    private int naive;

    HeldEventTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
        this.projections = new Projections(source, List.of(Counting.COUNTERS, Counting.SUMS));
    }

    @Test
    void aProjectionHasItAndANaiveReaderMissesIt() throws Exception {
        projections.begin();
        Counting.add(store, "a", 1);
        List<Long> meanwhile = new ArrayList<>();
        try (ProjectionRunner runner = new ProjectionRunner(source, store, projections.all(), "one", new Moves()); Connection slow = source.getConnection()) {
            runner.start();
            untilBothAreAt(1);
            slow.setAutoCommit(false);
            try (Statement insert = slow.createStatement()) {
                insert.executeUpdate(INSERT);
            }
            Counting.add(store, "b", 2, 3);
            readNaively();
            Counting.add(store, "c", 4);
            readNaively();
            meanwhile.addAll(numbers("select checkpoint from hindcast.generations order by projection"));
            slow.commit();
            readNaively();
            untilBothAreAt(5);
        }

        assertEquals(List.of(1L, 1L), meanwhile);
        assertEquals(10, naive);
        assertEquals(List.of(110L), numbers("select sum(sum) from read_model.counters"));
        assertEquals(List.of(110L), numbers("select sum(sum) from read_model.sums"));
    }

    private void readNaively() throws SQLException {
        try (Connection connection = source.getConnection(); PreparedStatement statement = connection.prepareStatement(NAIVE)) {
            statement.setLong(1, read);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    read = row.getLong(1);
                    naive += row.getInt(2);
                }
            }
        }
    }

    private void untilBothAreAt(long position) throws Exception {
        while (!numbers("select count(*) from hindcast.generations where checkpoint = " + position).equals(List.of(2L))) {
            moved.poll(100, TimeUnit.MILLISECONDS);
        }
    }

    private List<Long> numbers(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<Long> numbers = new ArrayList<>();
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
            return numbers;
        }
    }

    private final class Moves implements ProjectionRunner.Listener {
        @Override
        public void holds(Set<String> names) {
            // Nobody asks.
        }

        @Override
        public void moved(String projection, long position, long events, Duration taken) {
            moved.add(position);
        }

        @Override
        public void stopped(String projection, long position, String reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void away(StoreException why) {
            throw new IllegalStateException(why);
        }
    }
}
