package hindcast.app.menu;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.session.Connection;
import hindcast.app.session.Environment;
import hindcast.app.session.Session;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Says into which store events are about to be written; in production it has to be confirmed, and a store that can only be read never may.
public final class WriteWarning extends VBox {
    private final Label where = new Label();
    private final CheckBox confirm = new CheckBox();
    private final SimpleBooleanProperty allowed = new SimpleBooleanProperty(true);

    public WriteWarning() {
        getStyleClass().add("write-warning");
        where.setWrapText(true);
        getChildren().addAll(where, confirm);
    }

    /// Names the store.
    void about(Session session) {
        Connection connection = session.connection();
        boolean readOnly = session.readOnly();
        boolean production = connection.environment() == Environment.PRODUCTION;
        where.setText(Views.text(readOnly ? "write.readOnly" : production ? "write.production" : "write.into", connection.name()));
        confirm.setText(Views.text("write.confirm", connection.name()));
        Looks.show(confirm, production && !readOnly);
        pseudoClassStateChanged(Looks.BAD, production || readOnly);
        allowed.set(!production && !readOnly);
        confirm.selectedProperty().subscribe(sure -> {
            if (production && !readOnly) {
                allowed.set(sure);
            }
        });
    }

    /// Whether it may be written.
    BooleanExpression allowed() {
        return allowed;
    }
}
