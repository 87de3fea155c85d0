package hindcast.app.timeline.readmodel;

import hindcast.app.fx.Views;
import hindcast.app.timeline.readmodel.ReadModelLine.Head;
import hindcast.app.timeline.readmodel.ReadModelLine.Note;
import hindcast.app.timeline.readmodel.ReadModelLine.Tone;
import hindcast.app.timeline.readmodel.ReadModelLine.Value;
import hindcast.store.projection.Projection;
import hindcast.store.verify.rows.Difference.Unfoldable;
import hindcast.store.verify.rows.RowOf.Match;
import hindcast.store.verify.rows.RowOf.Told;
import java.util.ArrayList;
import java.util.List;

/// What a read model says of a stream, in words.
final class ReadModelWords {
    private ReadModelWords() {
    }

    /// The lines of a projection.
    static List<ReadModelLine> lines(Told told) {
        Projection<?, ?, ?> of = told.projection();
        return switch (told) {
            case Told.OfMany _ -> List.of(head(of, "readModel.ofMany", Tone.QUIET, true), new Note(Views.text("readModel.ofMany.why"), Tone.QUIET));
            case Told.NotMade _ -> List.of(head(of, "readModel.notMade", Tone.QUIET, false), new Note(Views.text("readModel.notMade.why"), Tone.QUIET));
            case Told.OtherFold(var _, int revision, String why) -> List.of(
                    new Head(of.name(), of.revision(), Views.text("readModel.otherFold", revision), Tone.WARNING, false), new Note(why, Tone.WARNING));
            case Told.Compared row -> lines(row);
        };
    }

    private static List<ReadModelLine> lines(Told.Compared row) {
        List<ReadModelLine> lines = new ArrayList<>();
        lines.add(head(row));
        lines.addAll(notes(row));
        row.cells().forEach(cell -> lines.add(new Value(cell)));
        return lines;
    }

    private static Head head(Told.Compared row) {
        Projection<?, ?, ?> of = row.projection();
        if (row.unfoldable().isPresent()) {
            return head(of, "readModel.broken", Tone.BAD, true);
        }
        if (row.wrong()) {
            return head(of, !row.served() ? "readModel.missing" : row.folded() ? "readModel.wrong" : "readModel.extra", Tone.BAD, true);
        }
        if (row.behind() > 0) {
            return new Head(of.name(), of.revision(), Views.text("readModel.behind", row.behind()), Tone.WARNING, true);
        }
        return row.served() ? head(of, "readModel.upToDate", Tone.GOOD, true) : head(of, "readModel.noRow", Tone.QUIET, true);
    }

    private static Head head(Projection<?, ?, ?> of, String standing, Tone tone, boolean rows) {
        return new Head(of.name(), of.revision(), Views.text(standing), tone, rows);
    }

    private static List<Note> notes(Told.Compared row) {
        List<Note> notes = new ArrayList<>();
        row.unfoldable().ifPresent(broken -> notes.add(note(row, broken)));
        if (row.wrong()) {
            notes.add(new Note(Views.text(!row.served() ? "readModel.missing.why" : "readModel.wrong.why",
                    count(row, Match.WRONG), "v" + row.version(), row.projection().name()), Tone.BAD));
        }
        if (row.behind() > 0 && row.unfoldable().isEmpty()) {
            notes.add(new Note(Views.text(row.version() == 0 ? "readModel.behind.none" : "readModel.behind.why",
                    "v" + row.version(), "v" + row.newest(), count(row, Match.LATER)), Tone.WARNING));
        }
        if (notes.isEmpty()) {
            notes.add(row.served() ? new Note(Views.text("readModel.upToDate.why"), Tone.GOOD) : new Note(Views.text("readModel.noRow.why"), Tone.QUIET));
        }
        if (row.changedBy() > 0) {
            notes.add(new Note(Views.text("readModel.changedBy", "v" + row.changedBy()), Tone.QUIET));
        }
        return notes;
    }

    private static Note note(Told.Compared row, Unfoldable broken) {
        String known = row.cells().stream().anyMatch(cell -> cell.match() == Match.UNKNOWN) ? "readModel.broken.unknown" : "readModel.broken.why";
        return new Note(Views.text(known, "v" + broken.event().version(), broken.event().type(), broken.reason(), "v" + row.version()), Tone.BAD);
    }

    private static long count(Told.Compared row, Match match) {
        return row.cells().stream().filter(cell -> cell.match() == match).count();
    }
}
