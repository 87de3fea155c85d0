package hindcast.app.timeline.event;

import hindcast.app.timeline.event.JsonLine.Kind;
import java.util.Locale;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

/// A line of highlighted JSON on the screen.
public final class JsonCell extends ListCell<JsonLine> {
    private static final String INDENT = "  ";

    private final HBox line = new HBox();

    public JsonCell() {
        line.getStyleClass().add("json-line");
    }

    @Override
    protected void updateItem(JsonLine item, boolean empty) {
        super.updateItem(item, empty);
        line.getChildren().clear();
        if (empty) {
            setGraphic(null);
            return;
        }
        if (item.indent() > 0) {
            line.getChildren().add(text(Kind.PUNCTUATION, INDENT.repeat(item.indent())));
        }
        item.parts().forEach(part -> line.getChildren().add(text(part.kind(), part.text())));
        setGraphic(line);
    }

    private static Text text(Kind kind, String content) {
        Text text = new Text(content);
        text.getStyleClass().addAll("json", "json-" + kind.name().toLowerCase(Locale.ROOT));
        return text;
    }
}
