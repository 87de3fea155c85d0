package hindcast.store.projection.fold;

import hindcast.store.EventStore;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.projection.MultiStream;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.table.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folds events as they come, in the order of the log. It keeps the states of the streams that were lively lately; that of another one is folded anew from its
/// events. Used by one thread.
public final class LiveFold<S, E, R extends Record> {
    private static final int LIVELY = 10_000;

    private final Projection<S, E, R> projection;
    private final RowShape<R> shape;
    private final EventStore store;
    private final Set<Long> skips;
    private final Map<StreamId, Standing<S>> states = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StreamId, Standing<S>> eldest) {
            return size() > LIVELY;
        }
    };

    /// @param skips the positions that are passed over
    public LiveFold(Projection<S, E, R> projection, EventStore store, Set<Long> skips) {
        this.projection = projection;
        this.shape = RowShape.of(projection.row());
        this.store = store;
        this.skips = Set.copyOf(skips);
    }

    /// A stream at a version, and the event that brought it there.
    private record Standing<S>(int version, S state, long position) {
    }

    /// What the events come to. What is kept of their streams is that of the time after them: when they are not written after all, [#forget] it.
    ///
    /// @param events of the projection's streams, in the order of positions
    /// @return of all of them, or of those before one that cannot be folded
    public Batch<R> fold(List<Recorded<String>> events) {
        Optional<Unfoldable> stopped = Optional.empty();
        List<Recorded<String>> rest = events;
        while (true) {
            try {
                return new Batch<>(rows(rest), rest.size(), stopped);
            } catch (Stopped stop) {
                forget();
                stopped = Optional.of(stop.why());
                rest = rest.stream().filter(event -> event.position() < stop.why().event().position()).toList();
            }
        }
    }

    /// Forgets every state.
    public void forget() {
        states.clear();
    }

    private Map<List<Object>, @Nullable Row<R>> rows(List<Recorded<String>> events) {
        load(events);
        Map<List<Object>, @Nullable Row<R>> rows = new LinkedHashMap<>();
        Map<StreamId, Recorded<String>> last = new LinkedHashMap<>();
        for (Recorded<String> event : events) {
            step(event, rows);
            last.put(event.stream(), event);
        }
        if (projection instanceof SingleStream<S, E, R> single) {
            last.values().forEach(event -> rows.put(List.of(event.stream().id()), row(single, event)));
        }
        return rows;
    }

    private @Nullable Row<R> row(SingleStream<S, E, R> single, Recorded<String> event) {
        Standing<S> now = states.get(event.stream());
        try {
            R row = single.row(event.stream(), now.version(), now.state());
            return row == null ? null : new Row<>(shape.storable(row), now.position());
        } catch (RuntimeException why) {
            throw new Stopped(Unfoldable.of(event, why));
        }
    }

    private void step(Recorded<String> event, Map<List<Object>, @Nullable Row<R>> rows) {
        Standing<S> before = states.get(event.stream());
        try {
            states.put(event.stream(), new Standing<>(event.version(), evolve(before.state(), event, rows), event.position()));
        } catch (RuntimeException why) {
            throw new Stopped(Unfoldable.of(event, why));
        }
    }

    private S evolve(S before, Recorded<String> event, Map<List<Object>, @Nullable Row<R>> rows) {
        Optional<E> decoded = skips.contains(event.position()) ? Optional.empty() : projection.codec().decode(event);
        if (decoded.isEmpty()) {
            return before;
        }
        Recorded<E> fact = event.with(decoded.get());
        S after = projection.evolve(before, fact);
        if (projection instanceof MultiStream<S, E, R> multi) {
            for (R one : multi.contributions(before, after, fact)) {
                merge(multi, shape.storable(one), event.position(), rows);
            }
        }
        return after;
    }

    private void merge(MultiStream<S, E, R> multi, R one, long position, Map<List<Object>, @Nullable Row<R>> rows) {
        List<Object> key = shape.key(one);
        Row<R> known = rows.get(key);
        R merged = known == null ? one : multi.merge(known.row(), one);
        if (merged == null) {
            rows.remove(key);
        } else {
            rows.put(key, new Row<>(merged, position));
        }
    }

    /// Sees to it that each stream stands right before its first event of these.
    private void load(List<Recorded<String>> events) {
        Map<StreamId, Integer> wanted = new LinkedHashMap<>();
        for (Recorded<String> event : events) {
            wanted.putIfAbsent(event.stream(), event.version() - 1);
        }
        LinkedHashMap<StreamId, Integer> missing = new LinkedHashMap<>();
        wanted.forEach((stream, version) -> {
            Standing<S> known = states.get(stream);
            if (known == null || known.version() != version) {
                states.put(stream, new Standing<>(0, projection.initial(), 0));
                if (version > 0) {
                    missing.put(stream, 0);
                }
            }
        });
        if (!missing.isEmpty()) {
            Map<List<Object>, @Nullable Row<R>> nobody = new HashMap<>();
            store.read(missing, event -> {
                if (event.version() <= wanted.get(event.stream())) {
                    step(event, nobody);
                }
            });
        }
    }
}
