package hindcast.store.jdbc.append;

import hindcast.store.AppendResult.Appended;
import hindcast.store.StoreException;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps the list of streams near to the log. What is not listed yet is read from the log, so the list is exact at any time; it is only to
/// stay quick. A writer does it for all, but seldom: a stream that many events go to meanwhile is listed once for all of them. Whoever comes
/// to read the list does it as well, where much is not listed.
public final class Listing {
    private static final Logger LOG = System.getLogger(Listing.class.getName());

    /// Events that may be left to the reader of the list, who looks through them in some milliseconds.
    private static final long FAR = 4096;
    private static final long SELDOM_NANOS = 15_000_000_000L;

    private static final String IS_FAR = """
            select coalesce((select max(position) from hindcast.events), 0) - position > ?
                and not pg_is_in_recovery()
                and not current_setting('transaction_read_only')::boolean
                and has_function_privilege('hindcast.catch_up()', 'execute')
            from hindcast.listed
            """;

    // In a transaction that sees what was committed while it waited, whatever the database prefers.
    private static final String EACH_SEES_ANEW = "set transaction isolation level read committed";
    private static final String CATCH_UP = "select hindcast.catch_up()";

    private final Db db;
    private final AtomicLong last = new AtomicLong(System.nanoTime());

    /// @param db the store
    public Listing(Db db) {
        this.db = db;
    }

    /// Told of what was appended, catches up when enough has come together and the last time is long ago.
    void grown(Collection<Appended> appended) {
        long now = System.nanoTime();
        long before = last.get();
        if (now - before >= SELDOM_NANOS && appended.stream().anyMatch(Listing::passesAMilestone) && last.compareAndSet(before, now)) {
            catchUp();
        }
    }

    private static boolean passesAMilestone(Appended part) {
        long before = part.lastPosition() - (part.lastVersion() - part.firstVersion() + 1);
        return part.lastPosition() / FAR != before / FAR;
    }

    /// Told that somebody begins to read the list, catches up when much is not listed and it may.
    public void wanted() {
        boolean far = db.run(Task.reading("The list could not be read"), connection -> {
            try (PreparedStatement statement = Db.prepare(connection, IS_FAR, FAR); ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
        if (far) {
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
}
