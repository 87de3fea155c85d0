package hindcast.app.shell;

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

    /// Puts the keyboard into the field that narrows what is shown, where there is one.
    default void filter() {
    }
}
