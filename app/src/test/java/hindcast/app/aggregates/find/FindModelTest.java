package hindcast.app.aggregates.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.app.fx.window.Remembered;
import hindcast.store.StreamId;
import hindcast.store.question.Faults;
import hindcast.store.question.Found;
import hindcast.store.question.Scope;
import hindcast.store.question.Search;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A search for aggregates without a window and without a store: what is shown of it while it goes on and when it has ended.
final class FindModelTest {
    private static final Search.Progress HALF = new Search.Progress(50, 100, 2);

    private final List<Search.Query> asked = new ArrayList<>();
    private final Deque<Runnable> begun = new ArrayDeque<>();
    private final Deque<Runnable> told = new ArrayDeque<>();
    private final FindModel model = new FindModel(new Background(begun::add, told::add), this::search, Remembered.nothing());

    private static Found found(int number) {
        return new Found(new StreamId("Order", "o" + number), 5, 2, 4, 3, Instant.EPOCH);
    }

    /// Finds two, tells how far it is, and finds another one.
    private Search.Looked search(Search.Query query, Search.Listener listener) {
        asked.add(query);
        IntStream.rangeClosed(1, 2).forEach(number -> listener.found(found(number)));
        listener.at(HALF);
        if (query.scope() instanceof Scope.Ever) {
            model.cancel();
        }
        listener.found(found(3));
        return looked();
    }

    private static Search.Looked looked() {
        return new Search.Looked(10, 100, 3, Faults.NONE, true, 7);
    }

    private static void run(Deque<Runnable> work) {
        work.remove().run();
    }

    @Test
    void whatIsFoundIsShownAsItComes() {
        model.find("Order", "state.total > 1", new Scope.Now());
        assertInstanceOf(Course.Running.class, model.course().get());
        run(begun);
        run(told);
        assertEquals(new Course.Running(HALF), model.course().get());
        assertTrue(model.found().containsAll(List.of(found(1), found(2))));
        run(told);
        assertEquals(looked(), assertInstanceOf(Course.Ended.class, model.course().get()).looked());
        assertEquals(List.of(found(1), found(2), found(3)), model.found());
        assertEquals(List.of("Order", new Scope.Now(), FindModel.MOST), List.of(asked.getFirst().type(), asked.getFirst().scope(), asked.getFirst().limit()));
    }

    @Test
    void whatWasFoundStaysWhenItIsEnded() {
        model.find("Order", "state.total > 1", new Scope.Ever());
        run(begun);
        run(told);
        run(told);
        assertEquals(new Course.Cancelled(HALF), model.course().get());
        assertEquals(List.of(found(1), found(2)), model.found());
    }

    @Test
    void aNewerSearchIsNotDisturbedByTheOneBefore() {
        model.find("Order", "state.total > 1", new Scope.Now());
        run(begun);
        model.find("Order", "state.total >", new Scope.Now());
        run(begun);
        run(told);
        run(told);
        assertEquals(List.of(), model.found());
        run(told);
        assertEquals(14, assertInstanceOf(Course.Wrong.class, model.course().get()).mistake().column());
        assertEquals(List.of(), model.found());
    }

    @Test
    void theLastExpressionOfATypeIsRemembered() {
        model.find("Order", "state.total > 1", new Scope.Now());
        run(begun);
        assertEquals(List.of("state.total > 1", ""), List.of(model.lately("Order"), model.lately("Account")));
    }
}
