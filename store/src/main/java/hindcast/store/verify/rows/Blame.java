package hindcast.store.verify.rows;

import hindcast.store.Recorded;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import hindcast.store.verify.rows.Cells.Origins;
import hindcast.store.verify.rows.Difference.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Folds some streams once more, slowly: after each event it makes the row, and so knows at which one every column came to its value. It is read the events of
/// whole streams, one after another, and passes over those of others.
final class Blame<S, E, R extends Record> implements Consumer<Recorded<String>> {
    private final SingleStream<S, E, R> projection;
    private final RowShape<R> shape;
    private final Set<Long> skips;
    private final Map<String, Track> tracks = new HashMap<>();
    private String id = "";
    private S state;

    /// @param ids of the streams
    Blame(SingleStream<S, E, R> projection, Set<Long> skips, Set<String> ids) {
        this.projection = projection;
        this.shape = new RowShape<>(projection.row());
        this.skips = skips;
        this.state = projection.initial();
        ids.forEach(each -> tracks.put(each, new Track()));
    }

    private static final class Track {
        private @Nullable Object @Nullable [] row;
        private @Nullable Origin @Nullable [] columns;
        private @Nullable Origin gone;
        private boolean broken;
    }

    /// Where the values of a stream's row came from.
    Origins of(String stream) {
        Track track = tracks.get(stream);
        return track == null ? Origins.UNKNOWN : new Origins(track.columns, track.gone);
    }

    @Override
    public void accept(Recorded<String> event) {
        if (!event.stream().id().equals(id)) {
            id = event.stream().id();
            state = projection.initial();
        }
        Track track = tracks.get(id);
        if (track != null && !track.broken) {
            try {
                step(event, track);
            } catch (RuntimeException _) {
                // It is told as a row that cannot be folded; this is only about where values came from.
                track.broken = true;
            }
        }
    }

    private void step(Recorded<String> event, Track track) {
        Optional<E> decoded = skips.contains(event.position()) ? Optional.empty() : projection.codec().decode(event);
        if (decoded.isPresent()) {
            state = projection.evolve(state, event.with(decoded.get()));
        }
        R row = projection.row(event.stream(), event.version(), state);
        if (row == null) {
            track.gone = track.row == null ? track.gone : Cells.origin(event);
            track.row = null;
        } else {
            set(track, shape.values(row), Cells.origin(event));
        }
    }

    private static void set(Track track, @Nullable Object[] now, Origin event) {
        @Nullable Object[] before = track.row;
        @Nullable Origin[] columns = before == null || track.columns == null ? new @Nullable Origin[now.length] : track.columns;
        for (int index = 0; index < now.length; index++) {
            if (before == null || !Cells.same(before[index], now[index])) {
                columns[index] = event;
            }
        }
        track.row = now;
        track.columns = columns;
    }
}
