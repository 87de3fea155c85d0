package hindcast.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where the window is, where it was, and where it can go forward to again. Listeners of [#place()] show the screen.
public final class Navigator {
    private static final int REMEMBERED = 200;

    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(this, "place", new Place.Connect());
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper(this, "canGoBack");
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper(this, "canGoForward");
    private final Deque<Place> past = new ArrayDeque<>();
    private final Deque<Place> future = new ArrayDeque<>();

    public ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoForward() {
        return canGoForward.getReadOnlyProperty();
    }

    /// Goes somewhere else; the way back is kept. Going where one is already changes nothing.
    public void go(Place next) {
        if (next.equals(place.get())) {
            return;
        }
        past.push(place.get());
        if (past.size() > REMEMBERED) {
            past.removeLast();
        }
        future.clear();
        show(next);
    }

    /// Says more exactly where one is, as the playhead moves or a filter is typed, without a step in the history.
    public void refine(Place same) {
        place.set(same);
    }

    /// Starts anew at a place with no way back: another store was opened.
    public void restart(Place first) {
        past.clear();
        future.clear();
        show(first);
    }

    public void back() {
        if (!past.isEmpty()) {
            future.push(place.get());
            show(past.pop());
        }
    }

    public void forward() {
        if (!future.isEmpty()) {
            past.push(place.get());
            show(future.pop());
        }
    }

    private void show(Place next) {
        canGoBack.set(!past.isEmpty());
        canGoForward.set(!future.isEmpty());
        place.set(next);
    }
}
