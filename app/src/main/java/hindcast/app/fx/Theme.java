package hindcast.app.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Light, dark, or as the system says, for every window of the program. AtlantaFX styles the controls; tokens.css answers
/// the scene's colour scheme, so popups and dialogs have to be told as well.
public final class Theme {
    /// What the user chose.
    public enum Choice { SYSTEM, LIGHT, DARK }

    private static final List<String> SHEETS = List.of("tokens", "base", "icons", "frame", "connect", "aggregates", "timeline", "when", "lane", "state",
            "causes", "projections", "rebuild", "command", "whatif", "compare");

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice", Choice.SYSTEM);

    /// Begins to govern all windows, those to come too. Called once, on the toolkit's thread.
    public Theme(Choice initial) {
        choice.set(initial);
        apply();
        choice.subscribe(this::apply);
        Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(window -> tell(window.getScene()));
            }
        });
    }

    /// What the user chose; setting it restyles at once.
    public ObjectProperty<Choice> choice() {
        return choice;
    }

    /// Gives a scene our stylesheets.
    public void style(Scene scene) {
        scene.getStylesheets().setAll(SHEETS.stream().map(Views::stylesheet).toList());
        tell(scene);
    }

    /// What is in force now.
    public ColorScheme scheme() {
        return switch (choice.get()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme();
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        };
    }

    private void apply() {
        var controls = scheme() == ColorScheme.DARK ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(controls.getUserAgentStylesheet());
        Window.getWindows().forEach(window -> tell(window.getScene()));
    }

    private void tell(Scene scene) {
        scene.getPreferences().setColorScheme(scheme());
    }
}
