package hindcast.app.shell;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The clock of the whole window: live, or standing at an instant of the past. Each screen listens and shows what was
/// known then: the list what existed, the timeline its playhead.
public final class AsOf {
    private final ObjectProperty<Optional<Instant>> instant = new SimpleObjectProperty<>(this, "instant", Optional.empty());

    /// Empty while it is live.
    public ObjectProperty<Optional<Instant>> instant() {
        return instant;
    }

    /// Stands still at an instant.
    public void at(Instant then) {
        instant.set(Optional.of(then));
    }

    /// Follows what happens again.
    public void live() {
        instant.set(Optional.empty());
    }
}
