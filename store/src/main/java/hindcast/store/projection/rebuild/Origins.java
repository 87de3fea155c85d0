package hindcast.store.projection.rebuild;

import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which event of a stream brought each column of its row to its value: the stream is folded, and the row looked at after every event.
final class Origins<S, E, R extends Record> {
    private final SingleStream<S, E, R> projection;
    private final RowShape<R> shape;
    private final Set<Long> skips;
    private final Map<String, Recorded<String>> set = new HashMap<>();
    private S state;
    private @Nullable Object[] values;
    private @Nullable Recorded<String> gone;

    private Origins(SingleStream<S, E, R> projection, Set<Long> skips) {
        this.projection = projection;
        this.shape = new RowShape<>(projection.row());
        this.skips = skips;
        this.state = projection.initial();
        this.values = new @Nullable Object[shape.columns().size()];
    }

    /// Folds a stream.
    ///
    /// @param until up to which position events count
    /// @return null when it cannot be folded
    static <S, E, R extends Record> @Nullable Origins<S, E, R> of(Site site, SingleStream<S, E, R> projection, String id, Set<Long> skips, long until) {
        Origins<S, E, R> origins = new Origins<>(projection, skips);
        try {
            site.store().read(new StreamId(projection.streamType(), id), 0, event -> {
                if (event.position() <= until) {
                    origins.step(event);
                }
            });
            return origins;
        } catch (StoreException away) {
            throw away;
        } catch (RuntimeException unfoldable) {
            return null;
        }
    }

    private void step(Recorded<String> event) {
        Optional<E> decoded = skips.contains(event.position()) ? Optional.empty() : projection.codec().decode(event);
        if (decoded.isPresent()) {
            state = projection.evolve(state, event.with(decoded.get()));
        }
        R row = projection.row(event.stream(), event.version(), state);
        @Nullable Object[] now = row == null ? new @Nullable Object[values.length] : shape.values(row);
        List<RowShape.Column> columns = shape.columns();
        for (int index = 0; index < now.length; index++) {
            if (!same(values[index], now[index])) {
                set.put(columns.get(index).name(), event);
            }
        }
        gone = row != null ? null : gone == null ? event : gone;
        values = now;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return one instanceof BigDecimal first && other instanceof BigDecimal second ? first.compareTo(second) == 0 : Objects.equals(one, other);
    }

    /// The event that a column has its value of.
    Optional<Recorded<String>> of(String column) {
        return Optional.ofNullable(set.get(column));
    }

    /// The event since which there is no row.
    Optional<Recorded<String>> gone() {
        return Optional.ofNullable(gone);
    }
}
