package hindcast.store.projection.admin;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.Transaction;
import hindcast.store.projection.Projection;
import hindcast.store.projection.table.Audit;
import hindcast.store.projection.table.Catalogue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The projections of a program in a store: which there are, and what somebody decides about them. What is decided is remembered in the store, so it may come
/// from anywhere and holds for whoever runs them; and it is audited, in the same transaction.
public final class Projections {
    private static final String STOP = """
            update hindcast.projections
            set wanted = 'stopped', said_by = ?, said_at = clock_timestamp(), reason = ?
            where name = ?
              and wanted = 'running'
            """;

    private static final String START = """
            update hindcast.projections
            set wanted = 'running', said_by = ?, said_at = clock_timestamp(), reason = null
            where name = ?
              and wanted = 'stopped'
            """;

    private static final String RETRY = """
            update hindcast.projections
            set failed_position = null, failed_key = null, failure = null, failed_at = null
            where name = ?
              and failed_position is not null
            """;

    private static final String SKIP = """
            insert into hindcast.skips (projection, position, said_by, reason, failure, attempts)
            select name, failed_position, ?, ?, failure, attempts
            from hindcast.projections
            where name = ?
              and failed_position is not null
            """;

    private static final String LIMITS = """
            select warn_events, warn_seconds, critical_events, critical_seconds
            from hindcast.projections
            where name = ?
            """;

    private static final String LIMIT = """
            update hindcast.projections
            set warn_events = ?, warn_seconds = ?, critical_events = ?, critical_seconds = ?
            where name = ?
            """;

    private static final String LEDGER = """
            select position, said_by, said_at, reason, failure, attempts
            from hindcast.skips
            where projection = ?
            order by position
            """;

    private static final String AUDIT = """
            select number, at, said_by, db_user, action, projection, details::text, reason
            from hindcast.audit
            where projection = coalesce(?, projection)
              and number < ?
            order by number desc
            limit ?
            """;

    private final DataSource source;
    private final Db db;
    private final List<Projection<?, ?, ?>> all;

    /// @param all each of another name
    public Projections(DataSource source, List<? extends Projection<?, ?, ?>> all) {
        this.source = source;
        this.db = new Db(source);
        this.all = List.copyOf(all);
    }

    /// The store.
    public DataSource source() {
        return source;
    }

    /// Every projection of the program, in its order.
    public List<Projection<?, ?, ?>> all() {
        return all;
    }

    /// A projection by its name.
    public Optional<Projection<?, ?, ?>> named(String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// Makes the tables of those that have none, empty.
    ///
    /// @throws hindcast.store.StoreException.Denied when the user may not create tables in `read_model`
    public void begin() {
        Catalogue catalogue = new Catalogue(db);
        all.stream().filter(each -> !catalogue.served().containsKey(each.name())).forEach(catalogue::begin);
    }

    /// Stops a projection, whoever runs it, before its next events; its rows stay as they are.
    ///
    /// @param reason not blank
    /// @return false when it is stopped already or has no generation
    public boolean stop(String name, String saidBy, String reason) {
        return decide("stop", name, saidBy, given(reason), connection -> execute(connection, STOP, saidBy, reason, name));
    }

    /// Lets it go on where it stands.
    ///
    /// @param reason may be empty
    /// @return false when nobody had stopped it
    public boolean start(String name, String saidBy, String reason) {
        return decide("start", name, saidBy, reason, connection -> execute(connection, START, saidBy, name));
    }

    /// Tries the event again that cannot be folded.
    ///
    /// @param reason may be empty
    /// @return false when there is none
    public boolean retry(String name, String saidBy, String reason) {
        return decide("retry", name, saidBy, reason, connection -> execute(connection, RETRY, name));
    }

    /// Passes over the event that cannot be folded, now and in every later rebuild: it is in the ledger for ever.
    ///
    /// @param reason not blank
    /// @return false when there is none
    public boolean skip(String name, String saidBy, String reason) {
        return decide("skip", name, saidBy, given(reason), connection -> {
            int skipped = execute(connection, SKIP, saidBy, reason, name);
            execute(connection, RETRY, name);
            return skipped;
        });
    }

    /// From when on a lag is told.
    public Limits limits(String name) {
        return db.run(Task.reading("The limits of " + name + " could not be read"), connection -> {
            try (PreparedStatement statement = Db.prepare(connection, LIMITS, name); ResultSet row = statement.executeQuery()) {
                return !row.next() ? Limits.USUAL : new Limits(
                        row.getLong(1), Duration.ofSeconds(row.getLong(2)), row.getLong(3), Duration.ofSeconds(row.getLong(4)));
            }
        });
    }

    /// Says from when on a lag is told; takes an admin.
    ///
    /// @return false when it has no generation
    public boolean limit(String name, Limits limits, String saidBy) {
        return decide("limit", name, saidBy, "", connection -> execute(connection, LIMIT, limits.warnEvents(), limits.warnTime().toSeconds(),
                limits.criticalEvents(), limits.criticalTime().toSeconds(), name));
    }

    private static String given(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A reason is asked for: it stays in the audit trail.");
        }
        return reason.strip();
    }

    private interface Decision {
        int on(Connection connection) throws SQLException;
    }

    private boolean decide(String action, String name, String saidBy, String reason, Decision decision) {
        Task task = Task.writing("It was not decided to " + action + " " + name, "Look at the projection: it may be decided already.");
        try (Transaction transaction = db.begin(task, false)) {
            boolean changed = transaction.run(connection -> {
                String details = Audit.standing(connection, name);
                int rows = decision.on(connection);
                if (rows > 0) {
                    Audit.write(connection, new Audit.Line(saidBy, action, name, details, reason));
                }
                return rows > 0;
            });
            transaction.commit();
            return changed;
        }
    }

    /// The events that a projection passes over, by position.
    public List<Skip> ledger(String name) {
        return db.run(Task.reading("What " + name + " passes over could not be read"), connection -> {
            List<Skip> skips = new ArrayList<>();
            try (PreparedStatement statement = Db.prepare(connection, LEDGER, name); ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    skips.add(new Skip(row.getLong(1), row.getString(2), row.getObject(3, OffsetDateTime.class).toInstant(), row.getString(4),
                            row.getString(5), row.getInt(6)));
                }
            }
            return skips;
        });
    }

    /// What was decided, the newest first.
    ///
    /// @param name   null for all projections
    /// @param before the number before which it goes on; [Long#MAX_VALUE] for the newest
    /// @param limit  most lines, at least 1
    public List<Deed> audit(@Nullable String name, long before, int limit) {
        return db.run(Task.reading("The audit trail could not be read"), connection -> {
            List<Deed> deeds = new ArrayList<>();
            try (PreparedStatement statement = Db.prepare(connection, AUDIT, name, before, limit); ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    deeds.add(new Deed(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3), row.getString(4),
                            row.getString(5), row.getString(6), row.getString(7), row.getString(8)));
                }
            }
            return deeds;
        });
    }

    private static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }
}
