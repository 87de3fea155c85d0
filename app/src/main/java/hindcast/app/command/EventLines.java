package hindcast.app.command;

import hindcast.app.fx.Mark;
import hindcast.app.timeline.event.JsonCell;
import hindcast.app.timeline.event.JsonLine;
import hindcast.app.timeline.event.JsonLines;
import hindcast.store.Recorded;
import hindcast.store.aggregate.Fold;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A few events, each with its mark, version, type and what it did in words; with their payload, if wished.
final class EventLines extends VBox {
    private static final int MOST = 20;
    private static final int MOST_LINES = 12;

    private final boolean payload;

    EventLines(boolean payload) {
        this.payload = payload;
        getStyleClass().add("event-lines");
    }

    /// Shows the first of them; how many there are is said by whoever names them.
    void show(List<Recorded<String>> events, Fold<?> fold) {
        getChildren().setAll(events.stream().limit(MOST).map(event -> node(event, fold)).toList());
    }

    private Node node(Recorded<String> event, Fold<?> fold) {
        Region mark = new Region();
        Mark.of(event.type()).draw(mark);
        Label type = new Label(event.type());
        type.getStyleClass().add("text-medium");
        type.setMinWidth(USE_PREF_SIZE);
        Label version = new Label("v" + event.version());
        version.getStyleClass().add("text-mono-small");
        version.setMinWidth(USE_PREF_SIZE);
        Label words = new Label(fold.tell(event));
        words.getStyleClass().add("text-muted");
        HBox head = new HBox(version, mark, type, words);
        head.getStyleClass().add("event-line");
        return payload && !event.data().equals("{}") ? new VBox(head, json(event.data())) : head;
    }

    private static ListView<JsonLine> json(String data) {
        ListView<JsonLine> json = new ListView<>();
        json.getStyleClass().add("json-list");
        json.setCellFactory(_ -> new JsonCell());
        json.getItems().setAll(JsonLines.of(data));
        json.setFocusTraversable(false);
        json.applyCss();
        json.prefHeightProperty().bind(json.fixedCellSizeProperty().multiply(Math.min(MOST_LINES, json.getItems().size())).add(2));
        json.minHeightProperty().bind(json.prefHeightProperty());
        return json;
    }
}
