package hindcast.app.projections.rebuild;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.store.projection.rebuild.Rebuilds.Generation;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;

/// The generations of the chosen projection that were not dropped, the newest first.
public final class GenerationsModel {
    private final Generations generations;
    private final Loader<List<Generation>> loader;

    GenerationsModel(Background background, Generations generations) {
        this.generations = generations;
        this.loader = new Loader<>(background);
    }

    /// How far the newest question is.
    public ReadOnlyObjectProperty<Load<List<Generation>>> state() {
        return loader.state();
    }

    /// Which one a roll back would take into service.
    public OptionalInt before() {
        List<Generation> all = loader.state().get().known().orElse(List.of());
        int serving = all.stream().filter(Generation::serving).mapToInt(Generation::number).findFirst().orElse(0);
        return all.stream().filter(each -> each.number() < serving && !each.rebuilding()).mapToInt(Generation::number).max();
    }

    void read(String name) {
        loader.ask(() -> generations.all(name));
    }

    void clear() {
        loader.clear();
    }
}
