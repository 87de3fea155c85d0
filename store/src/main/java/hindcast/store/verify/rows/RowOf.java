package hindcast.store.verify.rows;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.PickedStreams;
import hindcast.store.jdbc.Task;
import hindcast.store.projection.MultiStream;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.RowTable;
import hindcast.store.projection.table.Served;
import hindcast.store.verify.rows.Difference.Unfoldable;
import hindcast.store.ranges.Glimpse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What read models say of one stream, beside what its events say: row, checkpoint, skips and events as one moment sees them. It writes nothing, and reads the
/// stream whole once for each projection that has a row of it.
public final class RowOf {
    private static final String CHANGED = """
            select %s
            from %s
            where %s = ?
            """;

    private final Projections projections;
    private final Db db;

    public RowOf(Projections projections) {
        this.projections = projections;
        this.db = new Db(projections.source());
    }

    /// What one projection says of a stream.
    public sealed interface Told {
        Projection<?, ?, ?> projection();

        /// Its rows come of many streams each: none is this one's.
        record OfMany(Projection<?, ?, ?> projection) implements Told {
        }

        /// It has no table yet: nobody has run it.
        record NotMade(Projection<?, ?, ?> projection) implements Told {
        }

        /// Its rows were made by another fold than this program's and cannot be compared.
        ///
        /// @param revision of the fold that made them
        /// @param why      in sentences
        record OtherFold(Projection<?, ?, ?> projection, int revision, String why) implements Told {
        }

        /// Its row, column by column.
        ///
        /// @param checkpoint every event up to this position is handled
        /// @param version    of the stream, as far as it is handled; 0 before its first event
        /// @param newest     version of the stream
        /// @param served     whether there is a row
        /// @param folded     whether there should be one now
        /// @param changedBy  the version that changed the row last, as the row says; 0 where there is none, or none of this stream
        /// @param cells      every column; none when there neither is nor should be a row
        /// @param unfoldable the event that cannot be folded; what should be is known up to the checkpoint at most
        record Compared(Projection<?, ?, ?> projection, long checkpoint, int version, int newest, boolean served, boolean folded, int changedBy,
                List<Cell> cells, Optional<Unfoldable> unfoldable) implements Told {
            public Compared {
                cells = List.copyOf(cells);
            }

            /// How many events of the stream are not in the row yet.
            public int behind() {
                return newest - version;
            }

            /// Whether a column says something that no event up to the checkpoint has said.
            public boolean wrong() {
                return cells.stream().anyMatch(cell -> cell.match() == Match.WRONG);
            }
        }
    }

    /// A column of a row.
    ///
    /// @param served what is there; null for nothing
    /// @param folded what the newest state says; null for nothing
    public record Cell(String column, @Nullable Object served, @Nullable Object folded, Match match) {
    }

    /// How a value stands to the events.
    public enum Match {
        /// It is what the newest state says.
        SAME,
        /// It was right at the checkpoint; events that the projection has not handled yet change it.
        LATER,
        /// It is not what the events up to the checkpoint say.
        WRONG,
        /// What it should be cannot be folded.
        UNKNOWN
    }

    /// What each projection of the stream's type says of it now, in the program's order; nothing where there is none.
    ///
    /// @throws hindcast.store.StoreException when the database is away or refuses
    public List<Told> of(StreamId stream) {
        List<Projection<?, ?, ?>> own = projections.all().stream().filter(each -> each.streamType().equals(stream.type())).toList();
        return own.isEmpty() ? List.of() : Glimpse.of(db, Task.reading("The rows of " + stream + " could not be read"), connection -> {
            List<Told> told = new ArrayList<>();
            for (Projection<?, ?, ?> projection : own) {
                told.add(switch (projection) {
                    case MultiStream<?, ?, ?> many -> new Told.OfMany(many);
                    case SingleStream<?, ?, ?> single -> told(connection, single, stream);
                });
            }
            return told;
        });
    }

    private static <S, E, R extends Record> Told told(Connection connection, SingleStream<S, E, R> projection, StreamId stream) throws SQLException {
        Served served = Catalogue.served(connection, projection.name());
        if (served == null) {
            return new Told.NotMade(projection);
        }
        Optional<Verdict.NotCompared> obstacle = Fit.obstacle(projection, served);
        if (obstacle.isPresent()) {
            return new Told.OtherFold(projection, served.revision(), obstacle.get().why());
        }
        RowTable<R> table = new RowTable<>(projection, served.generation());
        @Nullable Object[] row = new RawRows<>(table).of(connection, List.of(stream.id())).get(List.<Object>of(stream.id()));
        Set<Long> skips = Catalogue.skips(connection, projection.name());
        Folding<S, E, R> folding = new Folding<>(projection, skips, served.checkpoint(), changed(connection, table, stream));
        PickedStreams.read(connection, stream.type(), List.of(stream.id()), Long.MAX_VALUE, folding::accept);
        return folding.compared(row);
    }

    private static long changed(Connection connection, RowTable<?> table, StreamId stream) throws SQLException {
        String sql = CHANGED.formatted(RowTable.POSITION, table.name(), Db.quoted(table.shape().keys().getFirst().name()));
        try (PreparedStatement statement = Db.prepareOnce(connection, sql, stream.id()); ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /// Folds the stream twice: to the checkpoint, which the row should say, and to its end.
    private static final class Folding<S, E, R extends Record> {
        private final SingleStream<S, E, R> projection;
        private final RowShape<R> shape;
        private final long checkpoint;
        private final long changed;
        private final Guarded<S, E, R> toCheckpoint;
        private final Guarded<S, E, R> toEnd;
        private @Nullable Object @Nullable [] due;
        private @Nullable Object @Nullable [] now;
        private int version;
        private int newest;
        private int changedBy;

        Folding(SingleStream<S, E, R> projection, Set<Long> skips, long checkpoint, long changed) {
            this.projection = projection;
            this.shape = RowShape.of(projection.row());
            this.checkpoint = checkpoint;
            this.changed = changed;
            this.toCheckpoint = new Guarded<>(projection, skips, row -> due = shape.values(row.row()));
            this.toEnd = new Guarded<>(projection, skips, row -> now = shape.values(row.row()));
        }

        void accept(Recorded<String> event) {
            newest = event.version();
            changedBy = event.position() == changed ? newest : changedBy;
            toEnd.accept(event);
            if (event.position() <= checkpoint) {
                version = newest;
                toCheckpoint.accept(event);
            }
        }

        Told.Compared compared(@Nullable Object @Nullable [] served) {
            toCheckpoint.end();
            toEnd.end();
            boolean known = toCheckpoint.unfoldable().isEmpty();
            @Nullable Object @Nullable [] folded = toEnd.unfoldable().isEmpty() ? now : due;
            List<Cell> cells = new ArrayList<>();
            for (int index = 0; (served != null || folded != null) && index < shape.columns().size(); index++) {
                Match match = known ? match(at(served, index), at(due, index), at(folded, index)) : Match.UNKNOWN;
                cells.add(new Cell(shape.columns().get(index).name(), at(served, index), at(folded, index), match));
            }
            return new Told.Compared(projection, checkpoint, version, newest, served != null, folded != null, changedBy, cells,
                    toEnd.unfoldable().stream().findFirst());
        }

        private static Match match(@Nullable Object served, @Nullable Object due, @Nullable Object folded) {
            if (RowShape.same(served, folded)) {
                return Match.SAME;
            }
            return RowShape.same(served, due) ? Match.LATER : Match.WRONG;
        }

        private static @Nullable Object at(@Nullable Object @Nullable [] row, int index) {
            return row == null ? null : row[index];
        }
    }
}
