package hindcast.app.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Where work runs, and where its answer is told. The only place that hands anything to the toolkit's thread, so tests
/// pass `Runnable::run` twice and everything happens at once, in order.
public final class Background {
    private final Executor workers;
    private final Executor ui;
    private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper(this, "running", 0);

    /// @param workers runs the questions
    /// @param ui      runs the answers
    public Background(Executor workers, Executor ui) {
        this.workers = workers;
        this.ui = ui;
    }

    /// Work on virtual threads, answers on the toolkit's thread.
    public static Background virtual() {
        return new Background(Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater);
    }

    /// How many questions are without an answer; changes on the toolkit's thread, where it is also asked.
    public ReadOnlyIntegerProperty running() {
        return running.getReadOnlyProperty();
    }

    /// Asks off the toolkit's thread and tells the answer on it. Called on the toolkit's thread.
    public <T> void ask(Callable<T> question, Consumer<T> answer, Consumer<Exception> failure) {
        running.set(running.get() + 1);
        workers.execute(() -> {
            Runnable told = outcome(question, answer, failure);
            ui.execute(() -> {
                running.set(running.get() - 1);
                told.run();
            });
        });
    }

    /// Does something off the toolkit's thread that nobody waits for; a failure is logged.
    public void run(Runnable work) {
        ask(() -> {
            work.run();
            return work;
        }, done -> { }, Problems::sentence);
    }

    /// Runs something beside the window for as long as that is open. Nobody waits for it, so it is no question without an answer; a failure is logged.
    public void beside(Runnable work) {
        workers.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException problem) {
                Problems.sentence(problem);
            }
        });
    }

    /// Says something on the toolkit's thread, from any thread: progress of a work that still runs.
    public void tell(Runnable news) {
        ui.execute(news);
    }

    private static <T> Runnable outcome(Callable<T> question, Consumer<T> answer, Consumer<Exception> failure) {
        try {
            T value = question.call();
            return () -> answer.accept(value);
        } catch (Exception problem) {
            return () -> failure.accept(problem);
        }
    }
}
