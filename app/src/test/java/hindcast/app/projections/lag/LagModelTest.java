package hindcast.app.projections.lag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.app.fx.Later;
import hindcast.app.fx.Load;
import hindcast.app.projections.Statuses;
import hindcast.store.projection.lag.Level;
import hindcast.store.projection.lag.Look;
import hindcast.store.projection.lag.State;
import hindcast.store.projection.lag.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

/// The list of projections as it is asked again and again.
final class LagModelTest {
    private static final List<String> NAMES = List.of("orders", "accounts", "dashboard");
    private static final Status ORDERS = Statuses.live("orders");
    private static final Status ACCOUNTS = Statuses.live("accounts");
    private static final Status DASHBOARD = Statuses.live("dashboard");
    private static final Status STOPPED = Statuses.status("dashboard", State.STOPPED, Level.WARNING, "stopped by maria", 12);

    private Look answer = Statuses.look(ORDERS, ACCOUNTS, DASHBOARD);
    private final LagModel model = new LagModel(new Background(Runnable::run, Runnable::run), () -> answer, NAMES);

    private void look(Status... statuses) {
        answer = Statuses.look(statuses);
        model.look();
    }

    private List<String> names() {
        return model.lines().stream().map(Line::name).toList();
    }

    @Test
    void theWorstStandsFirstAndTheOthersInTheOrderOfTheProgram() {
        look(DASHBOARD, Statuses.status("accounts", State.BEHIND, Level.CRITICAL, "", 20_000), Statuses.failed("orders", "carrier is missing"));
        assertEquals(List.of("orders", "accounts", "dashboard"), names());
        look(STOPPED, ACCOUNTS, ORDERS);
        assertEquals(List.of("dashboard", "orders", "accounts"), names());
        assertEquals(Optional.of(STOPPED), model.worst().get());
    }

    @Test
    void whoFallsBehindForAMomentStaysWhereItIs() {
        model.look();
        look(Statuses.status("dashboard", State.BEHIND, Level.FINE, "", 3), ORDERS, ACCOUNTS);
        assertEquals(NAMES, names());
    }

    @Test
    void aLineStaysTheSameObjectAndTellsOnlyWhatIsOtherwise() {
        model.look();
        List<Line> before = List.copyOf(model.lines());
        List<Status> told = new ArrayList<>();
        before.forEach(line -> line.status().addListener((_, _, now) -> told.add(now)));

        look(STOPPED, ORDERS, ACCOUNTS);

        assertEquals(List.of(before.get(2), before.get(0), before.get(1)), model.lines());
        assertEquals(List.of(STOPPED), told);
    }

    @Test
    void linesArePermutedAndNotReplacedWhenOneOfThemGetsWorse() {
        model.look();
        List<Boolean> permuted = new ArrayList<>();
        model.lines().addListener((ListChangeListener<Line>) change -> {
            while (change.next()) {
                permuted.add(change.wasPermutated());
            }
        });

        look(STOPPED, ORDERS, ACCOUNTS);

        assertEquals(List.of(true), permuted);
    }

    @Test
    void whatIsKnownStaysWhenTheStoreDoesNotAnswer() {
        List<String> answers = new ArrayList<>(List.of("answer", "fail"));
        LagModel flaky = new LagModel(new Background(Runnable::run, Runnable::run), () -> {
            if (answers.removeFirst().equals("fail")) {
                throw new IllegalArgumentException("away");
            }
            return answer;
        }, NAMES);

        flaky.look();
        flaky.look();

        assertInstanceOf(Load.Failed.class, flaky.state().get());
        assertEquals(3, flaky.lines().size());
    }

    @Test
    void itIsNotAskedTwiceAtATime() {
        Later workers = new Later();
        LagModel slow = new LagModel(new Background(workers, Runnable::run), () -> answer, NAMES);
        slow.look();
        slow.look();
        assertEquals(1, workers.size());
        workers.all();
        slow.look();
        assertEquals(1, workers.size());
    }

    @Test
    void theSummaryCountsWhatIsNotAsUsual() {
        look(STOPPED, Statuses.status("orders", State.BEHIND, Level.WARNING, "", 180), Statuses.status("accounts", State.BEHIND, Level.FINE, "", 1));
        assertEquals("3 · 1 stopped · 1 behind", model.summary());
        look(ORDERS, ACCOUNTS, DASHBOARD);
        assertEquals("3", model.summary());
    }

    @Test
    void aStoreWithoutProjectionsHasNoWorst() {
        look();
        assertEquals(Optional.empty(), model.worst().get());
        assertTrue(model.lines().isEmpty());
    }
}
