package hindcast.app.projections.detail;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.session.Connection;
import hindcast.app.session.Environment;
import hindcast.app.shell.Desk;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks for the reason of something that is done with the rows of a projection; in production its name has to be typed as well.
public final class QuestionPanel {
    private final Desk desk;
    private final Consumer<String> answered;
    private final Parent root;
    @FXML
    private Label title;
    @FXML
    private Label what;
    @FXML
    private TextField reason;
    @FXML
    private VBox production;
    @FXML
    private Label where;
    @FXML
    private TextField typed;
    @FXML
    private Button act;

    /// What is asked.
    ///
    /// @param key  of the texts: its title, `.what` happens then, what the button will `.do`
    /// @param name of the projection
    /// @param more what else the texts name behind it
    public record Question(String key, String name, Object... more) {
        private String text(String part) {
            Object[] values = new Object[more.length + 1];
            values[0] = name;
            System.arraycopy(more, 0, values, 1, more.length);
            return Views.text(key + part, values);
        }
    }

    private QuestionPanel(Question question, Desk desk, Connection connection, Consumer<String> answered) {
        this.desk = desk;
        this.answered = answered;
        root = Views.load("question", this);
        title.setText(question.text(""));
        what.setText(question.text(".what"));
        act.setText(question.text(".do"));
        boolean typing = connection.environment() == Environment.PRODUCTION;
        where.setText(Views.text("question.production", connection.name(), question.name()));
        Looks.show(production, typing);
        act.disableProperty().bind(Bindings.createBooleanBinding(
                () -> reason.getText().isBlank() || typing && !typed.getText().strip().equals(question.name()), reason.textProperty(), typed.textProperty()));
    }

    /// Asks.
    ///
    /// @param answered told the reason
    public static void ask(Question question, Desk desk, Connection connection, Consumer<String> answered) {
        QuestionPanel panel = new QuestionPanel(question, desk, connection, answered);
        desk.layer().middle(panel.root);
        panel.reason.requestFocus();
    }

    @FXML
    private void act() {
        desk.layer().close();
        answered.accept(reason.getText().strip());
    }

    @FXML
    private void cancel() {
        desk.layer().close();
    }
}
