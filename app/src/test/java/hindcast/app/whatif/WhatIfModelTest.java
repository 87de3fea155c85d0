package hindcast.app.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.app.fx.Later;
import hindcast.app.fx.Load;
import hindcast.app.testcase.TestCase;
import hindcast.app.timeline.Streams;
import hindcast.domain.Shop;
import hindcast.store.Recorded;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import hindcast.store.whatif.Origin;
import hindcast.store.whatif.Preview;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What-ifs over an order that was paid at the second attempt. The model gets a timeline and the rules; there is no store that it could write to.
final class WhatIfModelTest {
    private static final Timeline ORDER = Streams.paidAtLast().timeline();
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
    private static final String CASH = "{\"method\": \"CASH\", \"amount\": 88.80}";

    private final Later workers = new Later();
    private final WhatIfModel model = new WhatIfModel(Shop.aggregates(), new Background(workers, Runnable::run), () -> NOW);

    @Test
    void itLeavesWhatHappenedWhereItIsBegun() {
        begin(8);
        assertEquals(8, course().version());
        assertEquals(8, model.selected().get());
        assertEquals(List.of(), course().steps());
        assertFalse(course().difference().isEmpty());
    }

    @Test
    void itGoesAlongToTheEndSoThatWhatCameAfterCanBeStruck() {
        begin(8);
        model.follow(true);
        workers.all();
        assertEquals(14, course().version());
        assertEquals(List.of(), course().difference());
        model.strike(13);
        workers.all();
        assertInstanceOf(Origin.Struck.class, course().branch().origin(13));
        model.follow(false);
        workers.all();
        assertEquals(8, course().version());
    }

    @Test
    void anEventThatIsStruckStaysInItsPlaceAndChangesNothing() {
        begin(8);
        model.strike(8);
        workers.all();
        assertEquals(List.of(new Step.Struck(8)), course().steps());
        assertEquals(headline(ORDER, 7), headline(course().timeline(), 8));
        model.restore(8);
        workers.all();
        assertEquals(headline(ORDER, 8), headline(course().timeline(), 8));
    }

    @Test
    void anEventIsEdited() {
        begin(2);
        assertEquals(Optional.empty(), model.edit(2, model.payload(2).replace("\"quantity\" : 2", "\"quantity\" : 7")));
        workers.all();
        assertInstanceOf(Origin.Edited.class, course().branch().origin(2));
        assertTrue(state(2).contains("\"quantity\":7"), state(2));
        assertEquals(2, model.selected().get());
    }

    @Test
    void aPayloadThatIsNoObjectIsToldSoAndChangesNothing() {
        begin(2);
        assertEquals(Optional.of("A payload is a JSON object"), model.edit(2, "[1]"));
        assertTrue(model.add(3, "OrderConfirmed", "{\"confirmedBy\"").isPresent());
        workers.all();
        assertEquals(List.of(), course().steps());
    }

    @Test
    void anEventIsAddedAndThoseBehindItMoveOn() {
        begin(8);
        assertTrue(model.types().contains("OrderItemAdded"));
        assertEquals(Optional.empty(), model.add(3, "OrderItemAdded", model.sample("OrderItemAdded")));
        workers.all();
        assertEquals(9, course().version());
        assertEquals(new Origin.Added(), course().branch().origin(3));
        assertEquals(new Origin.Kept(3), course().branch().origin(4));
        assertEquals(3, model.selected().get());
    }

    @Test
    void aStepIsAboutTheSameEventWhereverOthersMoveIt() {
        begin(8);
        model.strike(7);
        workers.all();
        model.add(3, "OrderItemAdded", model.sample("OrderItemAdded"));
        workers.all();
        assertEquals(List.of(8, 3), course().places());
        model.selectStep(0);
        assertEquals(new Origin.Struck(7), course().branch().origin(model.selected().get()));
        model.strike(3);
        workers.all();
        assertEquals(List.of(7, 0, 0), course().places());
    }

