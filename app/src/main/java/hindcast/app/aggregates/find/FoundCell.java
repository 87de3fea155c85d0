package hindcast.app.aggregates.find;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Times;
import hindcast.app.fx.Views;
import hindcast.store.question.Found;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// An aggregate that was found: its id, the versions at which it was so, and since when.
final class FoundCell extends ListCell<Found> {
    private final Times times;
    private final Label id = new Label();
    private final Label versions = new Label();
    private final Label since = new Label();
    private final HBox line = new HBox(id, versions, since);

    FoundCell(Times times) {
        this.times = times;
        line.getStyleClass().add("found");
        versions.getStyleClass().add("versions");
        since.getStyleClass().add("text-muted");
        id.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(id, Priority.ALWAYS);
        setGraphic(line);
    }

    @Override
    protected void updateItem(@Nullable Found item, boolean empty) {
        super.updateItem(item, empty);
        Looks.show(line, item != null);
        id.setText(item == null ? "" : item.stream().toString());
        versions.setText(item == null ? "" : words(item));
        since.setText(item == null ? "" : times.moment(item.since()));
    }

    private static String words(Found item) {
        return item.first() == item.last() ? "v" + item.first() : Views.text("find.versions", "v" + item.first(), "v" + item.last(), item.versions());
    }
}
