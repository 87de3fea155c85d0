package hindcast.store.scale;

import hindcast.store.EventStore;
import hindcast.store.jdbc.Copy;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Indexes;
import hindcast.store.jdbc.Layout;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.Transaction;
import hindcast.store.upkeep.Limits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/// Fills an empty store with made-up streams, millions of events in minutes: what the figures of the list are measured on.
///
/// It goes past `append`, with COPY and without indexes in the meantime: nobody else may use the store while it runs. Types and ids of the
/// streams are like the sample shop's; the events say nothing.
public final class LargeStore {
    private static final Task FILL = Task.writing("The store was not filled", "Either all of it is there or nothing.");
    private static final int TELL_EVERY = 50_000;

    private static final String STREAMS = "hindcast.streams (type, id, version, first_at, last_at, last_type)";
    private static final String STREAM_IDS = "hindcast.stream_ids (type, id, first_at)";

    private static final String LISTED = """
            update hindcast.listed
            set position = (select max(position) from hindcast.events)
            """;

    private static final String COUNT_ANEW = """
            vacuum (analyze) hindcast.events, hindcast.streams, hindcast.stream_ids
            """;

    private LargeStore() {
    }

    /// How large a store is to be.
    ///
    /// @param streams how many aggregates, from 1; four of five are orders, the others accounts
    /// @param events  how many events they have together, at least as many
    /// @param seed    the same seed makes the same store
    public record Size(int streams, long events, long seed) {
        public Size {
            if (streams < 1 || events < streams) {
                throw new IllegalArgumentException("%d streams have as many events or more, not %d.".formatted(streams, events));
            }
        }
    }

    /// Fills the store in one transaction, makes its indexes anew, and lets the server count what it now holds.
    ///
    /// @param written told how many events are on their way, every now and then; may throw to stop, and then nothing is written
    /// @throws hindcast.store.StoreException.NotAStore when the database holds no store
    /// @throws IllegalStateException when the store holds events
    public static void fill(DataSource source, Size size, LongConsumer written) {
        if (EventStore.open(source).head() != 0) {
            throw new IllegalStateException("Only an empty store can be filled.");
        }
        Db db = new Db(source);
        try (Transaction transaction = db.begin(FILL, false)) {
            transaction.run(connection -> {
                Limits.CHANGES.inTransaction(connection);
                Indexes indexes = Indexes.drop(connection);
                copy(connection, new Invention(size), written);
                indexes.create(connection);
                return execute(connection, LISTED);
            });
            transaction.commit();
        }
        db.run(FILL, connection -> execute(connection, COUNT_ANEW));
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.execute();
        }
    }

    private static void copy(Connection connection, Invention invention, LongConsumer written) throws SQLException {
        try (Copy events = Copy.into(connection, Layout.COPIED)) {
            invention.pass(event -> {
                events.row(event.stream().type(), event.stream().id(), event.version(), event.id(), event.type(), 1, event.at(),
                        "{\"number\": " + event.version() + ", \"note\": \"This was made up to be measured.\"}",
                        "{\"userId\":\"somebody\"}");
                if (events.rows() % TELL_EVERY == 0) {
                    written.accept(events.rows());
                }
            });
        }
        try (Copy streams = Copy.into(connection, STREAMS)) {
            invention.pass(event -> {
                if (event.last()) {
                    streams.row(event.stream().type(), event.stream().id(), event.version(), event.firstAt(), event.at(), event.type());
                }
            });
        }
        try (Copy ids = Copy.into(connection, STREAM_IDS)) {
            invention.pass(event -> {
                if (event.version() == 1) {
                    ids.row(event.stream().type(), event.stream().id(), event.at());
                }
            });
        }
    }
}
