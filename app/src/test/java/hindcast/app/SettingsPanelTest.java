package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.fx.Theme;
import hindcast.app.fx.Views;
import hindcast.app.fx.window.Toolkit;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The panel of settings, used with the keyboard alone.
final class SettingsPanelTest {
    @Test
    void itTakesTheKeyboardToWhatIsChosenAndGivesItBackWhenItIsClosed(@TempDir Path settings) {
        try (OpenWindow window = OpenWindow.empty(settings)) {
            window.click("#settings");
            assertEquals(Views.text("settings.theme.light"), focused(window));

            window.press(KeyCode.RIGHT);
            assertEquals(Theme.Choice.DARK, Toolkit.on(() -> window.desk().theme().choice().get()));

            window.press(KeyCode.ESCAPE);
            assertEquals(Views.text("frame.settings"), focused(window));
        }
    }

    private static String focused(OpenWindow window) {
        return Toolkit.on(() -> ((Labeled) window.scene().getFocusOwner()).getText());
    }
}
