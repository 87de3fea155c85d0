package hindcast.app.projections.rebuild;

import hindcast.app.fx.Background;
import hindcast.app.fx.Problems;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What is done about rebuilds, one thing at a time, and why the last one was not done.
final class Deeds {
    private final Background background;
    private final Runnable changed;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");

    /// @param changed run after each
    Deeds(Background background, Runnable changed) {
        this.background = background;
        this.changed = changed;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// Does something, unless another thing is being done.
    <T> void act(Callable<T> deed, Consumer<T> done) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        say("");
        background.ask(deed, answer -> {
            busy.set(false);
            done.accept(answer);
            changed.run();
        }, problem -> {
            busy.set(false);
            fail(problem);
            changed.run();
        });
    }

    /// Says why something was not done; nothing where it was.
    void say(String sentence) {
        trouble.set(sentence);
    }

    /// Something failed; what was cut off because the store is left is no failure.
    void fail(Exception problem) {
        say(problem instanceof CancellationException ? "" : Problems.sentence(problem));
    }
}
