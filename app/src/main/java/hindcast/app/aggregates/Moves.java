package hindcast.app.aggregates;

import hindcast.app.log.Moved;
import hindcast.app.log.News;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.StreamSummary;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/// What has moved since the list was read. Lines that are at hand change where they stand, twice a second at most; that others would stand
/// above them by now is counted, and nothing is shuffled under the eyes of who reads.
final class Moves {
    /// Beyond, it is only known that there are more.
    static final int MOST = 10_000;
    private static final int FRESH_TICKS = 4;

    /// How many aggregates would stand elsewhere, and how many would be there that are not.
    ///
    /// @param more whether there may be more of either
    record Since(int moved, int added, boolean more) {
        static final Since NOTHING = new Since(0, 0, false);
    }

    private final ObservableList<StreamSummary> rows;
    private final Supplier<StreamQuery> query;
    private final Map<StreamId, Moved> waiting = new HashMap<>();
    private final Set<StreamId> moved = new HashSet<>();
    private final Set<StreamId> added = new HashSet<>();
    private final Map<StreamId, Integer> ticks = new HashMap<>();
    private final ReadOnlyObjectWrapper<Set<StreamId>> fresh = new ReadOnlyObjectWrapper<>(this, "fresh", Set.of());
    private final ReadOnlyObjectWrapper<Since> since = new ReadOnlyObjectWrapper<>(this, "since", Since.NOTHING);
    private Instant readUpTo = Instant.MIN;

    /// @param query what is listed, without the window's instant
    Moves(ObservableList<StreamSummary> rows, Supplier<StreamQuery> query) {
        this.rows = rows;
        this.query = query;
    }

    /// The lines that changed a moment ago.
    ReadOnlyObjectProperty<Set<StreamId>> fresh() {
        return fresh.getReadOnlyProperty();
    }

    /// What the list does not show for the sake of its order.
    ReadOnlyObjectProperty<Since> since() {
        return since.getReadOnlyProperty();
    }

    void hear(News news) {
        news.moved().values().stream().filter(this::asked).forEach(each -> waiting.merge(each.stream(), each, Moved::and));
    }

    /// The list was read from its beginning.
    void read() {
        waiting.clear();
        moved.clear();
        added.clear();
        readUpTo = rows.stream().map(StreamSummary::lastAt).max(Instant::compareTo).orElse(Instant.MIN);
        since.set(Since.NOTHING);
    }

    /// Shows what was heard.
    void tick() {
        age();
        if (waiting.isEmpty()) {
            return;
        }
        for (int index = 0; index < rows.size(); index++) {
            StreamSummary row = rows.get(index);
            Moved move = waiting.remove(row.stream());
            if (move != null) {
                change(index, row, move);
            }
        }
        waiting.values().stream().filter(move -> move.lastAt().isAfter(readUpTo)).forEach(this::count);
        waiting.clear();
        since.set(inOrder() ? Since.NOTHING : new Since(moved.size(), added.size(), moved.size() >= MOST || added.size() >= MOST));
        fresh.set(Set.copyOf(ticks.keySet()));
    }

    private boolean asked(Moved move) {
        StreamQuery asked = query.get();
        String id = move.stream().id();
        boolean named = asked.prefix() ? id.startsWith(asked.text()) : id.contains(asked.text());
        return named && (asked.type() == null || asked.type().equals(move.stream().type()));
    }

    private void change(int index, StreamSummary row, Moved move) {
        if (move.version() > row.version()) {
            rows.set(index, new StreamSummary(row.stream(), move.version(), row.firstAt(), move.lastAt(), move.lastType()));
            ticks.put(row.stream(), FRESH_TICKS);
            count(moved, query.get().sort() == Sort.ACTIVITY, row.stream());
        }
    }

    /// One that the list does not have: it is new, or stands far below.
    private void count(Moved move) {
        boolean isNew = move.first() == 1 || added.contains(move.stream());
        count(isNew ? added : moved, isNew || query.get().sort() == Sort.ACTIVITY, move.stream());
    }

    private static void count(Set<StreamId> counted, boolean counts, StreamId stream) {
        if (counts && counted.size() < MOST) {
            counted.add(stream);
        }
    }

    /// What moved stands on top already, where it belongs.
    private boolean inOrder() {
        if (!added.isEmpty() || moved.size() > rows.size()) {
            return added.isEmpty() && moved.isEmpty();
        }
        for (int index = 0; index < moved.size(); index++) {
            boolean descends = index == 0 || !rows.get(index).lastAt().isAfter(rows.get(index - 1).lastAt());
            if (!moved.contains(rows.get(index).stream()) || !descends) {
                return false;
            }
        }
        return true;
    }

    private void age() {
        ticks.replaceAll((_, left) -> left - 1);
        if (ticks.values().removeIf(left -> left == 0)) {
            fresh.set(Set.copyOf(ticks.keySet()));
        }
    }
}
