package hindcast.app.compare;

import hindcast.store.compare.Parting;
import hindcast.store.compare.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A line of two histories beside each other.
sealed interface HistoryRow {
    /// Four or more events that are alike, folded into one line or standing open above them.
    ///
    /// @param left   the first of them on the left
    /// @param right  the first of them on the right
    /// @param length how many there are
    record Alike(int left, int right, int length, boolean open) implements HistoryRow {
        private List<HistoryRow> events() {
            List<HistoryRow> events = new ArrayList<>();
            for (int count = 0; count < length; count++) {
                events.add(new Event(new Step.Same(left + count, right + count), length >= RUN));
            }
            return events;
        }
    }

    /// Here they part.
    record Parts() implements HistoryRow {
    }

    /// An event, or two beside each other.
    ///
    /// @param inRun whether it belongs to a run that was opened
    record Event(Step step, boolean inRun) implements HistoryRow {
    }

    /// Fewer are not folded.
    int RUN = 4;

    /// All lines from top to bottom.
    ///
    /// @param open the runs that are open, each by its first version on the left
    static List<HistoryRow> of(Parting parting, Set<Integer> open) {
        List<HistoryRow> rows = new ArrayList<>();
        alike(rows, new Alike(1, 1, parting.common(), open.contains(1)));
        if (!parting.alike()) {
            rows.add(new Parts());
        }
        List<Step> steps = parting.steps();
        int next = 0;
        while (next < steps.size()) {
            int end = next;
            while (end < steps.size() && steps.get(end) instanceof Step.Same) {
                end++;
            }
            if (end > next && steps.get(next) instanceof Step.Same(int left, int right)) {
                alike(rows, new Alike(left, right, end - next, open.contains(left)));
                next = end;
            } else {
                rows.add(new Event(steps.get(next++), false));
            }
        }
        return rows;
    }

    private static void alike(List<HistoryRow> rows, Alike run) {
        if (run.length() >= RUN) {
            rows.add(run);
        }
        if (run.length() < RUN || run.open()) {
            rows.addAll(run.events());
        }
    }
}
