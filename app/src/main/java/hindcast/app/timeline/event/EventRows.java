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
        rows.setAll(grouped(1, count, false, type));
    }

    /// Shows more events behind those that are there. Only the last lines may change: events of the newest type become a run, or lengthen it; one that
    /// is open stays so.
    void grow(int count, IntFunction<String> type) {
        int index = rows.size();
        boolean open = false;
        if (index > 0) {
            int newest = rows.getLast().last();
            int first = newest;
            while (first > 1 && type.apply(first - 1).equals(type.apply(newest))) {
                first--;
            }
            index = lineOf(first);
            open = rows.get(index) instanceof Run run && run.open();
        }
        List<EventRow> next = grouped(index == rows.size() ? 1 : rows.get(index).first(), count, open, type);
        int same = 0;
        while (same < next.size() && index + same < rows.size() && rows.get(index + same).equals(next.get(same))) {
            same++;
        }
        rows.remove(index + same, rows.size());
        rows.addAll(next.subList(same, next.size()));
    }

    /// The line of a version, or of the run that it begins.
    private int lineOf(int version) {
        int index = indexOf(version);
        return index > 0 && rows.get(index - 1) instanceof Run run && run.first() == version ? index - 1 : index;
    }

    /// @param open whether the first of the runs is open
    private static List<EventRow> grouped(int from, int count, boolean open, IntFunction<String> type) {
        List<EventRow> all = new ArrayList<>();
        int first = from;
        while (first <= count) {
            int last = first;
            while (last < count && type.apply(last + 1).equals(type.apply(first))) {
                last++;
            }
            boolean run = last - first + 1 >= RUN;
            boolean shown = open && first == from;
            if (run) {
                all.add(new Run(first, last, shown));
            }
            if (!run || shown) {
                all.addAll(events(first, last, run));
            }
            first = last + 1;
        }
        return all;
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
