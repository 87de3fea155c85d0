package hindcast.app.command.form;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import tools.jackson.core.JsonPointer;

/// A form on the screen: as fields, or as the JSON that they make. Both show the same command.
public final class FormView {
    private final Parent root;
    private Optional<FormModel> model = Optional.empty();
    private Optional<Fields> fields = Optional.empty();
    private Optional<String> currency = Optional.empty();
    private Subscription listening = Subscription.EMPTY;
    @FXML
    private ToggleButton asFields;
    @FXML
    private ToggleButton asJson;
    @FXML
    private StackPane holder;
    @FXML
    private VBox whole;
    @FXML
    private TextArea json;
    @FXML
    private Label broken;

    public FormView() {
        root = Views.load("command-form", this);
        asJson.selectedProperty().subscribe((_, _) -> choose());
        json.textProperty().subscribe((_, written) -> model.ifPresent(form -> form.write(written)));
    }

    public Parent root() {
        return root;
    }

    /// Shows another command.
    public void show(FormModel form) {
        listening.unsubscribe();
        model = Optional.empty();
        json.setText(form.text().get());
        model = Optional.of(form);
        asFields.setSelected(true);
        make();
        listening = Subscription.combine(
                form.shape().subscribe((_, _) -> remake()),
                form.problems().subscribe(_ -> tell()),
                form.json().subscribe(_ -> tell()),
                form.text().subscribe(this::write),
                form.broken().subscribe(why -> {
                    broken.setText(why);
                    Looks.show(broken, !why.isEmpty());
                }));
        focus();
    }

    /// Shows none.
    public void clear() {
        listening.unsubscribe();
        model = Optional.empty();
        fields = Optional.empty();
        holder.getChildren().clear();
    }

    /// Amounts are in this currency, unless the form says another.
    public void currency(Optional<String> code) {
        currency = code;
        tell();
    }

    /// Lets the user fill in what is to be filled in first.
    public void focus() {
        if (asJson.isSelected()) {
            json.requestFocus();
        } else {
            fields.flatMap(Fields::first).ifPresent(Control::requestFocus);
        }
    }

    private void choose() {
        boolean text = asJson.isSelected();
        Looks.show(holder, !text);
        Looks.show(whole, text);
        if (!text) {
            make();
        }
        focus();
    }

    private void remake() {
        if (!asJson.isSelected()) {
            make();
        }
    }

    private void focus(JsonPointer within) {
        fields.flatMap(shown -> shown.first(within)).ifPresent(Control::requestFocus);
    }

    private void make() {
        model.ifPresent(form -> {
            Fields made = new Fields(form, this::focus);
            fields = Optional.of(made);
            holder.getChildren().setAll(made);
            tell();
        });
    }

    private void tell() {
        fields.ifPresent(shown -> shown.tell(currency));
    }

    private void write(String text) {
        if (!json.getText().equals(text)) {
            json.setText(text);
        }
    }
}
