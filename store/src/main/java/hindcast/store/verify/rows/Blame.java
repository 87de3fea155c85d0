package hindcast.store.verify.rows;

import hindcast.store.Recorded;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.fold.RowOrigins;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Where the values of some streams' rows came from. It is read the events of whole streams, in any order of the streams, and passes over those of others.
final class Blame<S, E, R extends Record> implements Consumer<Recorded<String>> {
    private final Map<String, RowOrigins<S, E, R>> origins = new HashMap<>();

    /// @param ids of the streams
    Blame(SingleStream<S, E, R> projection, Set<Long> skips, Set<String> ids) {
        ids.forEach(each -> origins.put(each, new RowOrigins<>(projection, skips)));
    }

    /// Where the values of a stream's row came from; empty when it cannot be folded.
    Optional<RowOrigins<S, E, R>> of(String stream) {
        return Optional.ofNullable(origins.get(stream));
    }

    @Override
    public void accept(Recorded<String> event) {
        RowOrigins<S, E, R> known = origins.get(event.stream().id());
        if (known != null) {
            try {
                known.accept(event);
            } catch (RuntimeException _) {
                // It is told as a row that cannot be folded; this is only about where values came from.
                origins.remove(event.stream().id());
            }
        }
    }
}