    @Test
    void aCommandIsToldWithEveryLetterAndGoesOnFromTheEndOfTheBranch() {
        begin(8);
        give("InitiatePayment", CASH);
        give("AuthorizePayment", "{\"authorization\": \"7F21A\"}");
        assertEquals(List.of("PaymentInitiated", "PaymentAuthorized"), types(9, 10));
        assertEquals(10, model.selected().get());
        assertFalse(course().changeable(10));
        assertEquals(Optional.empty(), model.form().get());
    }

    @Test
    void aCommandThatIsRefusedIsKeptWithItsReasonAndDecidedAnewWhenSomethingBeforeItChanges() {
        begin(8);
        give("AuthorizePayment", "{}");
        String refusal = assertInstanceOf(Preview.Refused.class, outcome(0)).reason();
        assertFalse(refusal.isBlank());
        assertEquals(8, course().version());
        model.strike(8);
        workers.all();
        assertInstanceOf(Preview.Accepted.class, outcome(0));
        assertEquals(9, course().version());
    }

    @Test
    void theLastStepIsTakenBackAndAllOfThem() {
        begin(8);
        model.strike(8);
        workers.all();
        model.strike(7);
        workers.all();
        model.undo();
        workers.all();
        assertEquals(List.of(new Step.Struck(8)), course().steps());
        model.strike(3);
        workers.all();
        model.reset();
        workers.all();
        assertEquals(List.of(), course().steps());
    }

    @Test
    void whatWasFilledInInThePastGoesOnHere() {
        begin(8);
        model.fillIn(course().offers().stream().filter(offer -> offer.type().name().equals("InitiatePayment")).findFirst().orElseThrow());
        model.form().get().orElseThrow().write(CASH);
        model.begin(ORDER, 8, "InitiatePayment", model.form().get().orElseThrow().json().get());
        workers.all();
        assertEquals("CASH", model.form().get().orElseThrow().json().get().path("method").asString());
        assertInstanceOf(Preview.Accepted.class, model.preview().get().orElseThrow());
    }

    @Test
    void theLastCommandIsKeptAsATestOfWhatCameBeforeIt() {
        begin(8);
        model.strike(8);
        workers.all();
        give("FailPayment", "{\"reason\": \"card stolen\"}");
        List<TestCase> made = new ArrayList<>();
        model.test(made::add, _ -> { });
        workers.all();
        TestCase.Written test = assertInstanceOf(TestCase.Written.class, made.getFirst());
        assertTrue(test.source().contains("card stolen"), test.source());
        assertFalse(test.source().contains("insufficient_funds"), test.source());
    }

    @Test
    void withoutRulesThereAreNoCommandsButEventsCanBeStruck() {
        Timeline loan = Streams.loan().timeline();
        model.begin(loan, 3);
        workers.all();
        assertEquals(List.of(), course().offers());
        model.strike(3);
        workers.all();
        assertInstanceOf(Origin.Struck.class, course().branch().origin(3));
    }

    @Test
    void nothingIsAskedWhileItIsClosed() {
        begin(8);
        model.close();
        model.strike(3);
        model.undo();
        model.follow(true);
        assertEquals(0, workers.size());
        assertInstanceOf(Load.Idle.class, model.course().get());
        assertFalse(model.isOpen());
    }

    private void begin(int version) {
        model.begin(ORDER, version);
        workers.all();
    }

    private void give(String command, String json) {
        model.fillIn(course().offers().stream().filter(offer -> offer.type().name().equals(command)).findFirst().orElseThrow());
        model.form().get().orElseThrow().write(json);
        model.give();
        workers.all();
    }

    private Course course() {
        return model.course().get().known().orElseThrow();
    }

    private Preview outcome(int step) {
        return course().outcome(step).orElseThrow().preview();
    }

    private List<String> types(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(course().timeline()::event).map(Recorded::type).toList();
    }

    private String state(int version) {
        return assertInstanceOf(Frame.State.class, course().timeline().at(version)).tree().json().toString();
    }

    private static String headline(Timeline timeline, int version) {
        return assertInstanceOf(Frame.State.class, timeline.at(version)).headline().text();
    }
}
