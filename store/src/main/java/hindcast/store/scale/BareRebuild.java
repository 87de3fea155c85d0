package hindcast.store.scale;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Reads;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.Transaction;
import hindcast.store.projection.Bounds;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.shadow.Sample;
import hindcast.store.projection.table.RowTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What a rebuild is measured against: the same events read by COPY, decoded and folded over all cores, and no row written; and the loop that anybody would
/// write first, an upsert for each event.
///
/// @param source the pool
public record BareRebuild(DataSource source) {
    private static final Task UPSERT = Task.writing("The rows to measure were not written", "They are in a database that is thrown away.");
    private static final Duration FOREVER = Duration.ofDays(1);
    private static final int BATCH = 1_000;
    private static final long STRETCH = 5_000;

    private static final String TABLE = """
            drop table if exists read_model.bare;
            create table read_model.bare (like %s including all)
            """;

    private static final String ROW = """
            insert into read_model.bare (%s)
            values (%s)
            on conflict (%s) do update
            set %s
            """;

    private static final String GONE = """
            delete from read_model.bare
            where %s = ?
            """;

    /// Reads, decodes and folds.
    ///
    /// @return how many events
    public long fold(Projection<?, ?, ?> projection) {
        return Sample.of(new Db(source), projection, Bounds.ofMachine(), FOREVER).events();
    }

    /// Goes through the log, keeps every stream's state in memory, and writes its row after each event, a thousand of them in a batch and a transaction.
    ///
    /// @return how many events
    public <S, E, R extends Record> long upsert(SingleStream<S, E, R> projection) {
        Db db = new Db(source);
        Reads reads = new Reads(db);
        long head = reads.head();
        try (Transaction transaction = db.begin(UPSERT, false)) {
            return transaction.run(connection -> {
                prepare(connection, projection);
                try (Loop<S, E, R> loop = new Loop<>(connection, projection)) {
                    for (long after = 0; after < head; after += STRETCH) {
                        for (Recorded<String> event : reads.bulk(after, Math.min(head, after + STRETCH))) {
                            loop.take(event);
                        }
                    }
                    loop.send();
                    return loop.events;
                }
            });
        }
    }

    private static void prepare(Connection connection, SingleStream<?, ?, ?> projection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE.formatted(RowTable.name(projection.name(), 1)));
        }
        connection.commit();
    }

    private static final class Loop<S, E, R extends Record> implements AutoCloseable {
        private final Connection connection;
        private final SingleStream<S, E, R> projection;
        private final RowShape<R> shape;
        private final Map<StreamId, S> states = new HashMap<>();
        private final PreparedStatement row;
        private final PreparedStatement gone;
        private long events;
        private int waiting;

        Loop(Connection connection, SingleStream<S, E, R> projection) throws SQLException {
            this.connection = connection;
            this.projection = projection;
            this.shape = RowShape.of(projection.row());
            String columns = RowTable.names(shape.columns()) + ", " + RowTable.POSITION;
            this.row = connection.prepareStatement(ROW.formatted(columns, String.join(", ", Collections.nCopies(shape.columns().size() + 1, "?")),
                    RowTable.names(shape.keys()), shape.columns().stream().filter(column -> !column.key())
                            .map(column -> "%s = excluded.%1$s".formatted(Db.quoted(column.name())))
                            .collect(Collectors.joining(", ", "", ", %s = excluded.%1$s".formatted(RowTable.POSITION)))));
            this.gone = connection.prepareStatement(GONE.formatted(RowTable.names(shape.keys())));
        }

        void take(Recorded<String> event) throws SQLException {
            if (!event.stream().type().equals(projection.streamType())) {
                return;
            }
            events++;
            S state = states.getOrDefault(event.stream(), projection.initial());
            Optional<E> decoded = projection.codec().decode(event);
            S after = decoded.isEmpty() ? state : projection.evolve(state, event.with(decoded.get()));
            states.put(event.stream(), after);
            write(event, projection.row(event.stream(), event.version(), after));
            if (++waiting == BATCH) {
                send();
            }
        }

        private void write(Recorded<String> event, @Nullable R value) throws SQLException {
            if (value == null) {
                gone.setString(1, event.stream().id());
                gone.addBatch();
                return;
            }
            @Nullable Object[] values = shape.values(value);
            for (int index = 0; index < values.length; index++) {
                row.setObject(index + 1, values[index] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[index]);
            }
            row.setLong(values.length + 1, event.position());
            row.addBatch();
        }

        void send() throws SQLException {
            row.executeBatch();
            gone.executeBatch();
            connection.commit();
            waiting = 0;
        }

        @Override
        public void close() throws SQLException {
            row.close();
            gone.close();
        }
    }
}
