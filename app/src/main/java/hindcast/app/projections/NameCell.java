package hindcast.app.projections;

import hindcast.app.fx.Views;
import hindcast.app.projections.lag.Line;
import hindcast.store.projection.lag.Status;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A projection's name and revision, and what it holds.
final class NameCell extends TableCell<Line, Status> {
    private final Label name = label("text-strong");
    private final Label revision = label("text-subtle");
    private final Label summary = label("text-small", "text-muted");
    private final VBox lines;

    NameCell() {
        HBox head = new HBox(name, revision);
        head.getStyleClass().add("line");
        lines = new VBox(head, summary);
        lines.getStyleClass().add("lines");
    }

    @Override
    protected void updateItem(Status status, boolean empty) {
        super.updateItem(status, empty);
        setGraphic(empty || status == null ? null : lines);
        if (status != null && !empty) {
            name.setText(status.name());
            revision.setText(Views.text("lag.revision", status.revision()));
            summary.setText(status.summary());
        }
    }

    private static Label label(String... styleClasses) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        return label;
    }
}
