package hindcast.app.timeline.state;

import hindcast.app.fx.Views;
import hindcast.app.timeline.lane.Span;
import hindcast.app.timeline.travel.TimelineModel;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// What the version under the playhead can be compared with: its neighbour, the ends, or any version or instant that is typed.
final class CompareMenu {
    private final TimelineModel model;
    private final MenuButton button;
    private final TextField field = new TextField();
    private final Label problem = new Label();

    CompareMenu(MenuButton button, TimelineModel model) {
        this.button = button;
        this.model = model;
        field.setPromptText(Views.text("compare.prompt"));
        field.setAccessibleText(Views.text("compare.prompt"));
        field.setOnAction(_ -> typed());
        problem.getStyleClass().addAll("text-small", "problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        CustomMenuItem any = new CustomMenuItem(new VBox(field, problem), false);
        any.getStyleClass().add("compare-any");
        button.getItems().setAll(item("compare.before", now -> now - 1), item("compare.first", _ -> 1), item("compare.newest", this::newest), any);
        button.setOnShown(_ -> field.requestFocus());
    }

    private MenuItem item(String key, IntUnaryOperator other) {
        MenuItem item = new MenuItem(Views.text(key));
        item.setOnAction(_ -> {
            int now = model.playhead().get();
            model.compared().set(Optional.of(Span.between(Math.max(0, other.applyAsInt(now)), now)));
        });
        return item;
    }

    private int newest(int now) {
        return model.timeline().map(open -> open.version()).orElse(now);
    }

    private void typed() {
        Optional<String> refusal = model.compareWith(field.getText());
        problem.setText(refusal.orElse(""));
        if (refusal.isEmpty()) {
            field.clear();
            button.hide();
        }
    }
}
