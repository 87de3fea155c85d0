package hindcast.app.aggregates;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.store.StreamId;
import hindcast.store.StreamSummary;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;

/// The states of the lines on screen, and of no others. One question at a time: when it is answered, whatever is on screen
/// by then and still unknown is asked for, so fast scrolling folds what one stops at and not what flew by.
final class Glimpses {
    private final Listing listing;
    private final ObservableList<StreamSummary> rows;
    private final Loader<Map<StreamSummary, Optional<Glimpse>>> loader;
    private final Map<StreamSummary, Optional<Glimpse>> known = new HashMap<>();
    private final Map<StreamId, Glimpse> before = new HashMap<>();
    private Optional<Instant> then = Optional.empty();
    private int from;
    private int to = -1;

    Glimpses(Background background, Listing listing, ObservableList<StreamSummary> rows) {
        this.listing = listing;
        this.rows = rows;
        this.loader = new Loader<>(background);
        loader.state().subscribe(this::keep);
    }

    /// Changes whenever more is known: whoever shows lines looks again.
    ReadOnlyObjectProperty<Load<Map<StreamSummary, Optional<Glimpse>>>> state() {
        return loader.state();
    }

    /// What is known of a line, or was known before it moved; empty while nothing is, or when it cannot be told.
    Optional<Glimpse> of(StreamSummary row) {
        return known.getOrDefault(row, Optional.ofNullable(before.get(row.stream())));
    }

    void at(Optional<Instant> instant) {
        then = instant;
        known.clear();
        before.clear();
        loader.clear();
    }

    void visible(int first, int last) {
        from = first;
        to = last;
        if (!loader.state().get().loading()) {
            ask();
        }
    }

    private void ask() {
        List<StreamSummary> missing = rows.subList(Math.clamp(from, 0, rows.size()), Math.clamp(to + 1L, 0, rows.size())).stream()
                .filter(row -> !known.containsKey(row)).toList();
        if (!missing.isEmpty()) {
            Optional<Instant> instant = then;
            loader.ask(() -> told(missing, listing.glimpses(missing, instant)));
        }
    }

    private static Map<StreamSummary, Optional<Glimpse>> told(List<StreamSummary> asked, Map<StreamId, Glimpse> found) {
        Map<StreamSummary, Optional<Glimpse>> told = new HashMap<>();
        asked.forEach(row -> told.put(row, Optional.ofNullable(found.get(row.stream()))));
        return told;
    }

    private void keep(Load<Map<StreamSummary, Optional<Glimpse>>> load) {
        if (load instanceof Load.Loaded<Map<StreamSummary, Optional<Glimpse>>>(var told)) {
            known.keySet().retainAll(Set.copyOf(rows));
            known.putAll(told);
            before.clear();
            known.forEach((row, glimpse) -> glimpse.ifPresent(it -> before.put(row.stream(), it)));
            ask();
        }
    }
}
