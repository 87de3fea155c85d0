package hindcast.store.projection.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.StreamId;
import hindcast.store.projection.Counting;
import hindcast.store.projection.rebuild.Progress.Stage;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Rebuild.Swapped;
import hindcast.store.projection.rebuild.RebuildLine.State;
import hindcast.store.projection.run.ProjectionRunner;
import hindcast.store.testing.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A rebuild from its beginning to its end, and whatever comes between.
final class RebuildTest {
    private final Ground ground;

    RebuildTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.ground = Ground.of(source);
    }

    @Test
    void theRowsAreThoseOfAFoldFromScratch() throws Exception {
        ground.fill(100);
        for (String name : List.of("counters", "sums")) {
            Rebuild rebuild = ground.begin(name);
            assertEquals(new Ended.Ready(), rebuild.run(_ -> { }));
            assertEquals(State.REVIEW, rebuild.line().state());
            assertEquals(new Swapped.Yes(1, 2, true), rebuild.swap("maria", "done"));
            assertEquals(State.SWAPPED, rebuild.line().state());
        }

        assertEquals(ground.texts(Ground.COUNTED.formatted(1)), ground.texts(Ground.COUNTERS));
        assertEquals(ground.texts(Ground.SUMMED), ground.texts(Ground.SUMS));
        assertEquals(List.of("200"), ground.texts("select events from read_model.sums_total"));
        assertEquals(List.of("rebuild counters a try", "swap counters done", "rebuild sums a try", "swap sums done"),
                ground.texts("select action || ' ' || projection || ' ' || reason from hindcast.audit order by number"));
    }

    @Test
    void whoRunsTheProjectionGoesOnWithTheNewRows() throws Exception {
        try (ProjectionRunner _ = ground.runner()) {
            ground.fill(50);
            ground.untilHandled();
            Rebuild rebuild = ground.begin("counters");
            rebuild.run(_ -> { });
            ground.fill(60);
            assertEquals(new Swapped.Yes(1, 2, true), rebuild.swap("maria", "done"));
            ground.fill(70);
            ground.untilHandled();
        }

        assertEquals(ground.texts(Ground.COUNTED.formatted(1)), ground.texts(Ground.COUNTERS));
        assertEquals(List.of("2"), ground.texts("select generation from hindcast.projections where name = 'counters'"));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void interruptedAtAStageItGoesOnToTheSameRows(Stage stage) throws Exception {
        ground.fill(100);
        for (String name : List.of("counters", "sums")) {
            Rebuild rebuild = ground.begin(name);
            assertThrows(Interruption.class, () -> rebuild.run(progress -> {
                if (progress.stage() == stage) {
                    throw new Interruption();
                }
            }));
            assertEquals(false, rebuild.line().atWork());
            Rebuild again = ground.rebuilds().open(name).orElseThrow();
            assertEquals(new Ended.Ready(), again.run(_ -> { }));
            again.swap("maria", "");
        }

        assertEquals(ground.texts(Ground.COUNTED.formatted(1)), ground.texts(Ground.COUNTERS));
        assertEquals(ground.texts(Ground.SUMMED), ground.texts(Ground.SUMS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void cutOffAfterSomePartsItGoesOnWithTheRest(int parts) throws Exception {
        ground.fill(100);
        Rebuild rebuild = ground.begin("counters");
        AtomicInteger seen = new AtomicInteger();
        assertThrows(Interruption.class, () -> rebuild.run(_ -> {
            if (seen.incrementAndGet() > parts) {
                throw new Interruption();
            }
        }));
        long events = rebuild.line().events();

        AtomicInteger least = new AtomicInteger(Integer.MAX_VALUE);
        rebuild.run(progress -> least.accumulateAndGet((int) progress.events(), Math::min));
        rebuild.swap("maria", "");

        assertEquals(events, least.get());
        assertEquals(ground.texts(Ground.COUNTED.formatted(1)), ground.texts(Ground.COUNTERS));
    }

    @Test
    void whoHasLostItsTurnWritesNothingAnyMore() throws Exception {
        ground.fill(100);
        Rebuild rebuild = ground.begin("counters");
        AtomicInteger told = new AtomicInteger();
        assertThrows(RuntimeException.class, () -> rebuild.run(_ -> {
            if (told.incrementAndGet() == 2) {
                cut();
                // Its claim went with its connection: somebody else takes over.
                assertEquals(new Ended.Ready(), ground.rebuilds().open("counters").orElseThrow().run(_ -> { }));
            }
        }));
        rebuild.swap("maria", "");

        assertEquals(ground.texts(Ground.COUNTED.formatted(1)), ground.texts(Ground.COUNTERS));
    }

    private void cut() {
        try {
            ground.texts("""
                    select pg_terminate_backend(pid)
                    from pg_stat_activity
                    where datname = current_database() and pid in (select pid from pg_locks where locktype = 'advisory')
                    """);
            while (ground.rebuilds().list("counters").getFirst().atWork()) {
                Thread.onSpinWait();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void pausedItStandsUntilItIsResumed() throws Exception {
        ground.fill(100);
        Rebuild rebuild = ground.begin("counters");
        assertEquals(new Ended.Paused(), rebuild.run(_ -> ground.rebuilds().open("counters").orElseThrow().pause()));
        assertEquals(State.PAUSED, rebuild.line().state());
        assertEquals(new Ended.Ready(), rebuild.run(_ -> { }));
        rebuild.swap("maria", "");

        assertEquals(ground.texts(Ground.COUNTED.formatted(1)), ground.texts(Ground.COUNTERS));
    }

    @Test
    void cancelledItLeavesNothingBehind() throws Exception {
        ground.fill(100);
        Rebuild rebuild = ground.begin("sums");
        assertEquals(new Ended.Over(), rebuild.run(_ -> rebuild.cancel("maria", "not now")));
        Rebuild idle = ground.begin("counters");
        assertTrue(idle.cancel("maria", "never"));

        assertEquals(List.of(State.CANCELLED, State.CANCELLED), ground.rebuilds().list(null).stream().map(RebuildLine::state).toList());
        assertEquals(List.of("counters_g1", "sums_g1"),
                ground.texts("select relname from pg_class where relnamespace = 'read_model'::regnamespace and relkind = 'r' order by 1"));
        assertEquals(List.of("cancel", "cancel"), ground.texts("select action from hindcast.audit where action = 'cancel'"));
    }

    @Test
    void theSecondIsToldWhoRunsTheFirst() {
        ground.fill(20);
        Rebuild first = ground.begin("counters");
        assertThrows(Interruption.class, () -> first.run(_ -> {
            assertEquals(new Rebuilds.Begun.No("counters is being rebuilt already, as maria wanted it. this test is at work."),
                    ground.rebuilds().begin("counters", new Scope.All(), "otto", "me too"));
            assertEquals(new Ended.Elsewhere("this test"), ground.rebuilds().open("counters").orElseThrow().run(_ -> { }));
            throw new Interruption();
        }));
    }

    @Test
    void anEventThatCannotBeFoldedIsSkippedAndItGoesOn() throws Exception {
        ground.fill(20);
        Counting.add(ground.store(), "thirteen", 5, 13, 2);
        Rebuild rebuild = ground.begin("counters");
        Ended.Failed failed = (Ended.Failed) rebuild.run(_ -> { });
        assertEquals("thirteen is not folded", failed.reason());
        assertEquals(failed.position(), rebuild.line().failedAt().orElseThrow());
        assertTrue(rebuild.skip("maria", "an amount that never was"));
        assertEquals(new Ended.Ready(), rebuild.run(_ -> { }));
        rebuild.swap("maria", "");

        assertEquals(List.of("7 2 v3"), ground.texts("select sum || ' ' || events || ' v' || version from read_model.counters where id = 'thirteen'"));
        assertEquals("an amount that never was", ground.projections(Counting.COUNTERS).ledger("counters").getFirst().reason());
    }

    @Test
    void rolledBackTheGenerationBeforeFollowsTheLogAgain() throws Exception {
        ground.fill(20);
        Rebuild rebuild = ground.begin("counters");
        rebuild.run(_ -> { });
        rebuild.swap("maria", "");
        assertEquals(new Swapped.Yes(2, 1, true), ground.rebuilds().rollBack("counters", "maria", "better before"));

        assertEquals(ground.texts(Ground.COUNTED.formatted(1)), ground.texts(Ground.COUNTERS));
        assertEquals(List.of("Generation 1 of counters is in service."), ground.rebuilds().drop("counters", 1, "maria", "").stream().toList());
        assertEquals(List.of(), ground.rebuilds().drop("counters", 2, "maria", "").stream().toList());
        assertEquals(List.of(1), ground.rebuilds().generations("counters").stream().map(Rebuilds.Generation::number).toList());
    }

    @Test
    void aRowThatWasDamagedIsPutRightByARebuildOfItsAggregateAlone() throws Exception {
        ground.fill(20);
        swapped(new Scope.All());
        ground.execute("update read_model.counters_g2 set sum = 999 where id in ('a8', 'b1')");
        swapped(new Scope.One(new StreamId("Counter", "a8")));

        assertEquals(List.of("999"), ground.texts("select sum from read_model.counters where id = 'b1'"));
        assertEquals(ground.texts(Ground.COUNTED.formatted(1)).stream().filter(row -> row.startsWith("a8 ")).toList(),
                ground.texts(Ground.COUNTERS).stream().filter(row -> row.startsWith("a8 ")).toList());
    }

    @Test
    void theAggregatesThatWereTouchedSinceATimeAreFoldedFromTheirBeginning() throws Exception {
        ground.fill(20);
        swapped(new Scope.All());
        Instant since = Instant.parse(ground.texts("""
                select to_json(clock_timestamp() at time zone 'UTC')#>>'{}' || 'Z'""").getFirst());
        Counting.add(ground.store(), "a8", 100);
        try (ProjectionRunner _ = ground.runner()) {
            ground.untilHandled();
        }
        ground.execute("update read_model.counters_g2 set sum = 999, events = 3 where id in ('a8', 'b1')");
        swapped(new Scope.Since(since));

        assertEquals(List.of("999"), ground.texts("select sum from read_model.counters where id = 'b1'"));
        assertEquals(ground.texts(Ground.COUNTED.formatted(1)).stream().filter(row -> row.startsWith("a8 ")).toList(),
                ground.texts(Ground.COUNTERS).stream().filter(row -> row.startsWith("a8 ")).toList());
        assertEquals(new Rebuilds.Begun.No("sums (a row per letter) can be rebuilt as a whole only: its rows come of many streams, "
                + "and a row does not tell what came from where."), ground.rebuilds().begin("sums", new Scope.Since(since), "maria", ""));
    }

    private void swapped(Scope scope) {
        Rebuild rebuild = ((Rebuilds.Begun.Yes) ground.rebuilds().begin("counters", scope, "maria", "")).rebuild();
        assertEquals(new Ended.Ready(), rebuild.run(_ -> { }));
        assertEquals(Swapped.Yes.class, rebuild.swap("maria", "").getClass());
    }

    @Test
    void aPreviewTellsWhatItWouldTakeAndTouchesNothing() throws Exception {
        ground.fill(20);
        ground.execute("create view public.big as select id from read_model.counters where sum > 5");
        Preview preview = ground.rebuilds().preview("counters", new Scope.All());

        assertEquals(40, preview.events());
        assertEquals(List.of("big"), preview.dependents());
        assertEquals("At most 14 rows are in memory.", preview.memory());
        assertEquals(Optional.empty(), preview.refusal());
        assertEquals(1, ground.rebuilds().generations("counters").size());
    }

    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
