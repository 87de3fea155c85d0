package hindcast.app.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;

/// What fills the window, or a part of it, at a place.
public interface Screen {
    /// The same node each time.
    Parent root();

    /// Shows a place; called again, with the same one perhaps, whenever the window goes there. A screen that itself said
    /// [Navigator#refine(Place)] is called too and has nothing left to do.
    void show(Place place);

    /// Asks the store anew for what is shown.
    void refresh();

    /// Puts the keyboard where the keys of the place that is shown are heard.
    default void focus() {
        root().requestFocus();
    }

    /// What one does at the place that is shown, for the bar at the top of the window; the same nodes while it is the same place.
    default List<Node> actions() {
        return List.of();
    }

    /// Puts the keyboard into the field that narrows what is shown, where there is one.
    default void filter() {
    }
}
