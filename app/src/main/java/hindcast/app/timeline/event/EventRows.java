package hindcast.app.timeline.event;

import hindcast.app.timeline.event.EventRow.One;
import hindcast.app.timeline.event.EventRow.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The lines of the event table: four or more events of one type in a row are one line until it is opened.
final class EventRows {
    private static final int RUN = 4;

    private final ObservableList<EventRow> rows = FXCollections.observableArrayList();

    ObservableList<EventRow> rows() {
        return rows;
    }

    /// @param type the type of a version, from 1 to `count`
    void show(int count, IntFunction<String> type) {
        List<EventRow> all = new ArrayList<>();
        int first = 1;
        while (first <= count) {
            int last = first;
            while (last < count && type.apply(last + 1).equals(type.apply(first))) {
                last++;
            }
            if (last - first + 1 >= RUN) {
                all.add(new Run(first, last, false));
            } else {
                all.addAll(events(first, last, false));
            }
            first = last + 1;
        }
        rows.setAll(all);
    }

    /// Opens a run, or folds it again.
    void toggle(Run run) {
        int index = indexOf(run.first());
        rows.set(index, new Run(run.first(), run.last(), !run.open()));
        if (run.open()) {
            rows.remove(index + 1, index + 1 + run.length());
        } else {
            rows.addAll(index + 1, events(run.first(), run.last(), true));
        }
    }

    /// The line that shows a version: that of the event itself where its run is open; -1 when there is none.
    int indexOf(int version) {
        int low = 0;
        int high = rows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            EventRow row = rows.get(middle);
            if (row instanceof Run run && run.open() && version >= run.first() && version <= run.last()) {
                return middle + 1 + version - run.first();
            } else if (version < row.first()) {
                high = middle - 1;
            } else if (version > row.last()) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    private static List<EventRow> events(int first, int last, boolean inRun) {
        return IntStream.rangeClosed(first, last).<EventRow>mapToObj(version -> new One(version, inRun)).toList();
    }
}
