package hindcast.app.projections.detail;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.projections.lag.Decisions;
import hindcast.store.projection.lag.State;
import hindcast.store.projection.lag.Status;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The projection that is chosen: how it is now, and what was decided about it, which is read when another one is chosen and whenever its state shows that
/// somebody has decided.
public final class DetailModel {
    private final Decisions decisions;
    private final Loader<Past> past;
    private final ReadOnlyObjectWrapper<Optional<Status>> status = new ReadOnlyObjectWrapper<>(this, "status", Optional.empty());

    public DetailModel(Background background, Decisions decisions) {
        this.decisions = decisions;
        this.past = new Loader<>(background);
    }

    /// How it is; empty while none is chosen.
    public ReadOnlyObjectProperty<Optional<Status>> status() {
        return status.getReadOnlyProperty();
    }

    /// What was decided about it.
    ReadOnlyObjectProperty<Load<Past>> past() {
        return past.state();
    }

    /// Shows a projection, or the same one as it is now.
    public void show(Optional<Status> shown) {
        Optional<Status> before = status.get();
        if (!before.map(Status::name).equals(shown.map(Status::name))) {
            past.clear();
        }
        status.set(shown);
        if (!before.map(DetailModel::decided).equals(shown.map(DetailModel::decided))) {
            refresh();
        }
    }

    /// Reads anew what was decided.
    public void refresh() {
        status.get().map(Status::name).ifPresent(name -> past.ask(() -> new Past(decisions.ledger(name), decisions.deeds(name))));
    }

    /// What changes with every decision.
    private record Decided(String name, boolean stopped, Optional<Status.Failure> failure, int generation, Optional<String> rebuild) {
    }

    private static Decided decided(Status status) {
        return new Decided(status.name(), status.state() == State.STOPPED, status.failure(), status.generation(),
                status.rebuild().map(Status.Rebuilding::state));
    }
}
