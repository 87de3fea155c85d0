package hindcast.app.timeline.state;

import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.store.timeline.Change;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tools.jackson.databind.JsonNode;

/// A changed leaf in two lines: where it is and who set it; what it was and what it became.
public final class ChangeCell extends ListCell<Change> {
    private final Times times;
    private final IntFunction<String> blame;
    private final Label path = new Label();
    private final Label kind = new Label();
    private final Label setBy = new Label();
    private final Label before = new Label();
    private final Label arrow = new Label("→");
    private final Label after = new Label();
    private final Tooltip tip = new Tooltip();
    private final VBox box;

    /// @param blame what set the value at a version, in words
    /// @param go    goes to a version
    public ChangeCell(Times times, IntFunction<String> blame, IntConsumer go) {
        this.times = times;
        this.blame = blame;
        style(path, "path");
        style(kind, "kind");
        style(setBy, "blame");
        style(before, "before");
        style(arrow, "arrow");
        style(after, "after");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        kind.setMinWidth(Region.USE_PREF_SIZE);
        arrow.setMinWidth(Region.USE_PREF_SIZE);
        box = new VBox(line(path, kind, space, setBy), line(before, arrow, after));
        box.getStyleClass().add("change");
        // Long values are cut at the edge of the list instead of widening it.
        setPrefWidth(0);
        setBy.setOnMouseClicked(_ -> go.accept(getItem().version()));
        tip.setOnShowing(_ -> tip.setText(getItem() == null ? "" : hover(getItem())));
    }

    @Override
    protected void updateItem(Change change, boolean empty) {
        super.updateItem(change, empty);
        if (empty) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        for (Change.Kind each : Change.Kind.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == change.kind());
        }
        path.setText(Paths.text(change.path()));
        kind.setText(Views.text("change." + change.kind()));
        setBy.setText(blame.apply(change.version()));
        show(before, change.before());
        show(after, change.after());
        arrow.setVisible(change.kind() == Change.Kind.CHANGED);
        arrow.setManaged(arrow.isVisible());
        setGraphic(box);
        setTooltip(tip);
    }

    private void show(Label label, Optional<JsonNode> value) {
        label.setText(value.map(json -> Values.line(json, times)).orElse(""));
        label.setVisible(value.isPresent());
        label.setManaged(value.isPresent());
    }

    private String hover(Change change) {
        return Paths.text(change.path())
                + change.before().map(json -> "\n− " + Values.line(json, times)).orElse("")
                + change.after().map(json -> "\n+ " + Values.line(json, times)).orElse("");
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("line");
        return line;
    }

    private static void style(Label label, String styleClass) {
        label.getStyleClass().add(styleClass);
    }
}
