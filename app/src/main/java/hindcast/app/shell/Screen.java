package hindcast.app.shell;

import javafx.scene.Parent;

/// What fills the window, or a part of it, at a place.
///
/// @param <P> the places it shows
public interface Screen<P extends Place> {
    /// The same node each time.
    Parent root();

    /// Shows a place; called again, with the same one perhaps, whenever the window goes there. A screen that itself said
    /// [Navigator#refine(Place)] is called too and has nothing left to do.
    void show(P place);
}
