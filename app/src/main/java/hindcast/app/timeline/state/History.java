package hindcast.app.timeline.state;

import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.fx.Problems;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import hindcast.app.timeline.travel.TimelineModel;
import hindcast.store.timeline.Change;
import hindcast.store.timeline.Timeline;
import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import tools.jackson.core.JsonPointer;

/// When did this change? All changes of a path, oldest first, in a panel over the window; a click goes there.
final class History {
    private final Desk desk;
    private final TimelineModel model;
    private final IntFunction<String> blame;

    History(Desk desk, TimelineModel model, IntFunction<String> blame) {
        this.desk = desk;
        this.model = model;
        this.blame = blame;
    }

    void open(Node opener, Timeline timeline, JsonPointer path) {
        Label title = new Label();
        title.getStyleClass().add("text-strong");
        ListView<Change> list = new ListView<>();
        list.getStyleClass().addAll("changes", "history");
        list.setCellFactory(_ -> new ChangeCell(desk.times(), blame, this::go));
        list.setOnMouseClicked(_ -> chosen(list));
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                chosen(list);
            }
        });
        Loader<List<Change>> loader = new Loader<>(desk.background());
        loader.state().subscribe(load -> {
            title.setText(title(path, load));
            list.getItems().setAll(load.known().orElse(List.of()));
        });
        loader.ask(() -> timeline.changesOf(path));
        VBox panel = new VBox(title, list);
        panel.getStyleClass().addAll("panel", "history-panel");
        desk.layer().below(opener, panel);
        list.requestFocus();
    }

    private static String title(JsonPointer path, Load<List<Change>> load) {
        String name = Paths.text(path);
        return switch (load) {
            case Load.Idle<List<Change>>() -> name;
            case Load.Loading<List<Change>> _ -> Views.text("history.loading", name);
            case Load.Loaded<List<Change>>(List<Change> changes) -> Views.text("history.title", name, changes.size());
            case Load.Failed<List<Change>>(Exception problem, var _) -> Problems.sentence(problem);
        };
    }

    private void chosen(ListView<Change> list) {
        Change change = list.getSelectionModel().getSelectedItem();
        if (change != null) {
            go(change.version());
        }
    }

    private void go(int version) {
        desk.layer().close();
        model.jump(version);
    }
}
