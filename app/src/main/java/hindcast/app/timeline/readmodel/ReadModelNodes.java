package hindcast.app.timeline.readmodel;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.app.shell.Navigator;
import hindcast.app.shell.Place;
import hindcast.app.timeline.readmodel.ReadModelLine.Tone;
import hindcast.store.verify.rows.RowOf.Cell;
import hindcast.store.verify.rows.RowOf.Match;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The lines of the tab on the screen. Where the row says what the events say, a value is shown once; where it does not, both are shown, tinted, and a word and
/// a shape say so too.
final class ReadModelNodes {
    private static final List<Integer> PERCENT = List.of(36, 64);

    private final Times times;
    private final Navigator navigator;

    ReadModelNodes(Times times, Navigator navigator) {
        this.times = times;
        this.navigator = navigator;
    }

    Node of(ReadModelLine line) {
        return switch (line) {
            case ReadModelLine.Head it -> head(it);
            case ReadModelLine.Note it -> note(it);
            case ReadModelLine.Value(Cell cell) -> values(cell);
        };
    }

    private Node head(ReadModelLine.Head it) {
        Hyperlink projection = new Hyperlink(it.projection());
        projection.getStyleClass().add("text-strong");
        projection.setOnAction(_ -> navigator.go(new Place.Projections(it.projection())));
        Label revision = label(Views.text("readModel.revision", it.revision()), "text-muted");
        Label standing = label(it.standing(), "badge");
        tint(standing, it.tone());
        Hyperlink rows = new Hyperlink(Views.text("readModel.rows"));
        rows.setAccessibleText(Views.text("rows.title", it.projection()));
        rows.setOnAction(_ -> navigator.go(new Place.Rows(it.projection())));
        Looks.show(rows, it.rows());
        List.of(projection, standing, rows).forEach(label -> label.setMinWidth(Region.USE_PREF_SIZE));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(projection, revision, standing, space, rows);
        head.getStyleClass().add("read-model-head");
        return head;
    }

    private static Node note(ReadModelLine.Note it) {
        Label note = label(it.sentence(), "read-model-note");
        note.setWrapText(true);
        note.setMaxWidth(Double.MAX_VALUE);
        note.setMinHeight(Region.USE_PREF_SIZE);
        tint(note, it.tone());
        if (it.tone() != Tone.QUIET) {
            Region sign = new Region();
            sign.getStyleClass().setAll("icon", it.tone() == Tone.GOOD ? "icon-check" : "icon-warning");
            note.setGraphic(sign);
        }
        return note;
    }

    private Node values(Cell cell) {
        GridPane values = new GridPane();
        values.getStyleClass().add("read-model-values");
        PERCENT.forEach(percent -> share(values, percent));
        values.add(label(cell.column(), "column"), 0, 0);
        boolean wrong = cell.match() == Match.WRONG;
        if (wrong || cell.match() == Match.LATER) {
            values.add(word(cell.match()), 1, 0);
            values.addRow(1, label(Views.text("readModel.served"), "source"), value(cell.served()));
            values.addRow(2, label(Views.text("readModel.folded"), "source"), value(cell.folded()));
        } else {
            values.add(value(cell.served()), 1, 0);
        }
        tint(values, wrong ? Tone.BAD : cell.match() == Match.LATER ? Tone.WARNING : Tone.QUIET);
        return values;
    }

    private static void share(GridPane values, int percent) {
        ColumnConstraints share = new ColumnConstraints();
        share.setPercentWidth(percent);
        values.getColumnConstraints().add(share);
    }

    private static Label word(Match match) {
        Region shape = new Region();
        shape.getStyleClass().setAll("state-icon", match == Match.WRONG ? "state-failed" : "state-behind");
        tint(shape, match == Match.WRONG ? Tone.BAD : Tone.WARNING);
        Label word = label(Views.text("readModel." + match), "word");
        word.setGraphic(shape);
        return word;
    }

    private Label value(@Nullable Object value) {
        Label label = label(times.value(value), "value");
        label.setTooltip(new Tooltip(value instanceof Instant instant ? times.hover(instant) : label.getText()));
        return label;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private static void tint(Node node, Tone tone) {
        node.pseudoClassStateChanged(Looks.GOOD, tone == Tone.GOOD);
        node.pseudoClassStateChanged(Looks.WARNING, tone == Tone.WARNING);
        node.pseudoClassStateChanged(Looks.BAD, tone == Tone.BAD);
    }
}
