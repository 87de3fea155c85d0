package hindcast.app.projections.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.app.fx.Job;
import hindcast.app.projections.compare.ComparedLine;
import hindcast.app.shell.Place;
import hindcast.store.StreamId;
import hindcast.store.verify.Progress;
import hindcast.store.verify.rows.Difference;
import hindcast.store.verify.rows.Difference.Cell;
import hindcast.store.verify.rows.Difference.Origin;
import hindcast.store.verify.rows.ReadModelCheck;
import hindcast.store.verify.rows.Repair.Repaired;
import hindcast.store.verify.rows.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/// The verification of projections, and what is done about what it finds.
final class VerifyModelTest implements Checks {
    private static final StreamId ORDER = StreamId.parse("Order/7f3a");
    private static final Difference CHANGED = new Difference.Changed(List.of("7f3a"),
            List.of(new Cell("total", new BigDecimal("88.80"), null, Optional.of(new Origin(12, ORDER, 9, "PaymentAuthorized")))));

    private final Map<String, List<Difference>> wrong = new HashMap<>();
    private final List<String> done = new ArrayList<>();
    private boolean readOnly;
    private final Background background = new Background(Runnable::run, Runnable::run);
    private final VerifyModel model = new VerifyModel(background, this, (title, work) -> Job.start(title, background, work));

    @Test
    void whatDiffersIsToldWithTheEventThatSetIt() {
        wrong.put("orders", List.of(CHANGED));
        model.verify(List.of("orders", "accounts"));
        assertEquals(List.of("check orders", "check accounts"), done);
        assertEquals(List.of("orders 1", "accounts 0"), model.results().stream().map(result -> result.name() + " " + result.wrong()).toList());
        assertEquals(List.of(new ComparedLine(ComparedLine.Kind.CHANGED, "orders 7f3a", Optional.of(new Place.Timeline(ORDER, new Place.At.Live())),
                "total", "88.80", null, "v9 PaymentAuthorized", Optional.of(new Place.Timeline(ORDER, new Place.At.Version(9))))), model.lines());
        assertEquals(Optional.of(new Job.State.Done("1 row is not what the events say.")), model.job().get().map(job -> job.state().get()));
    }

    @Test
    void nothingThatDiffersIsAnAnswerToo() {
        model.verify(List.of("orders"));
        assertEquals(List.of(), model.lines());
        assertEquals(Optional.of(new Job.State.Done("Nothing differs.")), model.job().get().map(job -> job.state().get()));
    }

    @Test
    void whatIsWrongIsPutRightAndVerifiedOnceMore() {
        wrong.put("orders", List.of(CHANGED));
        model.verify(List.of("orders"));
        model.repair(model.results().getFirst(), "by hand");
        assertEquals(List.of("check orders", "repair orders [7f3a]: by hand", "check orders"), done);
        assertEquals(List.of(), model.lines());
    }

    @Test
    void rowsOfManyStreamsAreNotPutRightOneByOne() {
        wrong.put("dashboard", List.of(new Difference.Missing(List.of("2026-11-19", "NEW"), List.of(new Cell("orders", null, 3L, Optional.empty())))));
        model.verify(List.of("dashboard"));
        assertFalse(model.repairable(model.results().getFirst()));
        assertEquals("Its rows come of many streams.", model.obstacle(model.results().getFirst()));
        assertEquals(Optional.empty(), model.lines().getFirst().row());
    }

    @Test
    void whoMayOnlyReadVerifiesAndPutsNothingRight() {
        readOnly = true;
        wrong.put("orders", List.of(CHANGED));
        model.verify(List.of("orders"));
        model.repair(model.results().getFirst(), "by hand");
        assertEquals(List.of("check orders"), done);
        assertTrue(model.obstacle(model.results().getFirst()).contains("reading only"));
    }

    @Override
    public Verdict check(String name, ReadModelCheck.Listener listener) {
        done.add("check " + name);
        List<Difference> found = wrong.getOrDefault(name, List.of());
        listener.at(new Progress(name, 1, 2, 3));
        found.forEach(listener::differs);
        return new Verdict.Compared(name, 10, 100, 1000, found.size(), Optional.empty());
    }

    @Override
    public Repaired repair(String name, List<String> ids, String reason, IntConsumer heard) {
        done.add("repair " + name + " " + ids + ": " + reason);
        wrong.remove(name);
        heard.accept(ids.size());
        return new Repaired(ids.size(), List.of());
    }

    @Override
    public String obstacle(String name) {
        return name.equals("dashboard") ? "Its rows come of many streams." : "";
    }

    @Override
    public String streamType(String name) {
        return "Order";
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }
}
