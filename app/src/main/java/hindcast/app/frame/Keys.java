package hindcast.app.frame;

import hindcast.app.fx.Views;
import hindcast.app.shell.Desk;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The keyboard of the frame, and the list of all keys that `?` shows. A screen handles its own keys; the list names them too.
final class Keys {
    private static final List<String> GROUPS = List.of("window", "aggregates", "timeline", "compare");

    private Keys() {
    }

    /// Listens for the frame's keys. `?` and `/` are letters while one types in a field.
    static void listen(Scene scene, FrameView frame, Desk desk) {
        var keys = scene.getAccelerators();
        keys.put(new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN), frame::search);
        keys.put(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN), desk.navigator()::back);
        keys.put(new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN), desk.navigator()::forward);
        keys.put(new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN), frame::chooseInstant);
        keys.put(new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN), frame::copyLink);
        keys.put(new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN), frame::showProjections);
        keys.put(new KeyCodeCombination(KeyCode.F5), frame::refresh);
        scene.addEventHandler(KeyEvent.KEY_TYPED, key -> {
            boolean typing = key.getTarget() instanceof TextInputControl;
            if (!typing && key.getCharacter().equals("?")) {
                frame.showKeys();
                key.consume();
            } else if (!typing && key.getCharacter().equals("/")) {
                frame.filter();
                key.consume();
            }
        });
    }

    /// The list of all keys. The texts are pairs of keys and what they do: `Ctrl K=Search`.
    static Parent list() {
        VBox panel = new VBox(label(Views.text("keys.title"), "text-title"));
        panel.getStyleClass().addAll("panel", "keys");
        HBox columns = new HBox();
        columns.getStyleClass().add("columns");
        for (String group : GROUPS) {
            GridPane grid = new GridPane();
            grid.getStyleClass().add("grid");
            int row = 0;
            for (String line : Views.text("keys." + group + ".list").split("\\|")) {
                String[] pair = line.split("=", 2);
                grid.addRow(row++, label(pair[0].strip(), "key"), label(pair[1].strip(), "text-muted"));
            }
            columns.getChildren().add(new VBox(10, label(Views.text("keys." + group), "text-strong"), grid));
        }
        panel.getChildren().add(columns);
        return panel;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
