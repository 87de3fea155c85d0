package hindcast.app.connect;

import hindcast.app.fx.Looks;
import hindcast.app.fx.Views;
import hindcast.app.session.Environment;
import hindcast.app.session.Tls;
import java.io.File;
import java.util.List;
import java.util.stream.IntStream;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;

/// The fields of a PostgreSQL connection.
final class FormView {
    /// How many colours there are for a user to choose from, `-hc-connection-1`…
    private static final int COLOURS = 6;

    private final FormModel model;
    private final Parent root;
    private final ToggleGroup chosenColour = new ToggleGroup();
    @FXML
    private TextField url;
    @FXML
    private Label trouble;
    @FXML
    private TextField name;
    @FXML
    private TextField host;
    @FXML
    private TextField port;
    @FXML
    private TextField database;
    @FXML
    private TextField user;
    @FXML
    private PasswordField password;
    @FXML
    private ComboBox<String> mode;
    @FXML
    private TextField rootCertificate;
    @FXML
    private TextField certificate;
    @FXML
    private TextField key;
    @FXML
    private ComboBox<Environment> environment;
    @FXML
    private HBox colours;
    @FXML
    private CheckBox readOnly;

    FormView(FormModel model) {
        this.model = model;
        root = Views.load("connection", this);
        url.textProperty().bindBidirectional(model.url());
        name.textProperty().bindBidirectional(model.name());
        host.textProperty().bindBidirectional(model.host());
        port.textProperty().bindBidirectional(model.port());
        database.textProperty().bindBidirectional(model.database());
        user.textProperty().bindBidirectional(model.user());
        password.textProperty().bindBidirectional(model.password());
        mode.getItems().setAll(Tls.MODES);
        mode.valueProperty().bindBidirectional(model.mode());
        rootCertificate.textProperty().bindBidirectional(model.rootCertificate());
        certificate.textProperty().bindBidirectional(model.certificate());
        key.textProperty().bindBidirectional(model.key());
        environment.getItems().setAll(Environment.values());
        environment.setConverter(words());
        environment.valueProperty().bindBidirectional(model.environment());
        readOnly.selectedProperty().bindBidirectional(model.readOnly());
        trouble.textProperty().bind(model.trouble());
        Looks.showWhile(trouble, model.trouble().isNotEmpty());
        colours.getChildren().setAll(IntStream.rangeClosed(0, COLOURS).mapToObj(this::swatch).toList());
        model.colour().subscribe(this::showColour);
    }

    Parent root() {
        return root;
    }

    void askPassword() {
        password.requestFocus();
        password.selectAll();
    }

    void focus() {
        url.requestFocus();
    }

    private ToggleButton swatch(int number) {
        ToggleButton swatch = new ToggleButton();
        String colour = number == 0 ? "" : "connection-" + number;
        swatch.setUserData(colour);
        swatch.setToggleGroup(chosenColour);
        swatch.getStyleClass().add("swatch");
        swatch.setAccessibleText(number == 0 ? Views.text("connect.colour.none") : Views.text("connect.colour.number", number));
        Region dot = new Region();
        dot.getStyleClass().addAll("status-dot", number == 0 ? "no-colour" : colour);
        swatch.setGraphic(dot);
        swatch.setOnAction(press -> {
            swatch.setSelected(true);
            model.colour().set(colour);
        });
        return swatch;
    }

    private void showColour(String colour) {
        chosenColour.getToggles().stream().filter(each -> colour.equals(each.getUserData())).forEach(chosenColour::selectToggle);
    }

    @FXML
    private void chooseRootCertificate() {
        choose(rootCertificate, "connect.rootCertificate");
    }

    @FXML
    private void chooseCertificate() {
        choose(certificate, "connect.certificate");
    }

    @FXML
    private void chooseKey() {
        choose(key, "connect.key");
    }

    private static void choose(TextField field, String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Views.text(title));
        File chosen = chooser.showOpenDialog(field.getScene().getWindow());
        if (chosen != null) {
            field.setText(chosen.getPath());
        }
    }

    private static StringConverter<Environment> words() {
        return new StringConverter<>() {
            @Override
            public String toString(Environment environment) {
                return environment == null ? "" : Views.text("connect.environment." + environment);
            }

            @Override
            public Environment fromString(String text) {
                return List.of(Environment.values()).stream().filter(each -> toString(each).equals(text)).findFirst().orElse(Environment.UNSPECIFIED);
            }
        };
    }
}
