package hindcast.app.projections.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.app.fx.Later;
import hindcast.app.projections.Statuses;
import hindcast.app.projections.compare.ComparedLine;
import hindcast.app.projections.rebuild.PreviewModel.Kind;
import hindcast.app.projections.rebuild.course.Stand;
import hindcast.app.projections.rebuild.course.Stand.Step;
import hindcast.app.shell.Place;
import hindcast.app.time.MomentText;
import hindcast.store.StreamId;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Rebuild.Swapped;
import hindcast.store.projection.rebuild.RebuildLine.State;
import hindcast.store.projection.rebuild.Scope;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The rebuild of the chosen projection, from the first look to the swap.
final class RebuildModelTest {
    private final FakeGenerations generations = new FakeGenerations();
    private final Later workers = new Later();
    private final RebuildModel model = new RebuildModel(new Background(workers, Runnable::run), generations, () -> { }, () -> 0,
            () -> new MomentText(ZoneOffset.UTC, Statuses.NOW));

    RebuildModelTest() {
        model.show(Optional.of(Statuses.live("orders")));
    }

    private void begun() {
        model.ask();
        workers.all();
        model.begin("a try");
        workers.all();
    }

    private Stand.Open open() {
        return assertInstanceOf(Stand.Open.class, model.stand().get());
    }

    @Nested
    final class Before {
        @Test
        void onlyWhatWasLookedAtIsBegun() {
            model.ask();
            model.begin("too early");
            workers.all();
            assertEquals(List.of("preview orders All[]"), generations.done);
            model.preview().look(Kind.ONE, " Order/7f3a ");
            workers.all();
            assertEquals(Optional.of(new Scope.One(StreamId.parse("Order/7f3a"))), model.preview().ready());
            model.preview().typing();
            assertEquals(Optional.empty(), model.preview().ready());
        }

        @Test
        void aTimeThatNobodyCanReadIsRefusedInASentence() {
            model.ask();
            workers.all();
            model.preview().look(Kind.SINCE, "soon");
            assertTrue(model.preview().unclear().get().startsWith("\"soon\" is no time"), model.preview().unclear()::get);
            model.preview().look(Kind.SINCE, "2026-11-19 14:00");
            workers.all();
            assertEquals("", model.preview().unclear().get());
        }

        @Test
        void whatTheStoreRefusesIsNotBegun() {
            generations.refusal = Optional.of("dashboard can be rebuilt as a whole only.");
            begun();
            assertEquals(List.of("preview orders All[]"), generations.done);
        }

        @Test
        void whoMayOnlyReadBeginsNothing() {
            generations.readOnly = true;
            begun();
            assertEquals(List.of("preview orders All[]"), generations.done);
        }
    }

    @Nested
    final class AtWork {
        @Test
        void itIsWorkedAtUntilItCanBeCompared() {
            begun();
            assertEquals(List.of("preview orders All[]", "begin orders: a try", "run orders", "review orders"), generations.done);
            assertEquals(Step.REVIEW, open().step());
            assertFalse(open().ours());
        }

        @Test
        void itTellsHowFarItIsUntilItIsPaused() {
            generations.ending = new Ended.Paused();
            generations.course = List.of(FakeGenerations.at(100), FakeGenerations.at(500));
            model.ask();
            workers.all();
            model.begin("a try");
            workers.first();
            workers.last();
            List<Long> events = new ArrayList<>();
            model.stand().subscribe(stand -> {
                if (stand instanceof Stand.Open at && at.ours()) {
                    at.progress().ifPresent(progress -> events.add(progress.events()));
                }
            });
            workers.all();
            assertEquals(List.of(100L, 500L), events);
            assertTrue(open().stands());
            assertEquals(State.PAUSED, open().line().state());
        }

        @Test
        void anEventThatCannotBeFoldedIsSkippedAndTheWorkGoesOn() {
            generations.ending = new Ended.Failed(48, "carrier is missing");
            begun();
            assertTrue(open().stands());
            generations.ending = new Ended.Ready();
            model.skip("never was");
            workers.all();
            assertEquals(List.of("skip orders: never was", "run orders", "review orders"), generations.done.subList(3, 6));
        }

        @Test
        void thatOfAnotherProcessIsWatched() {
            generations.open = Optional.of(FakeGenerations.line(State.REPLAYING, true));
            model.ask();
            workers.all();
            assertTrue(open().elsewhere());
            generations.open = Optional.empty();
            model.show(Optional.of(Statuses.live("orders")));
            workers.all();
            assertEquals(new Stand.Nothing(), model.stand().get());
        }

        @Test
        void oneWhoseProcessDiedIsGoneOnWithOrGivenUp() {
            generations.open = Optional.of(FakeGenerations.line(State.REPLAYING, false));
            generations.ending = new Ended.Paused();
            model.ask();
            workers.all();
            assertTrue(open().stands());
            model.resume();
            workers.all();
            model.cancel("no more");
            workers.all();
            assertEquals(List.of("run orders", "cancel orders: no more"), generations.done.subList(1, 3));
            assertInstanceOf(Stand.Over.class, model.stand().get());
        }
    }

    @Nested
    final class AtItsEnd {
        @Test
        void whatDiffersIsReadPageByPage() {
            begun();
            assertEquals(2 * ReviewModel.PAGE, model.review().lines().size());
            assertEquals(new ComparedLine(ComparedLine.Kind.CHANGED, "0",
                    Optional.of(new Place.Timeline(new StreamId("Order", "0"), new Place.At.Live())), "sum", "1", "2", "", Optional.empty()),
                    model.review().lines().getFirst());
            assertEquals("", model.review().lines().get(1).key());
            model.review().more();
            model.review().more();
            workers.all();
            model.review().more();
            workers.all();
            assertEquals(500, model.review().lines().size());
            model.review().more();
            assertEquals(0, workers.size());
        }

        @Test
        void itIsSwappedInAndTakenBack() {
            begun();
            model.swap("looked at");
            workers.all();
            assertEquals(new Stand.Over("The new rows of orders are in service: generation 2. Generation 1 is kept, and can be taken back.", true),
                    model.stand().get());
            assertEquals(1, generations.closed);
            assertEquals(OptionalInt.of(2), model.made().before());
            model.rollBack("a try");
            workers.all();
            assertEquals(List.of("swap orders: looked at", "roll back orders: a try"), generations.done.subList(4, 6));
        }

        @Test
        void whyItWasNotSwappedIsSaidAndItStaysInReview() {
            generations.swapped = new Swapped.No("Somebody else swaps at this moment.");
            begun();
            model.swap("looked at");
            workers.all();
            assertEquals("Somebody else swaps at this moment.", model.trouble().get());
            assertEquals(Step.REVIEW, open().step());
        }

        @Test
        void aReviewThatNobodyWaitsForIsClosed() {
            model.ask();
            workers.all();
            generations.open = Optional.of(FakeGenerations.line(State.REVIEW, false));
            model.compare();
            model.show(Optional.of(Statuses.live("accounts")));
            workers.all();
            assertEquals(1, generations.closed);
            assertEquals(List.of(), model.review().lines());
        }

        @Test
        void whyAGenerationWasNotDroppedIsSaid() {
            model.ask();
            workers.all();
            model.drop(1, "room");
            workers.all();
            assertEquals("Generation 1 was taken into service meanwhile.", model.trouble().get());
        }
    }
}
