package hindcast.app.transfer;

import java.util.List;

/// What came of an import.
public sealed interface ImportAnswer {
    /// It is in the store.
    ///
    /// @param added        events that were written
    /// @param alreadyThere events that stood in the store already
    /// @param skipped      what a lenient import left out
    record Imported(long added, long alreadyThere, Skipped skipped) implements ImportAnswer {
    }

    /// A line stopped it, and the store is as it was before.
    record Refused(Problem problem) implements ImportAnswer {
    }

    /// What a lenient import left out.
    ///
    /// @param lines      lines that were not imported, blank ones not counted
    /// @param aggregates aggregates that were left out whole
    /// @param problems   how many problems there were
    /// @param first      the first of them, at most [#LISTED]
    record Skipped(long lines, long aggregates, long problems, List<Problem> first) {
        /// How many problems are listed; the rest are counted.
        public static final int LISTED = 1_000;

        public Skipped {
            first = List.copyOf(first);
        }
    }
}
