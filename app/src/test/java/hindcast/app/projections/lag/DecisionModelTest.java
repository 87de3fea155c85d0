package hindcast.app.projections.lag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.app.fx.Later;
import hindcast.app.projections.FakeDecisions;
import hindcast.app.projections.lag.DecisionModel.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Decisions, one at a time.
final class DecisionModelTest {
    private final FakeDecisions decisions = new FakeDecisions();
    private final List<String> after = new ArrayList<>();
    private final Later workers = new Later();
    private final DecisionModel model = new DecisionModel(new Background(workers, Runnable::run), decisions, () -> after.add("looked"));

    @Test
    void eachIsHandedOnAndLookedAtAfterwards() {
        model.decide(Kind.STOP, "orders", "a backup");
        workers.all();
        model.decide(Kind.START, "orders", "");
        workers.all();
        model.decide(Kind.RETRY, "orders", "");
        workers.all();
        model.decide(Kind.SKIP, "orders", "never was");
        workers.all();
        assertEquals(List.of("stop orders: a backup", "start orders", "retry orders", "skip orders: never was"), decisions.made);
        assertEquals(4, after.size());
        assertEquals("", model.trouble().get());
    }

    @Test
    void whileOneIsOnItsWayNoOtherIsTaken() {
        model.decide(Kind.STOP, "orders", "a backup");
        assertTrue(model.busy().get());
        model.decide(Kind.STOP, "accounts", "a backup");
        workers.all();
        assertFalse(model.busy().get());
        assertEquals(List.of("stop orders: a backup"), decisions.made);
    }

    @Test
    void whatWasDecidedAlreadyIsToldSo() {
        model.decide(Kind.START, "orders", "");
        workers.all();
        model.decide(Kind.START, "orders", "");
        workers.all();
        assertEquals("orders was running already.", model.trouble().get());
    }

    @Test
    void whatIsRefusedIsToldInTheWordsOfTheStore() {
        decisions.refusal = "It was not decided to start orders: permission denied";
        model.decide(Kind.START, "orders", "");
        workers.all();
        assertEquals("It was not decided to start orders: permission denied", model.trouble().get());
        assertEquals(1, after.size());
    }

    @Test
    void whoMayOnlyReadDecidesNothing() {
        decisions.readOnly = true;
        model.look();
        model.decide(Kind.STOP, "orders", "a backup");
        workers.all();
        assertTrue(model.refused().get());
        assertEquals(List.of(), decisions.made);
    }
}
