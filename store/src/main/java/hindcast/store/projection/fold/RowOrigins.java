package hindcast.store.projection.fold;

import hindcast.store.EventStore;
import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which event of a stream brought each column of its row to its value: the stream is folded once more, slowly, and the row looked at after every event.
public final class RowOrigins<S, E, R extends Record> implements Consumer<Recorded<String>> {
    private final SingleStream<S, E, R> projection;
    private final RowShape<R> shape;
    private final Set<Long> skips;
    private final Map<String, Recorded<String>> set = new HashMap<>();
    private S state;
    private @Nullable Object @Nullable [] values;
    private @Nullable Recorded<String> gone;

    /// @param skips the positions that are passed over
    public RowOrigins(SingleStream<S, E, R> projection, Set<Long> skips) {
        this.projection = projection;
        this.shape = RowShape.of(projection.row());
        this.skips = skips;
        this.state = projection.initial();
    }

    /// Those of a stream.
    ///
    /// @param until up to which position events count
    /// @return empty when it cannot be folded
    public static <S, E, R extends Record> Optional<RowOrigins<S, E, R>> of(
            EventStore store, SingleStream<S, E, R> projection, String id, Set<Long> skips, long until) {
        RowOrigins<S, E, R> origins = new RowOrigins<>(projection, skips);
        try {
            store.read(new StreamId(projection.streamType(), id), 0, event -> {
                if (event.position() <= until) {
                    origins.accept(event);
                }
            });
            return Optional.of(origins);
        } catch (StoreException away) {
            throw away;
        } catch (RuntimeException unfoldable) {
            return Optional.empty();
        }
    }

    /// The next event of the stream. It may throw whatever the projection throws; then what is known is of no use.
    @Override
    public void accept(Recorded<String> event) {
        Optional<E> decoded = skips.contains(event.position()) ? Optional.empty() : projection.codec().decode(event);
        if (decoded.isPresent()) {
            state = projection.evolve(state, event.with(decoded.get()));
        }
        R row = projection.row(event.stream(), event.version(), state);
        if (row == null) {
            gone = gone == null ? event : gone;
            values = null;
        } else {
            gone = null;
            values = set(event, shape.values(row));
        }
    }

    private @Nullable Object[] set(Recorded<String> event, @Nullable Object[] now) {
        @Nullable Object[] before = values;
        for (int index = 0; index < now.length; index++) {
            if (before == null || !RowShape.same(before[index], now[index])) {
                set.put(shape.columns().get(index).name(), event);
            }
        }
        return now;
    }

    /// The event that a column has its value of.
    public Optional<Recorded<String>> of(String column) {
        return Optional.ofNullable(set.get(column));
    }

    /// The event since which there is no row.
    public Optional<Recorded<String>> gone() {
        return Optional.ofNullable(gone);
    }
}
