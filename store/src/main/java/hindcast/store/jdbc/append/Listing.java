package hindcast.store.jdbc.append;

import hindcast.store.AppendResult.Appended;
import hindcast.store.StoreException;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Collection;

/// Keeps the list of streams near to the log. What is not listed yet is read from the log, so the list is exact at any time; it is only to
/// stay quick. Now and then a writer does it for all.
///
/// @param db the store
public record Listing(Db db) {
    private static final Logger LOG = System.getLogger(Listing.class.getName());

    /// Events between two times that it is done: so many are looked through when the list is read.
    private static final long EVERY = 4096;

    private static final String CATCH_UP = "select hindcast.catch_up()";

    /// Told of what was appended, catches up when enough has come together.
    void grown(Collection<Appended> appended) {
        if (appended.stream().anyMatch(part -> part.lastPosition() / EVERY != (part.lastPosition() - events(part)) / EVERY)) {
            catchUp();
        }
    }

    /// Lists what is committed. What was written is written: when it fails, the next one does it.
    public void catchUp() {
        Task task = Task.writing("The list of streams was not brought up to the log", "Nothing is lost: it is told from the log.");
        try {
            db.run(task, connection -> {
                // It has to see what was committed while it waited, whatever the database prefers.
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                try (PreparedStatement statement = Db.prepare(connection, CATCH_UP)) {
                    return statement.execute();
                }
            });
        } catch (StoreException later) {
            LOG.log(Level.INFO, later.getMessage(), later);
        }
    }

    private static int events(Appended part) {
        return part.lastVersion() - part.firstVersion() + 1;
    }
}
