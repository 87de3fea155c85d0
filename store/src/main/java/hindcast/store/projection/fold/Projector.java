package hindcast.store.projection.fold;

import hindcast.store.EventStore;
import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.Transaction;
import hindcast.store.projection.MultiStream;
import hindcast.store.projection.Projection;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.Row;
import hindcast.store.projection.table.RowTable;
import hindcast.store.projection.table.Served;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings one generation of a projection forward, some events at a time: their rows and the checkpoint in one transaction, so every event counts once, whoever
/// else tries the same. Used by one thread.
///
/// @param <R> the row
public final class Projector<S, E, R extends Record> {
    private final Db db;
    private final Projection<S, E, R> projection;
    private final LiveFold<S, E, R> fold;
    private final RowTable<R> table;
    private final Served served;
    private final boolean serving;
    private final Task task;
    private long checkpoint;
    private long seen;

    private Projector(Db db, Projection<S, E, R> projection, LiveFold<S, E, R> fold, Served served, boolean serving) {
        this.db = db;
        this.projection = projection;
        this.fold = fold;
        this.table = new RowTable<>(projection, served.generation());
        this.served = served;
        this.serving = serving;
        this.task = Task.writing("The rows of " + projection.name() + " were not brought forward", "Rows and checkpoint are written together or not at all.");
        this.checkpoint = served.checkpoint();
        this.seen = checkpoint;
    }

    /// What became of some events.
    public enum Result {
        /// They are in the rows.
        MOVED,
        /// Another one has moved the checkpoint; this one goes on from there.
        OVERTAKEN,
        /// The generation is not in service any more, or somebody stopped it, or it has failed.
        NOT_WANTED
    }

    /// For the generation that is in service: it does nothing while somebody has stopped the projection, and notes what it cannot fold.
    public static <S, E, R extends Record> Projector<S, E, R> serving(Db db, EventStore store, Projection<S, E, R> projection, Served served) {
        return new Projector<>(db, projection, new LiveFold<>(projection, store, new Catalogue(db).skips(projection.name())), served, true);
    }

    /// For a generation that nobody sees yet.
    ///
    /// @param shadow its number and its checkpoint; whether it is running or has failed does not matter
    public static <S, E, R extends Record> Projector<S, E, R> shadow(Db db, EventStore store, Projection<S, E, R> projection, Served shadow) {
        return new Projector<>(db, projection, new LiveFold<>(projection, store, new Catalogue(db).skips(projection.name())), shadow, false);
    }

    /// Every event up to this position is in the rows, or is none of the projection's.
    public long position() {
        return seen;
    }

    /// Whether an event is one of the projection's.
    public boolean isOwn(Recorded<String> event) {
        return event.stream().type().equals(projection.streamType());
    }

    /// Passes over positions without an event of its own. The next [#put] writes it down.
    public void pass(long until) {
        seen = Math.max(seen, until);
    }

    /// Puts events into the rows.
    ///
    /// @param events those of the log behind [#position()] up to another one, in order; the projection's own are picked out
    /// @param until  that position
    /// @throws Stopped                       when one of them cannot be folded; what is before it is in the rows
    /// @throws hindcast.store.StoreException when the database is away or refuses; then nothing was written
    public Result put(List<Recorded<String>> events, long until) {
        List<Recorded<String>> own = events.stream()
                .filter(event -> isOwn(event) && event.position() > seen)
                .toList();
        Batch<R> batch = fold.fold(own);
        long reached = batch.stopped().isEmpty() ? until : Math.max(seen, batch.stopped().orElseThrow().event().position() - 1);
        Result result;
        try {
            result = write(batch, reached);
        } catch (StoreException.Failed refused) {
            fold.forget();
            return refusesARow(refused) ? oneByOne(own, until, refused) : rethrow(refused);
        } catch (RuntimeException failed) {
            fold.forget();
            throw failed;
        }
        if (result == Result.MOVED) {
            checkpoint = reached;
            seen = reached;
            batch.stopped().ifPresent(this::stop);
        } else {
            fold.forget();
        }
        return result;
    }

    // A value that the database cannot hold is a fault of its event, and the others are none.
    private Result oneByOne(List<Recorded<String>> own, long until, StoreException.Failed refused) {
        if (own.size() == 1) {
            Recorded<String> event = own.getFirst();
            stop(new Unfoldable(event, event.stream().id(), refused.getMessage()));
        }
        for (Recorded<String> event : own) {
            Result result = put(List.of(event), event.position());
            if (result != Result.MOVED) {
                return result;
            }
        }
        return put(List.of(), until);
    }

    private static boolean refusesARow(StoreException.Failed refused) {
        return refused.getCause() instanceof SQLException error && error.getSQLState() != null && error.getSQLState().matches("2[23].*");
    }

    private static Result rethrow(StoreException.Failed refused) {
        throw refused;
    }

    private Result write(Batch<R> batch, long reached) {
        try (Transaction transaction = db.begin(task, false)) {
            Result result = transaction.run(connection -> {
                long found = Catalogue.lock(connection, projection.name(), served.generation());
                Served now = serving ? Catalogue.served(connection, projection.name()) : served;
                if (found < 0 || now == null || serving && (now.generation() != served.generation() || !now.running() || now.failed())) {
                    return Result.NOT_WANTED;
                }
                if (found != checkpoint) {
                    checkpoint = found;
                    seen = found;
                    return Result.OVERTAKEN;
                }
                write(connection, batch.rows());
                Catalogue.move(connection, serving ? now : served, reached, batch.handled());
                return Result.MOVED;
            });
            if (result == Result.MOVED) {
                transaction.commit();
            }
            return result;
        }
    }

    private void write(Connection connection, Map<List<Object>, @Nullable Row<R>> rows) throws SQLException {
        List<Row<R>> there = new ArrayList<>();
        List<List<Object>> gone = new ArrayList<>();
        if (projection instanceof MultiStream<S, E, R> multi) {
            Map<List<Object>, Row<R>> known = table.load(connection, rows.keySet());
            rows.forEach((key, row) -> sort(key, merged(multi, known.get(key), row), there, gone));
        } else {
            rows.forEach((key, row) -> sort(key, row, there, gone));
        }
        table.upsert(connection, there);
        table.delete(connection, gone);
    }

    private static <R extends Record> @Nullable Row<R> merged(MultiStream<?, ?, R> multi, @Nullable Row<R> known, @Nullable Row<R> row) {
        if (known == null || row == null) {
            return row;
        }
        R merged = multi.merge(known.row(), row.row());
        return merged == null ? null : new Row<>(merged, row.position());
    }

    private static <R extends Record> void sort(List<Object> key, @Nullable Row<R> row, List<Row<R>> there, List<List<Object>> gone) {
        if (row == null) {
            gone.add(key);
        } else {
            there.add(row);
        }
    }

    private void stop(Unfoldable why) {
        if (serving) {
            db.run(task, connection -> {
                Catalogue.fail(connection, projection.name(), why.event().position(), why.key(), why.reason());
                return why;
            });
        }
        throw new Stopped(why);
    }
}
