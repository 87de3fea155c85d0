package hindcast.app.transfer;

import hindcast.store.StreamId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What an import leaves out, remembered from one reading of the file to the next.
final class Skips {
    private final Set<StreamId> aggregates = new HashSet<>();
    private final List<Problem> first = new ArrayList<>();
    private long problems;

    /// Whether an aggregate is left out.
    boolean contains(StreamId aggregate) {
        return aggregates.contains(aggregate);
    }

    /// How many aggregates are left out.
    int size() {
        return aggregates.size();
    }

    /// Notes a problem, and leaves out the aggregate that it is about. An aggregate's first problem is the one that is told.
    void add(Problem problem) {
        if (problem.aggregate().isEmpty() || aggregates.add(problem.aggregate().get())) {
            problems++;
            if (first.size() < ImportAnswer.Skipped.LISTED) {
                first.add(problem);
            }
        }
    }

    /// @param lines how many lines were not imported
    ImportAnswer.Skipped answer(long lines) {
        return new ImportAnswer.Skipped(lines, aggregates.size(), problems, first);
    }
}
