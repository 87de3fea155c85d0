package hindcast.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Questions and their answers, in whatever order these come.
final class LoaderTest {
    private final Later workers = new Later();
    private final Background background = new Background(workers, Runnable::run);
    private final Loader<String> loader = new Loader<>(background);

    @Test
    void nothingIsKnownBeforeAnythingIsAsked() {
        assertEquals(new Load.Idle<>(), loader.state().get());
    }

    @Test
    void theAnswerIsShownWhenItComes() {
        loader.ask(() -> "first");
        assertEquals(new Load.Loading<>(Optional.empty()), loader.state().get());
        workers.all();
        assertEquals(new Load.Loaded<>("first"), loader.state().get());
    }

    @Test
    void anOldAnswerStaysUntilTheNewOneIsThere() {
        loader.put("old");
        loader.ask(() -> "new");
        assertEquals(new Load.Loading<>(Optional.of("old")), loader.state().get());
    }

    @Test
    void anAnswerThatArrivesAfterANewerQuestionIsDropped() {
        loader.ask(() -> "first");
        loader.ask(() -> "second");
        workers.last();
        assertEquals(new Load.Loaded<>("second"), loader.state().get());
        workers.last();
        assertEquals(new Load.Loaded<>("second"), loader.state().get());
    }

    @Test
    void aFailureThatArrivesAfterANewerQuestionIsDroppedToo() {
        loader.ask(() -> {
            throw new IllegalArgumentException("late");
        });
        loader.ask(() -> "second");
        workers.all();
        assertEquals(new Load.Loaded<>("second"), loader.state().get());
    }

    @Test
    void aFailureKeepsWhatWasKnown() {
        IllegalArgumentException problem = new IllegalArgumentException("no");
        loader.put("old");
        loader.ask(() -> {
            throw problem;
        });
        workers.all();
        assertEquals(new Load.Failed<>(problem, Optional.of("old")), loader.state().get());
    }

    @Test
    void anAnswerAfterForgettingIsDropped() {
        loader.ask(() -> "late");
        loader.clear();
        workers.all();
        assertEquals(new Load.Idle<>(), loader.state().get());
    }

    @Test
    void questionsAreCountedUntilTheyAreAnswered() {
        loader.ask(() -> "first");
        loader.ask(() -> "second");
        assertEquals(2, background.running().get());
        workers.all();
        assertEquals(0, background.running().get());
    }
}
