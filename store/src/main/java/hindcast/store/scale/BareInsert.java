package hindcast.store.scale;

import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.SqlErrors;
import hindcast.store.jdbc.Task;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The least that any program does who appends: insert rows by JDBC into a table with the columns and indexes of the events, unasked. What an
/// append is measured against. A writer keeps its connection and its prepared statement. Used by one thread.
public final class BareInsert implements AutoCloseable {
    private static final Task PREPARE = Task.writing("The table to measure was not made", "It is in a database that is thrown away.");
    private static final Task INSERT = Task.writing("The bare row was not written", "It is in a database that is thrown away.");

    private static final String TABLE = """
            create table if not exists hindcast.bare (like hindcast.events including all)
            """;

    private static final String DURABILITY = """
            select format('fsync %s, synchronous_commit %s, full_page_writes %s',
                current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'))
            """;

    private static final String ROWS = """
            insert into hindcast.bare (stream_type, stream_id, version, id, type, revision, data, metadata, command_id, command_part, command_events)
            values %s
            """;

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?::json, ?::json, ?, ?::integer, ?::integer)";

    private static final int COLUMNS = 11;

    private static final String NOTIFIED = """
            with written as (
            %s
            returning 1)
            select pg_notify('hindcast_bench', '')
            from written
            limit 1
            """;

    private final Connection connection;
    private final PreparedStatement plain;
    private final PreparedStatement notified;
    private final Waking waking;

    private BareInsert(Connection connection, int rows, Waking waking) throws SQLException {
        String sql = ROWS.formatted(String.join(", ", Collections.nCopies(rows, ROW)));
        this.connection = connection;
        this.plain = connection.prepareStatement(sql);
        this.notified = connection.prepareStatement(NOTIFIED.formatted(sql));
        this.waking = waking;
    }

    /// When a transaction carries a NOTIFY; shared by all writers.
    ///
    /// @param nanos the shortest time between two of them; negative for none at all
    /// @param last  when the last one was sent
    public record Waking(long nanos, AtomicLong last) {
        /// None, or one at most every so many nanoseconds; 0 for one in each transaction.
        public static Waking every(long nanos) {
            return new Waking(nanos, new AtomicLong(System.nanoTime()));
        }

        private boolean isDue() {
            if (nanos <= 0) {
                return nanos == 0;
            }
            long now = System.nanoTime();
            long before = last.get();
            return now - before >= nanos && last.compareAndSet(before, now);
        }
    }

    /// Makes the table beside the events.
    ///
    /// @return how durable a commit is here, as the server says
    public static String prepare(DataSource source) {
        return new Db(source).run(PREPARE, connection -> {
            try (PreparedStatement table = connection.prepareStatement(TABLE)) {
                table.execute();
            }
            try (PreparedStatement statement = connection.prepareStatement(DURABILITY); ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        });
    }

    /// A writer of so many rows a transaction.
    public static BareInsert open(DataSource source, int rows, Waking waking) {
        try {
            return new BareInsert(source.getConnection(), rows, waking);
        } catch (SQLException error) {
            throw SqlErrors.translate(PREPARE, error);
        }
    }

    /// Inserts events behind a version that nobody checks, in one round trip.
    ///
    /// @param command the command that the last of them tells
    public void insert(StreamId stream, int behind, List<NewEvent> events, String command) {
        boolean wakes = waking.isDue();
        try {
            PreparedStatement statement = wakes ? notified : plain;
            for (int number = 0; number < events.size(); number++) {
                boolean last = number == events.size() - 1;
                bind(statement, number * COLUMNS, stream, behind + number + 1, events.get(number));
                bind(statement, number * COLUMNS, last ? command : null, last ? events.size() : null);
            }
            statement.execute();
        } catch (SQLException error) {
            throw SqlErrors.translate(INSERT, error);
        }
    }

    @Override
    public void close() {
        try (connection) {
            plain.close();
            notified.close();
        } catch (SQLException error) {
            throw SqlErrors.translate(INSERT, error);
        }
    }

    private static void bind(PreparedStatement statement, int before, StreamId stream, int version, NewEvent event) throws SQLException {
        statement.setString(before + 1, stream.type());
        statement.setString(before + 2, stream.id());
        statement.setInt(before + 3, version);
        statement.setString(before + 4, event.id());
        statement.setString(before + 5, event.type());
        statement.setInt(before + 6, event.revision());
        statement.setString(before + 7, event.data());
        statement.setString(before + 8, event.metadata().json());
    }

    private static void bind(PreparedStatement statement, int before, @Nullable String command, @Nullable Integer events) throws SQLException {
        statement.setString(before + 9, command);
        statement.setObject(before + 10, command == null ? null : 1, Types.INTEGER);
        statement.setObject(before + 11, events, Types.INTEGER);
    }
}
