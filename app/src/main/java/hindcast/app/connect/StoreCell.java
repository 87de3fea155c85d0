package hindcast.app.connect;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.session.Connection;
import hindcast.app.session.Environment;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A store to choose: its colour, its name and where it is, and what it is for. The empty one is the embedded default.
final class StoreCell extends ListCell<Optional<Connection>> {
    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label address = new Label();
    private final Label environment = new Label();
    private final Label readOnly = new Label(Views.text("frame.readOnly"));
    private final HBox row = new HBox(new StackPane(dot), new VBox(line(name, environment), line(address, readOnly)));

    StoreCell() {
        name.getStyleClass().add("text-medium");
        address.getStyleClass().addAll("text-mono-tiny", "text-muted");
        environment.getStyleClass().add("badge");
        readOnly.getStyleClass().addAll("text-tiny", "text-muted");
        row.getStyleClass().add("store");
        HBox.setHgrow(row.getChildren().get(1), Priority.ALWAYS);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Optional<Connection> item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty ? null : row);
        if (empty) {
            return;
        }
        dot.getStyleClass().setAll(item.isEmpty() ? "icon" : "status-dot", item.map(Connection::colour).orElse("icon-computer"));
        name.setText(item.map(Connection::name).orElseGet(() -> Views.text("connect.embedded")));
        address.setText(item.map(Connection::address).orElseGet(() -> Views.text("connect.embedded.address")));
        Environment stage = item.map(Connection::environment).orElse(Environment.UNSPECIFIED);
        environment.setText(Views.text("environment." + stage));
        environment.pseudoClassStateChanged(Looks.BAD, stage == Environment.PRODUCTION);
        Looks.show(environment, stage != Environment.UNSPECIFIED);
        Looks.show(readOnly, item.filter(Connection::readOnly).isPresent());
    }

    private static HBox line(Label left, Label right) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        right.setMinWidth(Region.USE_PREF_SIZE);
        return new HBox(left, spring, right);
    }
}
