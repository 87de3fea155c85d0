package hindcast.app.fx;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Panels that float over the window, one at a time: below what opened them, or in the middle over a dimmed window.
/// They are part of the scene and no windows of their own, so they take its theme, are in its pictures, and a press beside
/// them or Escape closes them and gives the keyboard back.
public final class Layer extends Pane {
    private static final double GAP = 6;

    private final Region scrim = new Region();
    private @Nullable Node panel;
    private @Nullable Node anchor;
    private @Nullable Node focusBefore;

    public Layer() {
        scrim.getStyleClass().add("scrim");
        scrim.setOnMousePressed(press -> close());
        addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
        // The keyboard may have stayed with what opened the panel.
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
            }
        });
        setVisible(false);
    }

    /// Shows a panel below a node.
    public void below(Node opener, Parent content) {
        scrim.pseudoClassStateChanged(Looks.DIM, false);
        show(content, opener);
    }

    /// Shows a panel in the middle, the window behind it dimmed.
    public void middle(Parent content) {
        scrim.pseudoClassStateChanged(Looks.DIM, true);
        show(content, null);
    }

    /// Whether this panel is shown.
    public boolean shows(Node content) {
        return panel == content;
    }

    public void close() {
        if (panel == null) {
            return;
        }
        panel = null;
        getChildren().clear();
        setVisible(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private void escape(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && panel != null) {
            close();
            key.consume();
        }
    }

    private void show(Parent content, @Nullable Node opener) {
        focusBefore = getScene().getFocusOwner();
        panel = content;
        anchor = opener;
        getChildren().setAll(scrim, content);
        setVisible(true);
        content.applyCss();
    }

    @Override
    protected void layoutChildren() {
        scrim.resizeRelocate(0, 0, getWidth(), getHeight());
        if (panel == null) {
            return;
        }
        double width = Math.min(panel.prefWidth(-1), getWidth() - 2 * GAP);
        double height = Math.min(panel.prefHeight(width), getHeight() - 2 * GAP);
        panel.resize(width, height);
        if (anchor == null) {
            panel.relocate(Math.round((getWidth() - width) / 2), Math.round((getHeight() - height) * 0.4));
        } else {
            Bounds bounds = sceneToLocal(anchor.localToScene(anchor.getLayoutBounds()));
            double below = bounds.getMaxY() + GAP;
            double y = below + height <= getHeight() ? below : Math.max(GAP, bounds.getMinY() - GAP - height);
            panel.relocate(Math.round(Math.clamp(bounds.getMinX(), GAP, Math.max(GAP, getWidth() - width - GAP))), Math.round(y));
        }
    }
}
