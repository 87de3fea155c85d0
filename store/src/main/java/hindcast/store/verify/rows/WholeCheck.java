package hindcast.store.verify.rows;

import hindcast.store.LogQuery;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Reads;
import hindcast.store.jdbc.WholeStreams;
import hindcast.store.jdbc.WholeStreams.Range;
import hindcast.store.projection.MultiStream;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.shadow.MergedRows;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.Row;
import hindcast.store.projection.table.RowTable;
import hindcast.store.projection.table.Served;
import hindcast.store.ranges.Workers;
import hindcast.store.verify.rows.Cells.Origins;
import hindcast.store.verify.rows.Difference.Origin;
import hindcast.store.verify.rows.ReadModelCheck.Pace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All rows of a projection of many streams against the fold of all events, as one moment sees both: a transaction for as long as it takes. What the events
/// come to is sorted by key, in temporary files where it is too much for memory, and goes side by side with the rows.
final class WholeCheck<S, E, R extends Record> {
    private final Reads reads;
    private final MultiStream<S, E, R> projection;
    private final RowShape<R> shape;
    private final int most;
    private final Consumer<Difference> told;
    private long rows;

    /// @param most rows in memory
    /// @param told hears of rows that are wrong, by their keys
    WholeCheck(Db db, MultiStream<S, E, R> projection, int most, Consumer<Difference> told) {
        this.reads = new Reads(db);
        this.projection = projection;
        this.shape = RowShape.of(projection.row());
        this.most = most;
        this.told = told;
    }

    /// Compares.
    ///
    /// @param connection in a transaction that sees one moment
    /// @param streams    of a range, behind which the pace is told
    Found compare(Connection connection, int streams, Pace pace) throws SQLException {
        Served served = Catalogue.served(connection, projection.name());
        Optional<Verdict.NotCompared> obstacle = Fit.obstacle(projection, served);
        if (obstacle.isPresent()) {
            return Found.nothing(obstacle.get());
        }
        Served it = Objects.requireNonNull(served);
        try (MergedRows<R> folded = new MergedRows<>(projection, most)) {
            Guarded<S, E, R> fold = new Guarded<>(projection, Catalogue.skips(connection, projection.name()), folded);
            read(connection, streams, it.checkpoint(), fold, pace);
            // A row of which a part is not known cannot be compared, and which rows those are is not known either.
            if (fold.unfoldable().isEmpty()) {
                compare(connection, new RawRows<>(new RowTable<>(projection, it.generation())), MergedRows.all(projection, List.of(folded)));
            }
            return new Found(rows, fold.streams(), fold.events(), it.checkpoint(), List.copyOf(fold.unfoldable()), Optional.empty(), Fit.remark(it));
        }
    }

    private void read(Connection connection, int streams, long checkpoint, Guarded<S, E, R> fold, Pace pace) throws SQLException {
        String after = "";
        Optional<Range> range = WholeStreams.next(connection, projection.streamType(), after, streams);
        while (range.isPresent()) {
            WholeStreams.read(connection, range.get(), checkpoint, fold);
            pace.at(fold.streams(), fold.events());
            after = Objects.requireNonNull(range.get().until());
            range = WholeStreams.next(connection, projection.streamType(), after, streams);
        }
        WholeStreams.read(connection, new Range(projection.streamType(), after, null), checkpoint, fold);
        fold.end();
        pace.at(fold.streams(), fold.events());
    }

    private void compare(Connection connection, RawRows<R> served, Iterator<Row<R>> folded) throws SQLException {
        Stepping<R> should = new Stepping<>(folded);
        served.all(connection, row -> {
            Workers.goOn();
            rows++;
            List<Object> key = shape.key(row);
            while (should.order(shape, key) < 0) {
                differs(null, should.take());
            }
            Row<R> same = should.order(shape, key) == 0 ? should.take() : null;
            if (same == null || !Cells.same(row, shape.values(same.row()))) {
                differs(row, same);
            }
        });
        while (should.next != null) {
            differs(null, should.take());
        }
    }

    /// Rows by key, the next of which can be looked at.
    private static final class Stepping<R extends Record> {
        private final Iterator<Row<R>> rows;
        private @Nullable Row<R> next;

        Stepping(Iterator<Row<R>> rows) {
            this.rows = rows;
            this.next = rows.hasNext() ? rows.next() : null;
        }

        /// Whether the next one stands before a key, there, or behind it; where there is none it stands behind.
        int order(RowShape<R> shape, List<Object> key) {
            return next == null ? 1 : RowShape.order(shape.key(next.row()), key);
        }

        Row<R> take() {
            Row<R> taken = Objects.requireNonNull(next);
            next = rows.hasNext() ? rows.next() : null;
            return taken;
        }
    }

    private void differs(@Nullable Object @Nullable [] served, @Nullable Row<R> folded) {
        if (folded == null) {
            told.accept(Cells.difference(shape, served, null, Origins.NONE));
        } else {
            long at = folded.position();
            Optional<Origin> newest = reads.stretch(LogQuery.ALL, at - 1, at, 1).stream().findFirst().map(Cells::origin);
            told.accept(Cells.difference(shape, served, shape.values(folded.row()), _ -> newest));
        }
    }
}
