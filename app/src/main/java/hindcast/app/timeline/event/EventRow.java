package hindcast.app.timeline.event;

/// A line of the event table.
public sealed interface EventRow {
    /// The first version that it shows.
    int first();

    /// The last version that it shows.
    int last();

    /// One event.
    ///
    /// @param inRun whether it belongs to a run that was opened
    record One(int version, boolean inRun) implements EventRow {
        @Override
        public int first() {
            return version;
        }

        @Override
        public int last() {
            return version;
        }
    }

    /// Events of one type in a row, folded into one line or standing open above its events.
    record Run(int first, int last, boolean open) implements EventRow {
        int length() {
            return last - first + 1;
        }
    }
}
