package hindcast.store.verify.rows;

import hindcast.store.jdbc.WholeStreams.Range;
import hindcast.store.jdbc.WholeStreams;
import hindcast.store.projection.MultiStream;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.Row;
import hindcast.store.projection.table.RowTable;
import hindcast.store.projection.table.Served;
import hindcast.store.verify.rows.ReadModelCheck.Pace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All rows of a projection of many streams against the fold of all events, as one moment sees both: a transaction for as long as it takes. In memory
/// are the rows, twice; more of them than a bound are not compared.
final class WholeCheck<S, E, R extends Record> {
    private final MultiStream<S, E, R> projection;
    private final RowShape<R> shape;
    private final int most;
    private final Map<List<Object>, R> folded = new HashMap<>();

    /// @param most rows
    WholeCheck(MultiStream<S, E, R> projection, int most) {
        this.projection = projection;
        this.shape = new RowShape<>(projection.row());
        this.most = most;
    }

    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super(null, null, false, false);
        }
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
        Map<List<Object>, @Nullable Object[]> rows = new RawRows<>(new RowTable<>(projection, it.generation())).all(connection, most);
        int there = rows.size();
        if (there > most) {
            return Found.nothing(tooMany());
        }
        Guarded<S, E, R> fold = new Guarded<>(projection, Catalogue.skips(connection, projection.name()), this::add);
        try {
            read(connection, streams, it.checkpoint(), fold, pace);
        } catch (TooMany _) {
            return Found.nothing(tooMany());
        }
        // A row of which a part is not known cannot be compared, and which rows those are is not known either.
        List<Difference> differences = new ArrayList<>(fold.unfoldable());
        if (differences.isEmpty()) {
            compare(rows, differences);
        }
        return new Found(there, fold.streams(), fold.events(), it.checkpoint(), differences, Optional.empty(), Fit.remark(it));
    }

    private Verdict.NotCompared tooMany() {
        return new Verdict.NotCompared(projection.name(),
                "It has more than %,d rows, which come of many streams and so have to be held in memory: that many are not.".formatted(most), true);
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

    private void add(Row<R> row) {
        R one = row.row();
        folded.merge(shape.key(one), one, projection::merge);
        if (folded.size() > most) {
            throw new TooMany();
        }
    }

    private void compare(Map<List<Object>, @Nullable Object[]> rows, List<Difference> differences) {
        folded.forEach((key, row) -> {
            @Nullable Object[] should = shape.values(row);
            @Nullable Object[] served = rows.remove(key);
            if (served == null || !Cells.same(served, should)) {
                differences.add(Cells.difference(shape, served, should, Optional.empty()));
            }
        });
        rows.values().forEach(row -> differences.add(Cells.difference(shape, row, null, Optional.empty())));
    }
}
