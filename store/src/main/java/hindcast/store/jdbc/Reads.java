package hindcast.store.jdbc;

import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// Reads events, a batch at a time: however long a stream or the log is, the memory it takes is that of a batch.
public final class Reads {
    // Rows of a round trip: enough that the time between trips does not show, few enough that large payloads fit.
    private static final int BATCH = 1000;

    private static final Task LOG = Task.reading("The log could not be read");

    private final Db db;

    public Reads(Db db) {
        this.db = db;
    }

    /// A stream's events behind a version, in order.
    public void stream(StreamId stream, int after, Consumer<Recorded<String>> each) {
        read(Task.reading(stream + " could not be read"), each, Layout.STREAM_AFTER, stream.type(), stream.id(), after);
    }

    /// Several streams, one after another, each behind a version.
    public void streams(SequencedMap<StreamId, Integer> after, Consumer<Recorded<String>> each) {
        List<StreamId> streams = List.copyOf(after.sequencedKeySet());
        read(Task.reading("The events of " + streams.size() + " streams could not be read"), each, Layout.STREAMS,
                EventColumns.texts(streams, StreamId::type), EventColumns.texts(streams, StreamId::id),
                after.sequencedValues().stream().mapToInt(Integer::intValue).toArray());
    }

    /// The log, or the part of it that is asked for.
    public void log(LogQuery query, Consumer<Recorded<String>> each) {
        read(LOG, each, Layout.log(query), Layout.values(query).toArray());
    }

    /// The first events of those that are asked for, behind a position and up to another one, at once.
    ///
    /// @param limit most events: all of them are in memory together
    public List<Recorded<String>> stretch(LogQuery query, long after, long until, int limit) {
        List<Object> values = Layout.values(query);
        values.addAll(List.of(after, until, limit));
        return db.run(LOG, connection -> {
            try (PreparedStatement statement = Db.prepare(connection, Layout.stretch(query), values.toArray());
                    ResultSet row = statement.executeQuery()) {
                List<Recorded<String>> events = new ArrayList<>();
                while (row.next()) {
                    events.add(Layout.event(row));
                }
                return events;
            }
        });
    }

    /// All events behind a position and up to another one, at once: as [#stretch] for every event, but quicker where there are many and slower where
    /// there are few.
    public List<Recorded<String>> bulk(long after, long until) {
        return db.run(LOG, connection -> {
            List<Recorded<String>> events = new ArrayList<>();
            copy(connection, Layout.copy(after, until), events::add);
            return events;
        });
    }

    /// Reads events that a COPY in binary form hands out, one after another; the consumer may throw to stop.
    static void copy(Connection connection, String sql, Consumer<Recorded<String>> each) throws SQLException {
        PGConnection server = connection.unwrap(PGConnection.class);
        CopyOut copy = server.getCopyAPI().copyOut(sql);
        Names names = new Names();
        try {
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                BinaryRow row = new BinaryRow(message, names);
                if (!row.isEnd()) {
                    each.accept(Layout.event(row));
                }
            }
        } catch (RuntimeException | Error stopped) {
            end(server, copy, stopped);
            throw stopped;
        }
    }

    // The driver's own way to cancel leaves the server's answer to be met by the next statement.
    private static void end(PGConnection server, CopyOut copy, Throwable stopped) {
        try {
            server.cancelQuery();
            byte[] rest = copy.readFromCopy();
            while (rest != null) {
                rest = copy.readFromCopy();
            }
        } catch (SQLException cancelled) {
            stopped.addSuppressed(cancelled);
        }
    }

    /// The newest position.
    public long head() {
        return number(Layout.HEAD);
    }

    /// A position at or below which nothing can appear any more, as it was found some time ago; at most the newest one.
    public long proven() {
        return number(Layout.PROVEN);
    }

    private long number(String sql) {
        return db.run(Task.reading("The head of the log could not be read"), connection -> {
            try (PreparedStatement statement = Db.prepare(connection, sql); ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private void read(Task task, Consumer<Recorded<String>> each, String sql, Object... values) {
        db.look(task, connection -> {
            try (PreparedStatement statement = Db.prepare(connection, sql, values)) {
                statement.setFetchSize(BATCH);
                statement.setQueryTimeout(Db.SECONDS_OF_A_SCAN);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        each.accept(Layout.event(row));
                    }
                }
            }
            return task;
        });
    }
}
