package hindcast.app.timeline.readmodel;

import hindcast.store.verify.rows.RowOf;

/// A line of the tab: each projection has a head, what is to be known of it, and its row, a column a line.
public sealed interface ReadModelLine {
    /// How good it is what a line says.
    enum Tone { GOOD, QUIET, WARNING, BAD }

    /// Whose row it is, and how it stands in a word or two.
    ///
    /// @param rows whether its rows can be looked at
    record Head(String projection, int revision, String standing, Tone tone, boolean rows) implements ReadModelLine {
    }

    /// A sentence on it.
    record Note(String sentence, Tone tone) implements ReadModelLine {
    }

    /// A column of the row.
    record Value(RowOf.Cell cell) implements ReadModelLine {
    }
}
