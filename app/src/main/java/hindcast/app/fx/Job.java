package hindcast.app.fx;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A long work that tells how far it has come and can be cancelled. The work calls [#progress] and [#check] from its own
/// thread; the window listens to [#state()] on the toolkit's.
public final class Job {
    /// What has become of it.
    public sealed interface State {
        /// It goes on.
        ///
        /// @param fraction from 0 to 1; negative while nobody knows how much there is
        /// @param detail   in words and numbers, as "12,400 events · 31,000/s"
        record Running(double fraction, String detail) implements State {
        }

        /// It is done; the sentence says what came of it.
        record Done(String sentence) implements State {
        }

        /// It failed; the sentence says why and what is safe.
        record Failed(String sentence) implements State {
        }

        /// The user ended it; nothing half-done is left.
        record Cancelled() implements State {
        }
    }

    /// What is done in a job.
    @FunctionalInterface
    public interface Work {
        /// @return a sentence that says what came of it
        /// @throws CancellationException when it was cancelled, as [Job#check()] throws it
        String run(Job job) throws Exception;
    }

    private final String title;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State.Running(-1, ""));
    private final AtomicReference<State.Running> newest = new AtomicReference<>();
    private volatile boolean cancelled;

    private Job(String title, Background background) {
        this.title = title;
        this.background = background;
    }

    /// Begins a work off the toolkit's thread.
    ///
    /// @param title what it is, in the user's words: "Importing orders.ndjson"
    public static Job start(String title, Background background, Work work) {
        Job job = new Job(title, background);
        background.ask(() -> work.run(job), sentence -> job.end(new State.Done(sentence)), job::failed);
        return job;
    }

    public String title() {
        return title;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether it goes on.
    public boolean running() {
        return state.get() instanceof State.Running;
    }

    /// Says how far the work has come. However often it is called, the window hears it no more often than it can draw.
    public void progress(double fraction, String detail) {
        if (newest.getAndSet(new State.Running(fraction, detail)) == null) {
            background.tell(this::hear);
        }
    }

    /// Asks the work to end where it can end cleanly.
    public void cancel() {
        cancelled = true;
    }

    /// Whether the user asked to end it.
    public boolean cancelled() {
        return cancelled;
    }

    /// Called by the work wherever it can end cleanly.
    public void check() {
        if (cancelled) {
            throw new CancellationException();
        }
    }

    private void hear() {
        State.Running heard = newest.getAndSet(null);
        if (running() && heard != null) {
            state.set(heard);
        }
    }

    private void failed(Exception problem) {
        end(problem instanceof CancellationException ? new State.Cancelled() : new State.Failed(Problems.sentence(problem)));
    }

    private void end(State last) {
        newest.set(null);
        state.set(last);
    }
}
