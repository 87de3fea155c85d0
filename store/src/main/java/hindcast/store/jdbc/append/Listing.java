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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Keeps the list of streams near to the log. What is not listed yet is read from the log, so the list is exact at any time; it is only to
/// stay quick. A writer does it for all, but seldom: a stream that many events go to meanwhile is listed once for all of them. Whoever comes
/// to read the list does it as well, where much is not listed.
public final class Listing {
    private static final Logger LOG = System.getLogger(Listing.class.getName());

    /// Events that may be left to the reader of the list, who looks through them in some milliseconds.
    static final long FAR = 4096;
    /// Events that are not left to anybody: a reader without the right to list looks through them in a tenth of a second.
    static final long MUCH = 65_536;
    static final long SELDOM_NANOS = 30_000_000_000L;

    private static final Task LOOK = Task.reading("The list could not be read");

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
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Last> last = new AtomicReference<>();

    /// @param db the store
    public Listing(Db db) {
        this(db, System::nanoTime);
    }

    Listing(Db db, LongSupplier nanos) {
        this.db = db;
        this.nanos = nanos;
    }

    /// When this process looked last, and how far the log was then.
    private record Last(long position, long nanos) {
    }

    /// Told of what was appended, catches up when much has come together, or less and the last time is long ago. What was appended was appended: when this
    /// fails, the next one does it.
    void grown(Collection<Appended> appended) {
        long position = 0;
        for (Appended part : appended) {
            position = Math.max(position, part.lastPosition());
        }
        long now = nanos.getAsLong();
        Last before = last.get();
        // A log that was set back is behind what was known of it.
        long further = before == null ? 0 : Math.abs(position - before.position());
        boolean much = further >= MUCH;
        if (before == null) {
            last.compareAndSet(null, new Last(position, now));
        } else if ((much || further >= FAR && now - before.nanos() >= SELDOM_NANOS) && last.compareAndSet(before, new Last(position, now))) {
            try {
                // Other processes list as well: what this one knows of is not what is left.
                catchUp(much ? MUCH / 2 : FAR);
            } catch (StoreException later) {
                LOG.log(Level.INFO, later.getMessage(), later);
            }
        }
    }

    /// Told that somebody begins to read the list, catches up when much is not listed and it may.
    public void wanted() {
        catchUp(FAR);
    }

    private void catchUp(long behind) {
        boolean far = db.run(LOOK, connection -> {
            try (PreparedStatement statement = Db.prepare(connection, IS_FAR, behind); ResultSet row = statement.executeQuery()) {
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
