package hindcast.app.fx;

import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The newest question of one kind and how far its answer is. An answer that arrives after a newer question is dropped,
/// so what is shown always belongs to what was asked last. Used on the toolkit's thread.
public final class Loader<T> {
    private final Background background;
    private final ReadOnlyObjectWrapper<Load<T>> state = new ReadOnlyObjectWrapper<>(this, "state", new Load.Idle<>());
    private long newest;

    public Loader(Background background) {
        this.background = background;
    }

    public ReadOnlyObjectProperty<Load<T>> state() {
        return state.getReadOnlyProperty();
    }

    /// Asks; the answer of any earlier question does not count any more.
    public void ask(Callable<T> question) {
        long number = ++newest;
        state.set(new Load.Loading<>(state.get().known()));
        background.ask(question,
                value -> answer(number, new Load.Loaded<>(value)),
                problem -> answer(number, new Load.Failed<>(problem, state.get().known())));
    }

    /// Puts a value in place that needed no asking.
    public void put(T value) {
        newest++;
        state.set(new Load.Loaded<>(value));
    }

    /// Forgets what was asked and what is known.
    public void clear() {
        newest++;
        state.set(new Load.Idle<>());
    }

    private void answer(long number, Load<T> load) {
        if (number == newest) {
            state.set(load);
        }
    }
}
