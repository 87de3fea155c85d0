package hindcast.app.projections;

import hindcast.app.fx.Looks;
import hindcast.app.projections.lag.Line;
import hindcast.app.projections.lag.StatusWords;
import hindcast.app.projections.lag.Tone;
import hindcast.store.projection.lag.Status;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A projection's state as icon and word, and below it why.
final class StateCell extends TableCell<Line, Status> {
    private final Region icon = new Region();
    private final Label state = new Label();
    private final Label why = new Label();
    private final Tooltip hover = new Tooltip();
    private final VBox lines = new VBox(state, why);

    StateCell() {
        StackPane box = new StackPane(icon);
        box.getStyleClass().add("state-box");
        state.setGraphic(box);
        state.getStyleClass().add("state");
        why.getStyleClass().addAll("text-small", "text-muted");
        lines.getStyleClass().add("lines");
        hover.setWrapText(true);
        hover.getStyleClass().add("why");
    }

    @Override
    protected void updateItem(Status status, boolean empty) {
        super.updateItem(status, empty);
        setGraphic(empty || status == null ? null : lines);
        setTooltip(null);
        if (status == null || empty) {
            return;
        }
        List<String> classes = List.of("state-icon", "state-" + status.state().name().toLowerCase(Locale.ROOT));
        // Also the same classes again would have the icon styled anew each second.
        if (!icon.getStyleClass().equals(classes)) {
            icon.getStyleClass().setAll(classes);
        }
        Tone.of(status).draw(icon);
        state.setText(new StatusWords(status).state());
        why.setText(status.why());
        Looks.show(why, !status.why().isEmpty());
        hover.setText(status.why());
        setTooltip(status.why().isEmpty() ? null : hover);
    }
}
