package hindcast.app.projections.rebuild;

import hindcast.app.fx.Background;
import hindcast.app.fx.Load;
import hindcast.app.fx.Loader;
import hindcast.app.time.MomentText;
import hindcast.store.StreamId;
import hindcast.store.projection.rebuild.Preview;
import hindcast.store.projection.rebuild.Scope;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What a rebuild would take, of all aggregates or of some, before anything is touched.
public final class PreviewModel {
    private final Generations generations;
    private final Supplier<MomentText> moments;
    private final Loader<Preview> loader;
    private final ReadOnlyStringWrapper unclear = new ReadOnlyStringWrapper(this, "unclear", "");
    private String name = "";
    private Optional<Scope> scope = Optional.empty();

    /// @param moments reads a time as the window shows times
    PreviewModel(Background background, Generations generations, Supplier<MomentText> moments) {
        this.generations = generations;
        this.moments = moments;
        this.loader = new Loader<>(background);
    }

    /// Of which aggregates.
    public enum Kind {
        ALL, SINCE, ONE
    }

    /// How far the newest look is.
    public ReadOnlyObjectProperty<Load<Preview>> state() {
        return loader.state();
    }

    /// Why the scope cannot be read, in a sentence; empty when it can.
    public ReadOnlyStringProperty unclear() {
        return unclear.getReadOnlyProperty();
    }

    /// What can be begun: the scope of the look that is shown, where nothing refuses it.
    public Optional<Scope> ready() {
        return loader.state().get() instanceof Load.Loaded<Preview>(Preview preview) && preview.refusal().isEmpty() ? scope : Optional.empty();
    }

    /// Looks at a projection; of another one nothing old is shown.
    void look(String projection) {
        name = projection;
        loader.clear();
        look(Kind.ALL, "");
    }

    /// Looks what another scope would take.
    ///
    /// @param text an instant, or the type and id of an aggregate
    public void look(Kind kind, String text) {
        scope = Optional.empty();
        unclear.set("");
        try {
            scope = Optional.of(switch (kind) {
                case ALL -> new Scope.All();
                case SINCE -> new Scope.Since(moments.get().instant(text));
                case ONE -> new Scope.One(StreamId.parse(text.strip()));
            });
        } catch (IllegalArgumentException refused) {
            unclear.set(text.isBlank() ? "" : String.valueOf(refused.getMessage()));
        }
        scope.ifPresentOrElse(wanted -> loader.ask(() -> generations.preview(name, wanted)), loader::clear);
    }

    /// The scope is being typed: what was looked at is no more what would be begun.
    public void typing() {
        scope = Optional.empty();
        loader.clear();
    }
}
