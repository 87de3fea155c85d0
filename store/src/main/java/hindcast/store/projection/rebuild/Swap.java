package hindcast.store.projection.rebuild;

import hindcast.store.StoreException;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.Transaction;
import hindcast.store.projection.fold.Stopped;
import hindcast.store.projection.rebuild.Lines.Said;
import hindcast.store.projection.table.Audit;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.GenerationDdl;
import hindcast.store.projection.table.Generations;
import hindcast.store.projection.table.Ownership;
import hindcast.store.projection.table.Served;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Takes another generation into service, in one short transaction: readers see the one or the other. It waits for nobody longer than a moment, because
/// whoever comes behind it waits too; it gives way and tries again for a while.
final class Swap {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 200_000_000;

    private static final String SHORTLY = "select set_config('lock_timeout', '2s', true)";

    // A transaction that sees the store as it was then finds none of the rows in a table that was filled later.
    private static final String OLDER_READER = """
            select format('%s (%s), open since %s', pid, coalesce(nullif(application_name, ''), usename), to_char(xact_start, 'HH24:MI:SS'))
            from pg_catalog.pg_stat_activity
            where datname = current_database()
              and backend_type = 'client backend'
              and backend_xmin is not null
              and xact_start < ?
            order by xact_start
            limit 1
            """;

    private static final String FILLED = """
            select filled_at
            from hindcast.rebuilds
            where projection = ?
              and generation = ?
            """;

    private final Site site;
    private final Served to;
    private final @Nullable Level level;
    private final Task task;

    /// @param to    the generation that is to be served
    /// @param level brings it level with the one in service; null when it stays as it is
    Swap(Site site, Served to, @Nullable Level level) {
        this.site = site;
        this.to = to;
        this.level = level;
        this.task = Task.writing("The rows of " + to.name() + " were not swapped", "They were swapped whole or not at all: look which are served.");
    }

    /// What else is done in the transaction.
    interface Beside {
        void on(Connection connection) throws SQLException;
    }

    /// Does it.
    ///
    /// @param action as the audit trail calls it
    Rebuild.Swapped run(String action, Said said, Beside beside) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String obstacle = "";
        do {
            try {
                Optional<String> older = olderReader();
                if (older.isPresent()) {
                    obstacle = "Process " + older.get() + ", reads the store as it was before the rebuild, and would find no rows. Nothing was swapped: "
                            + "try again when it has ended.";
                } else if (level == null || level.catchUp(() -> true)) {
                    Optional<Rebuild.Swapped> done = attempt(action, said, beside);
                    if (done.isPresent()) {
                        return done.get();
                    }
                    obstacle = "New events came quicker than they could be folded. Nothing was swapped: try again.";
                }
            } catch (StoreException.Failed failed) {
                if (!isInTheWay(failed)) {
                    throw failed;
                }
                obstacle = "Somebody reads the rows in a transaction that did not end in time. Nothing was swapped: try again.";
            } catch (Stopped stopped) {
                return new Rebuild.Swapped.No("Event %,d cannot be folded: %s. Nothing was swapped.".formatted(
                        stopped.why().event().position(), stopped.why().reason()));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
        return new Rebuild.Swapped.No(obstacle);
    }

    private static boolean isInTheWay(StoreException.Failed failed) {
        return failed.getCause() instanceof SQLException error && ("55P03".equals(error.getSQLState()) || "40P01".equals(error.getSQLState()));
    }

    private Optional<String> olderReader() {
        return site.db().run(task, connection -> {
            Instant filled = null;
            try (PreparedStatement statement = Db.prepare(connection, FILLED, to.name(), to.generation()); ResultSet row = statement.executeQuery()) {
                filled = row.next() ? Lines.time(row, 1) : null;
            }
            if (filled == null) {
                return Optional.empty();
            }
            try (PreparedStatement statement = Db.prepare(connection, OLDER_READER, filled); ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        });
    }

    private Optional<Rebuild.Swapped> attempt(String action, Said said, Beside beside) {
        try (Transaction transaction = site.db().begin(task, false)) {
            Optional<Rebuild.Swapped> done = transaction.run(connection -> {
                try (PreparedStatement statement = Db.prepare(connection, SHORTLY)) {
                    statement.execute();
                }
                Ownership.assume(connection);
                Served from = Objects.requireNonNull(Catalogue.served(connection, to.name()));
                long checkpoint = Catalogue.lock(connection, to.name(), from.generation());
                if (level != null && !level.to(checkpoint)) {
                    return Optional.empty();
                }
                // Nobody brings it forward any more; who does so to the other one waits, and finds it out of service.
                Catalogue.lock(connection, to.name(), to.generation());
                String details = Audit.standing(connection, to.name());
                GenerationDdl.serve(connection, site.projection(), to.generation());
                Generations.serve(connection, to.name(), to.generation());
                Audit.write(connection, new Audit.Line(said.by(), action, to.name(), details, said.reason()));
                beside.on(connection);
                return Optional.of(new Rebuild.Swapped.Yes(from.generation(), to.generation(), site.makes(to)));
            });
            if (done.isPresent()) {
                transaction.commit();
            }
            return done;
        }
    }
}
