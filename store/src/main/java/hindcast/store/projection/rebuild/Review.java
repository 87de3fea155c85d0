package hindcast.store.projection.rebuild;

import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.jdbc.Reads;
import hindcast.store.jdbc.SqlErrors;
import hindcast.store.jdbc.Task;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.fold.RowOrigins;
import hindcast.store.projection.table.Catalogue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows in service beside those of a rebuild, as they were at one moment: how many are the same, and every one that is not, column by column, with
/// the event that set it. It is kept in a temporary table of a connection, which is given back when the review is closed. Used by one thread at a time.
public final class Review implements AutoCloseable {
    private static final Task LOOK = Task.reading("The rows could not be compared");

    private final Site site;
    private final Connection connection;
    private final Comparison comparison;
    private final Counts counts;
    private final Set<Long> skips;

    private Review(Site site, Connection connection, Comparison comparison) {
        this.site = site;
        this.connection = connection;
        this.comparison = comparison;
        this.counts = comparison.counts();
        this.skips = new Catalogue(site.db()).skips(site.projection().name());
    }

    /// How many rows there are of each kind.
    ///
    /// @param served    the checkpoint of the rows in service
    /// @param rebuilt   that of the rebuilt ones; the same, unless what is served stands still
    /// @param missing   rebuilt, and not in service
    /// @param extra     in service, and not rebuilt
    /// @param changed   in both, and not the same
    /// @param identical in both, and the same in every column that both have
    /// @param later     of those that differ, how many were changed by an event behind the checkpoint of the rows in service; not among the others
    /// @param added     columns that only the rebuilt rows have
    /// @param removed   columns that only the rows in service have
    public record Counts(
            long served, long rebuilt, long missing, long extra, long changed, long identical, long later, List<String> added, List<String> removed) {
        /// Whether both were compared at the same checkpoint.
        public boolean level() {
            return served == rebuilt;
        }

        /// How many rows differ.
        public long differing() {
            return missing + extra + changed;
        }
    }

    /// A row that is not the same.
    ///
    /// @param key   as texts
    /// @param later whether it was changed by an event behind the checkpoint of the rows in service
    public record Difference(List<String> key, Kind kind, boolean later, List<Change> changes) {
        /// In what way.
        public enum Kind {
            /// Rebuilt, and not in service.
            MISSING,
            /// In service, and not rebuilt.
            EXTRA,
            /// In both.
            CHANGED
        }
    }

    /// A column that is not the same.
    ///
    /// @param served  the value in service, as a text; null for none
    /// @param rebuilt the value that was rebuilt
    /// @param setBy   the event that the rebuilt value is of; for a row across streams the one that changed the row last; for a row that is gone the one since
    ///                which it is
    public record Change(String column, @Nullable String served, @Nullable String rebuilt, Optional<Recorded<String>> setBy) {
    }

    /// Compares what is served with another generation.
    ///
    /// @param level near the end of the log; nobody else brings it forward
    static Review of(Site site, int number, Level level) {
        try {
            Connection connection = site.db().source().getConnection();
            try {
                Comparison comparison = Comparison.of(site, number, level, connection);
                return new Review(site, connection, comparison);
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException error) {
            throw SqlErrors.translate(LOOK, error);
        }
    }

    /// How many rows there are of each kind.
    public Counts counts() {
        return counts;
    }

    /// Rows that differ, by key.
    ///
    /// @param after the last one of the page before; null for the first page
    /// @param limit most rows; each is looked up in the log
    public List<Difference> page(@Nullable Difference after, int limit) {
        try {
            List<Difference> page = new ArrayList<>();
            try (PreparedStatement statement = comparison.page(connection, after == null ? List.of() : after.key(), limit);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(explained(comparison.difference(row), comparison.position(row)));
                }
            }
            return page;
        } catch (SQLException error) {
            throw SqlErrors.translate(LOOK, error);
        }
    }

    private Difference explained(Difference found, long position) {
        List<Change> changes = new ArrayList<>();
        if (site.projection() instanceof SingleStream<?, ?, ?> single) {
            Optional<? extends RowOrigins<?, ?, ?>> origins = RowOrigins.of(site.store(), single, found.key().getFirst(), skips, counts.rebuilt());
            for (Change change : found.changes()) {
                Optional<Recorded<String>> setBy = origins.flatMap(known ->
                        found.kind() == Difference.Kind.EXTRA ? known.gone() : known.of(change.column()));
                changes.add(new Change(change.column(), change.served(), change.rebuilt(), setBy));
            }
        } else {
            Optional<Recorded<String>> last = position == 0 ? Optional.empty()
                    : new Reads(site.db()).stretch(LogQuery.ALL, position - 1, position, 1).stream().findFirst();
            found.changes().forEach(change -> changes.add(new Change(change.column(), change.served(), change.rebuilt(), last)));
        }
        return new Difference(found.key(), found.kind(), found.later(), List.copyOf(changes));
    }

    @Override
    public void close() {
        try (connection) {
            comparison.drop(connection);
        } catch (SQLException gone) {
            // A connection that is gone keeps no table.
            return;
        }
    }
}
