package hindcast.app.timeline.state;

import hindcast.app.fx.Views;
import hindcast.app.question.Saying;
import hindcast.app.shell.Desk;
import hindcast.app.timeline.travel.Blame;
import hindcast.app.timeline.travel.TimelineModel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What can be asked of a line of the state.
final class StateMenu {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final StateTree tree;
    private final TimelineModel model;
    private final History history;

    /// @param ask asks when an expression held
    StateMenu(StateTree tree, TimelineModel model, Consumer<String> ask, Desk desk) {
        this.tree = tree;
        this.model = model;
        history = new History(desk, model, version -> model.timeline().map(open -> Blame.of(open, version)).orElse(""));
        tree.setContextMenu(new ContextMenu(
                item("state.menu.history", this::history),
                item("state.menu.when", row -> ask.accept(Saying.of(row.path(), row.value()))),
                item("state.menu.watch", row -> model.player().watched().set(Optional.of(row.path()))),
                item("state.menu.path", row -> copy(Paths.text(row.path()))),
                item("state.menu.value", this::copyValue)));
        tree.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                tree.selected().ifPresent(this::copyValue);
                event.consume();
            }
        });
    }

    private MenuItem item(String key, Consumer<StateRow> action) {
        MenuItem item = new MenuItem(Views.text(key));
        item.setOnAction(_ -> tree.selected().ifPresent(action));
        return item;
    }

    private void history(StateRow row) {
        model.timeline().ifPresent(open -> history.open(tree, open, row.path()));
    }

    private void copyValue(StateRow row) {
        row.value().or(() -> tree.state().flatMap(state -> state.find(row.path())).map(node -> node.json())).ifPresent(json -> copy(Values.whole(json)));
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
