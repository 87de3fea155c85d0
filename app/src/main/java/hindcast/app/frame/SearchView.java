package hindcast.app.frame;

import hindcast.app.fx.Layer;
import hindcast.app.fx.Load;
import hindcast.app.fx.Looks;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.app.shell.Link;
import hindcast.app.frame.SearchModel.Hit;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The search field and the panel of hits below it. The keyboard stays in the field: arrows choose, Enter goes there, and so does
/// the keyboard.
final class SearchView {
    /// Fast typing asks once.
    private static final Duration PAUSE = Duration.millis(120);

    private final TextField field;
    private final SearchModel model;
    private final Layer layer;
    private final Consumer<Link> follow;
    private final Runnable leave;
    private final ListView<Hit> list = new ListView<>();
    private final Label nothing = new Label();
    private final VBox panel = new VBox(list, nothing);
    private final PauseTransition pause = new PauseTransition(PAUSE);

    /// @param leave puts the keyboard elsewhere
    SearchView(TextField field, SearchModel model, Layer layer, Consumer<Link> follow, Runnable leave) {
        this.field = field;
        this.model = model;
        this.layer = layer;
        this.follow = follow;
        this.leave = leave;
        panel.getStyleClass().addAll("panel", "hits");
        nothing.getStyleClass().addAll("text-small", "text-muted");
        list.setCellFactory(view -> new HitCell());
        list.setFocusTraversable(false);
        list.setOnMouseClicked(click -> go());
        pause.setOnFinished(over -> model.find(field.getText()));
        field.textProperty().subscribe((before, after) -> pause.playFromStart());
        field.setOnAction(enter -> enter());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::choose);
        model.hits().subscribe(this::show);
    }

    private void show(Load<List<Hit>> load) {
        switch (load) {
            case Load.Idle<List<Hit>>() -> close();
            case Load.Loading<List<Hit>>(var old) -> list.setOpacity(old.isEmpty() ? 1 : 0.5);
            case Load.Loaded<List<Hit>>(List<Hit> hits) -> fill(hits, Views.text("search.nothing", field.getText().strip()));
            case Load.Failed<List<Hit>>(Exception problem, var old) -> fill(List.of(), Problems.sentence(problem));
        }
    }

    private void fill(List<Hit> hits, String otherwise) {
        list.setOpacity(1);
        list.getItems().setAll(hits);
        list.getSelectionModel().selectFirst();
        nothing.setText(otherwise);
        Looks.show(list, !hits.isEmpty());
        Looks.show(nothing, hits.isEmpty());
        if (!layer.shows(panel)) {
            layer.below(field, panel);
        }
        // The height of a line is the style sheet's, which speaks only once the list is on the layer.
        list.setPrefHeight(hits.size() * list.getFixedCellSize() + 2);
        layer.requestLayout();
    }

    private void choose(KeyEvent key) {
        int step = key.getCode() == KeyCode.DOWN ? 1 : key.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0) {
            list.getSelectionModel().select(Math.clamp(list.getSelectionModel().getSelectedIndex() + step, 0, Math.max(0, list.getItems().size() - 1)));
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            close();
            field.clear();
            key.consume();
        }
    }

    private void enter() {
        if (layer.shows(panel)) {
            go();
        } else {
            model.find(field.getText());
        }
    }

    private void go() {
        Hit chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close();
            field.clear();
            pause.stop();
            follow.accept(chosen.link());
            if (field.isFocused()) {
                // The keys are those of the place, no longer letters of a search.
                leave.run();
            }
        }
    }

    private void close() {
        if (layer.shows(panel)) {
            layer.close();
        }
    }

    private static final class HitCell extends ListCell<Hit> {
        private final Label title = new Label();
        private final Label detail = new Label();
        private final HBox row = new HBox(title, spring(), detail);

        HitCell() {
            title.getStyleClass().add("text-mono");
            detail.getStyleClass().addAll("text-small", "text-muted");
            row.getStyleClass().add("hit");
            setPrefWidth(0);
        }

        private static Region spring() {
            Region spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            return spring;
        }

        @Override
        protected void updateItem(Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            title.setText(empty ? "" : hit.title());
            detail.setText(empty ? "" : hit.detail());
            setGraphic(empty ? null : row);
        }
    }
}
