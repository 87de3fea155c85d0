package hindcast.store.projection.fold;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.projection.MultiStream;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.table.Row;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Folds whole streams from their first events, one stream after another: it remembers one state. Of the same events come the same rows as [LiveFold] makes of
/// them bit by bit. Used by one thread.
public final class StreamFold<S, E, R extends Record> implements Consumer<Recorded<String>> {
    private final Projection<S, E, R> projection;
    private final RowShape<R> shape;
    private final Set<Long> skips;
    private final Consumer<Row<R>> rows;
    private @Nullable Recorded<String> last;
    private S state;
    private long events;

    /// @param skips the positions that are passed over
    /// @param rows  told for a row per stream each row once, when its stream ends; else each contribution
    public StreamFold(Projection<S, E, R> projection, Set<Long> skips, Consumer<Row<R>> rows) {
        this.projection = projection;
        this.shape = RowShape.of(projection.row());
        this.skips = skips;
        this.rows = rows;
        this.state = projection.initial();
    }

    /// The next event: the next one of the same stream, or the first of another.
    ///
    /// @throws Stopped when it, or the row of the stream before, cannot be made
    @Override
    public void accept(Recorded<String> event) {
        StreamId stream = event.stream();
        if (last != null && !last.stream().equals(stream)) {
            end();
        }
        events++;
        try {
            step(event);
        } catch (RuntimeException why) {
            throw new Stopped(Unfoldable.of(event, why));
        }
        last = event;
    }

    /// Ends the stream.
    public void end() {
        Recorded<String> ended = last;
        if (ended != null && projection instanceof SingleStream<S, E, R> single) {
            R row = row(single, ended);
            if (row != null) {
                rows.accept(new Row<>(row, ended.position()));
            }
        }
        last = null;
        state = projection.initial();
    }

    /// How many events there were.
    public long events() {
        return events;
    }

    private @Nullable R row(SingleStream<S, E, R> single, Recorded<String> ended) {
        try {
            R row = single.row(ended.stream(), ended.version(), state);
            return row == null ? null : shape.storable(row);
        } catch (RuntimeException why) {
            throw new Stopped(Unfoldable.of(ended, why));
        }
    }

    private void step(Recorded<String> event) {
        Optional<E> decoded = skips.contains(event.position()) ? Optional.empty() : projection.codec().decode(event);
        if (decoded.isEmpty()) {
            return;
        }
        Recorded<E> fact = event.with(decoded.get());
        S after = projection.evolve(state, fact);
        if (projection instanceof MultiStream<S, E, R> multi) {
            multi.contributions(state, after, fact).forEach(one -> rows.accept(new Row<>(shape.storable(one), event.position())));
        }
        state = after;
    }
}
