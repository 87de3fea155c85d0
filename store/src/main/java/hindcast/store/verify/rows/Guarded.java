package hindcast.store.verify.rows;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.projection.Projection;
import hindcast.store.projection.fold.Stopped;
import hindcast.store.projection.fold.StreamFold;
import hindcast.store.projection.table.Row;
import hindcast.store.verify.rows.Difference.Unfoldable;
import hindcast.store.ranges.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A fold of whole streams that goes on with the next stream behind an event that cannot be folded.
final class Guarded<S, E, R extends Record> implements Consumer<Recorded<String>> {
    private final Projection<S, E, R> projection;
    private final Set<Long> skips;
    private final Consumer<Row<R>> rows;
    private final List<Unfoldable> unfoldable = new ArrayList<>();
    private StreamFold<S, E, R> fold;
    private @Nullable StreamId last;
    private @Nullable StreamId broken;
    private long streams;
    private long events;

    Guarded(Projection<S, E, R> projection, Set<Long> skips, Consumer<Row<R>> rows) {
        this.projection = projection;
        this.skips = skips;
        this.rows = rows;
        this.fold = new StreamFold<>(projection, skips, rows);
    }

    @Override
    public void accept(Recorded<String> event) {
        Workers.goOn();
        events++;
        if (!event.stream().equals(last)) {
            streams++;
            last = event.stream();
            // The row of the stream before may be what cannot be made.
            attempt(fold::end);
        }
        if (!event.stream().equals(broken)) {
            attempt(() -> fold.accept(event));
        }
    }

    /// Ends the last stream.
    void end() {
        attempt(fold::end);
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (Stopped stop) {
            Recorded<String> event = stop.why().event();
            broken = event.stream();
            unfoldable.add(new Unfoldable(List.of(event.stream().id()), Cells.origin(event), stop.why().reason()));
            fold = new StreamFold<>(projection, skips, rows);
        }
    }

    /// What could not be folded: the first event of each stream.
    List<Unfoldable> unfoldable() {
        return unfoldable;
    }

    long streams() {
        return streams;
    }

    long events() {
        return events;
    }
}
