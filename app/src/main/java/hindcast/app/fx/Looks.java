package hindcast.app.fx;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/// The states that our style sheets know beside JavaFX's own.
public final class Looks {
    public static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    public static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    public static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    public static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    public static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    public static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    public static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    public static final PseudoClass MOVED = PseudoClass.getPseudoClass("moved");
    public static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private Looks() {
    }

    /// Shows a node, with its place in the layout, exactly while a condition holds.
    public static void showWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    /// Shows a node or takes it away, with its place in the layout.
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
