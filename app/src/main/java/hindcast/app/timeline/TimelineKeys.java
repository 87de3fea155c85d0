package hindcast.app.timeline;

import hindcast.app.timeline.travel.TimelineModel;
import hindcast.app.timeline.when.WhenView;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of the whole screen: Space plays, Ctrl G types where to go, Ctrl E asks when something was so, Ctrl I gives a command, Ctrl B supposes
/// another way, and what no control used moves the playhead.
final class TimelineKeys {
    private static final KeyCombination GO = new KeyCodeCombination(KeyCode.G, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination WHEN = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COMMAND = new KeyCodeCombination(KeyCode.I, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination WHAT_IF = new KeyCodeCombination(KeyCode.B, KeyCombination.SHORTCUT_DOWN);

    private final TimelineModel model;
    private final HeaderView header;
    private final WhenView when;

    TimelineKeys(Node root, TimelineModel model, HeaderView header, ActionsView actions, WhenView when) {
        this.model = model;
        this.header = header;
        this.when = when;
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::before);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::after);
        root.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.getAccelerators().remove(COMMAND);
                before.getAccelerators().remove(WHAT_IF);
            }
            if (now != null) {
                now.getAccelerators().put(COMMAND, actions::command);
                now.getAccelerators().put(WHAT_IF, actions::whatIf);
            }
        });
    }

    private void before(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl || event.getTarget() instanceof ButtonBase;
        if (event.getCode() == KeyCode.SPACE && !typing) {
            model.player().toggle();
            event.consume();
        } else if (GO.match(event)) {
            header.typeJump();
            event.consume();
        } else if (WHEN.match(event)) {
            when.toggle();
            event.consume();
        }
    }

    private void after(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.getTarget() instanceof TextInputControl) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> model.step(-1);
            case RIGHT -> model.step(1);
            case HOME -> model.step(-model.playhead().get());
            case END -> model.timeline().ifPresent(open -> model.step(open.version()));
            default -> {
                return;
            }
        }
        event.consume();
    }
}
