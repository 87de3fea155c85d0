package hindcast.store.verify.rows;

import hindcast.store.jdbc.PickedStreams;
import hindcast.store.jdbc.WholeStreams.Range;
import hindcast.store.jdbc.WholeStreams;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.Row;
import hindcast.store.projection.table.RowTable;
import hindcast.store.projection.table.Served;
import hindcast.store.verify.rows.Cells.Origins;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of a range of streams against the fold of their events, as one moment sees both. In memory are the rows of the range and the state of one stream.
final class RangeCheck<S, E, R extends Record> {
    private static final int FEW = 500;

    private final SingleStream<S, E, R> projection;
    private final RowShape<R> shape;
    private final Range range;
    private final int share;
    /// Those that no stream has asked for yet.
    private final Map<List<Object>, @Nullable Object[]> rows = new LinkedHashMap<>();
    private final List<Pair> different = new ArrayList<>();

    /// @param share of the streams, see [PickedStreams#PARTS]
    RangeCheck(SingleStream<S, E, R> projection, Range range, int share) {
        this.projection = projection;
        this.shape = RowShape.of(projection.row());
        this.range = range;
        this.share = share;
    }

    /// A row as it is and as it should be.
    private record Pair(String id, @Nullable Object @Nullable [] served, @Nullable Object @Nullable [] folded) {
    }

    /// Compares.
    ///
    /// @param connection in a transaction that sees one moment
    Found compare(Connection connection) throws SQLException {
        Served served = Catalogue.served(connection, projection.name());
        Optional<Verdict.NotCompared> obstacle = Fit.obstacle(projection, served);
        if (obstacle.isPresent()) {
            return Found.nothing(obstacle.get());
        }
        Served it = Objects.requireNonNull(served);
        rows.putAll(new RawRows<>(new RowTable<>(projection, it.generation())).of(connection, range, share));
        long there = rows.size();
        Set<Long> skips = Catalogue.skips(connection, projection.name());
        Guarded<S, E, R> fold = new Guarded<>(projection, skips, this::meet);
        if (share >= PickedStreams.PARTS) {
            WholeStreams.read(connection, range, it.checkpoint(), fold);
        } else {
            PickedStreams.read(connection, range.type(), picked(connection), it.checkpoint(), fold);
        }
        fold.end();
        fold.unfoldable().forEach(one -> rows.remove(one.key()));
        rows.forEach((key, row) -> different.add(new Pair((String) key.getFirst(), row, null)));
        List<Difference> differences = new ArrayList<>(fold.unfoldable());
        if (!different.isEmpty()) {
            differences.addAll(blamed(connection, skips, it.checkpoint()));
        }
        return new Found(there, fold.streams(), fold.events(), it.checkpoint(), differences, Optional.empty(), Fit.remark(it));
    }

    // A stream that has a row and is not listed yet is one too.
    private Set<String> picked(Connection connection) throws SQLException {
        Set<String> ids = new LinkedHashSet<>(PickedStreams.ids(connection, range, share));
        rows.keySet().forEach(key -> ids.add((String) key.getFirst()));
        return ids;
    }

    private void meet(Row<R> row) {
        @Nullable Object[] folded = shape.values(row.row());
        List<Object> key = shape.key(folded);
        @Nullable Object[] served = rows.remove(key);
        if (served == null || !Cells.same(served, folded)) {
            different.add(new Pair((String) key.getFirst(), served, folded));
        }
    }

    // What differs is little as a rule; where it is much, one more pass through the range is quicker.
    private List<Difference> blamed(Connection connection, Set<Long> skips, long checkpoint) throws SQLException {
        Set<String> ids = new LinkedHashSet<>();
        different.forEach(pair -> ids.add(pair.id()));
        Blame<S, E, R> blame = new Blame<>(projection, skips, ids);
        if (ids.size() < FEW) {
            PickedStreams.read(connection, range.type(), ids, checkpoint, blame);
        } else {
            WholeStreams.read(connection, range, checkpoint, blame);
        }
        return different.stream().map(pair -> Cells.difference(shape, pair.served(), pair.folded(), blame.of(pair.id()).map(Origins::of).orElse(Origins.NONE)))
                .toList();
    }
}
