package hindcast.app.frame;

import hindcast.app.fx.Theme;
import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;

/// The panel of what each user sets for themselves: the theme, and the zone in which times are shown.
public final class SettingsView {
    /// By this name, for that of the offset is "Z".
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Desk desk;
    private final Parent root;
    @FXML
    private ToggleGroup theme;
    @FXML
    private ToggleGroup zone;
    @FXML
    private ComboBox<String> anyZone;
    @FXML
    private Label now;

    SettingsView(Desk desk) {
        this.desk = desk;
        root = Views.load("settings", this);
        ZoneId current = desk.times().zone().get();
        anyZone.getItems().setAll(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        anyZone.setValue(current.getId());
        select(theme, desk.theme().choice().get().name());
        select(zone, current.equals(UTC) || current.equals(ZoneOffset.UTC) ? "UTC" : current.equals(ZoneId.systemDefault()) ? "LOCAL" : "ANY");
        theme.selectedToggleProperty().subscribe(this::chooseTheme);
        zone.selectedToggleProperty().subscribe(this::chooseZone);
        anyZone.valueProperty().subscribe(this::typeZone);
    }

    void open(Node opener) {
        desk.layer().below(opener, root);
        if (theme.getSelectedToggle() instanceof Node chosen) {
            chosen.requestFocus();
        }
    }

    private void chooseTheme(Toggle chosen) {
        desk.theme().choice().set(Theme.Choice.valueOf((String) chosen.getUserData()));
    }

    private void chooseZone(Toggle chosen) {
        switch ((String) chosen.getUserData()) {
            case "UTC" -> show(UTC);
            case "LOCAL" -> show(ZoneId.systemDefault());
            default -> typeZone(anyZone.getValue());
        }
    }

    private void typeZone(String id) {
        if (zone.getSelectedToggle().getUserData().equals("ANY") && id != null) {
            try {
                show(ZoneId.of(id.strip()));
            } catch (DateTimeException unknown) {
                now.setText(Views.text("settings.zone.unknown", id));
            }
        }
    }

    private void show(ZoneId chosen) {
        desk.times().zone().set(chosen);
        tellNow();
    }

    private void tellNow() {
        now.setText(Views.text("settings.zone.now", desk.times().full(desk.times().now())));
    }

    private static void select(ToggleGroup group, String data) {
        List<Toggle> toggles = group.getToggles();
        toggles.stream().filter(toggle -> data.equals(toggle.getUserData())).forEach(group::selectToggle);
    }
}
