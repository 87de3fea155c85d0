package hindcast.app.projections.lag;

import hindcast.store.projection.lag.Status;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A projection of the list: the same object for as long as it is there, however it is.
public final class Line {
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(this, "status");

    Line(Status first) {
        status.set(first);
    }

    public String name() {
        return status.get().name();
    }

    /// How it is; changes only when it is otherwise.
    public ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    void tell(Status now) {
        if (!now.equals(status.get())) {
            status.set(now);
        }
    }
}
