package hindcast.app.projections.detail;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.projections.lag.DecisionModel;
import hindcast.app.projections.lag.DecisionModel.Kind;
import hindcast.app.session.Connection;
import hindcast.app.session.Environment;
import hindcast.app.shell.Desk;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks for the reason of a decision, and in production whether it is meant.
public final class DecisionPanel {
    private final Kind kind;
    private final String name;
    private final DecisionModel model;
    private final Desk desk;
    private final Parent root;
    @FXML
    private Label title;
    @FXML
    private Label what;
    @FXML
    private VBox why;
    @FXML
    private TextField reason;
    @FXML
    private CheckBox sure;
    @FXML
    private Button decide;

    private DecisionPanel(Kind kind, String name, DecisionModel model, Desk desk) {
        this.kind = kind;
        this.name = name;
        this.model = model;
        this.desk = desk;
        root = Views.load("decision", this);
    }

    /// Asks what has to be asked, and decides.
    ///
    /// @param name  of the projection
    /// @param where it is
    public static void decide(Kind kind, String name, DecisionModel model, Desk desk, Connection where) {
        boolean production = where.environment() == Environment.PRODUCTION;
        if (kind.reasoned() || production) {
            new DecisionPanel(kind, name, model, desk).ask(where, production);
        } else {
            model.decide(kind, name, "");
        }
    }

    private void ask(Connection where, boolean production) {
        title.setText(Views.text("decision." + kind, name));
        what.setText(Views.text("decision.what." + kind, name));
        decide.setText(Views.text("decision.do." + kind));
        sure.setText(Views.text("decision.production", where.name()));
        Looks.show(sure, production);
        Looks.show(why, kind.reasoned());
        decide.disableProperty().bind(Bindings.createBooleanBinding(() -> production && !sure.isSelected() || kind.reasoned() && reason.getText().isBlank(),
                sure.selectedProperty(), reason.textProperty()));
        desk.layer().middle(root);
        Node first = kind.reasoned() ? reason : sure;
        first.requestFocus();
    }

    @FXML
    private void decide() {
        desk.layer().close();
        model.decide(kind, name, reason.getText().strip());
    }

    @FXML
    private void cancel() {
        desk.layer().close();
    }
}
