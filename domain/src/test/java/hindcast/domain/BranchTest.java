package hindcast.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.domain.order.Order;
import hindcast.domain.order.OrderEvent;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.AggregateFold;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import hindcast.store.whatif.Branch;
import hindcast.store.whatif.Origin;
import hindcast.store.whatif.Preview;
import hindcast.store.whatif.Supposed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What would have become of orders.
final class BranchTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final BigDecimal PRICE = new BigDecimal("19.90");

    /// Created, confirmed, payment initiated, failed, initiated, authorized.
    private final Timeline order = timeline(
            new OrderEvent.OrderCreated("c-1", "EUR", List.of(new OrderEvent.Line("case", 1, PRICE)), null, null, null, null, ""),
            new OrderEvent.OrderConfirmed("c-1", null),
            new OrderEvent.PaymentInitiated("CARD", PRICE),
            new OrderEvent.PaymentFailed("insufficient_funds"),
            new OrderEvent.PaymentInitiated("CARD", PRICE),
            new OrderEvent.PaymentAuthorized(PRICE, "7F21A", null));
    private final Branch all = Branch.of(order, order.version(), Order.AGGREGATE);

    private static Timeline timeline(OrderEvent... events) {
        StreamId stream = new StreamId("Order", "7f3a");
        Timeline.Builder builder = Timeline.builder(stream, new AggregateFold<>(Order.AGGREGATE));
        for (int i = 0; i < events.length; i++) {
            Instant at = Instant.parse("2026-03-01T12:00:00Z").plusSeconds(i);
            NewEvent it = Order.AGGREGATE.codec().encode(events[i], "e-" + i, Metadata.NONE, at);
            builder.accept(new Recorded<>(i + 1, stream, i + 1, it.id(), it.type(), it.revision(), at, it.data(), it.metadata()));
        }
        return builder.build();
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String status(Timeline timeline) {
        return timeline.at(timeline.version()) instanceof Frame.State state ? state.headline().text() : "broken";
    }

    private static List<String> paths(Branch branch) {
        return branch.difference().stream().map(change -> change.kind() + " " + change.path()).toList();
    }

    private static List<String> states(Timeline timeline) {
        return IntStream.rangeClosed(0, timeline.version()).mapToObj(version -> timeline.at(version).toString()).toList();
    }

    private static List<Recorded<String>> events(Timeline timeline) {
        return IntStream.rangeClosed(1, timeline.version()).mapToObj(timeline::event).toList();
    }

    @Nested
    class OfTheSample {
        private final List<Timeline> timelines = SampleTimelines.of(3, 120);

        @Test
        void isTheTimelineItselfAtEveryVersionWhereNothingIsChanged() {
            for (Timeline timeline : timelines) {
                for (int version = 0; version <= timeline.version(); version++) {
                    Branch branch = Branch.of(timeline, version);
                    assertEquals(states(timeline).subList(0, version + 1), states(branch.timeline()));
                    assertEquals(events(timeline).subList(0, version), events(branch.timeline()));
                    assertEquals(OptionalInt.empty(), branch.firstDifference());
                    assertEquals(timeline.changes(timeline.version(), version).stream().map(change -> change.path()).toList(),
                            branch.difference().stream().map(change -> change.path()).toList());
                }
            }
        }

        @Test
        void isAsItWasWhenEverythingThatWasDoneIsUndone() {
            Random random = new Random(4);
            for (Timeline timeline : timelines) {
                Branch begun = Branch.of(timeline, timeline.version());
                Branch branch = begun;
                for (int i = 0; i < 5; i++) {
                    int version = random.nextInt(1, timeline.version() + 1);
                    branch = random.nextBoolean() ? branch.strike(version) : branch.edit(version, "{}");
                }
                for (int version = 1; version <= timeline.version(); version++) {
                    branch = branch.restore(version);
                }
                assertEquals(begun, branch);
                assertEquals(states(timeline), states(branch.timeline()));
            }
        }

        @Test
        void aStruckEventChangesNothingThereAndTheOthersAreFoldedAsTheyWere() {
            Random random = new Random(5);
            for (Timeline timeline : timelines) {
                int version = random.nextInt(1, timeline.version() + 1);
                Timeline branched = Branch.of(timeline, timeline.version()).strike(version).timeline();
                assertEquals(states(timeline).subList(0, version), states(branched).subList(0, version));
                assertEquals(List.of(), branched.changes(version - 1, version));
                assertEquals(without(timeline, version), ((Frame.State) branched.at(branched.version())).tree().json());
            }
        }

        /// The state that a timeline of all the other events ends in.
        private static Object without(Timeline timeline, int struck) {
            Timeline.Builder builder = Timeline.builder(timeline.stream(), timeline.fold());
            events(timeline).stream().filter(event -> event.version() != struck).forEach(event -> builder.accept(new Recorded<>(
                    event.position(), event.stream(), event.version() < struck ? event.version() : event.version() - 1, event.id(), event.type(),
                    event.revision(), event.recordedAt(), event.data(), event.metadata())));
            Timeline rest = builder.build();
            return ((Frame.State) rest.at(rest.version())).tree().json();
        }
    }

    @Test
    void anEventThatIsStruckStandsInItsPlace() {
        Branch branch = all.strike(4);
        assertEquals(new Origin.Struck(4), branch.origin(4));
        assertEquals(new Origin.Kept(5), branch.origin(5));
        assertEquals(order.event(4), branch.timeline().event(4));
        assertEquals(OptionalInt.of(4), branch.firstDifference());
        assertEquals(List.of(), paths(branch));
    }

    @Test
    void theDifferenceIsThatOfTheTwoEnds() {
        assertEquals(List.of("CHANGED /payment/status", "REMOVED /payment/authorization", "CHANGED /shipping/status", "REMOVED /paidAt", "CHANGED /updatedAt"),
                paths(all.strike(6)));
    }

    @Test
    void anEventHappensOtherwise() {
        Branch branch = all.edit(4, "{\"reason\":\"card_expired\"}");
        assertEquals(new Origin.Edited(4), branch.origin(4));
        assertEquals("declined: card_expired", branch.timeline().tell(4));
        assertEquals("paid", status(branch.timeline()));
        assertEquals(all, branch.edit(4, order.event(4).data()));
    }

    @Test
    void whatCannotBeDecodedBreaksTheBranchThere() {
        Branch branch = all.edit(4, "{}");
        assertEquals("reason is missing", assertInstanceOf(Frame.Broken.class, branch.timeline().at(6)).reason());
        assertEquals("payment failed", status(all.edit(5, "{}").strike(5).strike(6).timeline()));
    }

    @Test
    void anEventThatNeverHappenedMovesTheOthersOn() {
        Branch branch = all.add(5, "PaymentFailed", 1, "{\"reason\":\"again\"}");
        assertEquals(List.of(new Origin.Kept(4), new Origin.Added(), new Origin.Kept(5)), List.of(branch.origin(4), branch.origin(5), branch.origin(6)));
        assertEquals(7, branch.timeline().version());
        assertEquals(order.event(4).recordedAt(), branch.timeline().event(5).recordedAt());
        assertEquals(all, branch.strike(5));
    }

    @Test
    void commandsAreDecidedByTheRealRulesOneAfterTheOther() {
        Branch branch = all
                .then("ShipOrder", json().put("carrier", "DHL").put("trackingNumber", "JD1"), NOW)
                .then("DeliverOrder", json(), NOW.plusSeconds(1));
        assertEquals("delivered", status(branch.timeline()));
        assertEquals(List.of(new Origin.Caused(0), new Origin.Caused(1)), List.of(branch.origin(7), branch.origin(8)));
        assertEquals(OptionalInt.of(7), branch.firstDifference());
        assertEquals(NOW.plusSeconds(1), branch.timeline().event(8).recordedAt());
    }

    @Test
    void aCommandThatIsRefusedIsToldAndWhatFollowsGoesOnWithoutIt() {
        Branch branch = all.strike(6)
                .then("ShipOrder", json().put("carrier", "DHL").put("trackingNumber", "JD1"), NOW)
                .then("CancelOrder", json().put("reason", "no longer").put("cancelledBy", "c-1"), NOW);
        assertEquals(List.of(new Preview.Refused("an order is shipped only after it is paid")),
                branch.commands().stream().limit(1).map(Supposed::preview).toList());
        assertEquals("cancelled", status(branch.timeline()));
        assertEquals(new Origin.Caused(1), branch.origin(7));
    }

    @Test
    void aCommandIsDecidedAnewWhenWhatCameBeforeIsOtherwise() {
        Branch branch = all.then("ShipOrder", json().put("carrier", "DHL").put("trackingNumber", "JD1"), NOW);
        assertEquals("in transit", status(branch.timeline()));
        assertEquals(new Preview.Refused("an order is shipped only after it is paid"), branch.strike(6).commands().getFirst().preview());
        assertEquals("in transit", status(branch.strike(6).restore(6).timeline()));
    }

    @Test
    void inThePastNothingBehindHasHappened() {
        Branch branch = Branch.of(order, 2, Order.AGGREGATE).then("CancelOrder", json().put("reason", "no longer").put("cancelledBy", "c-1"), NOW);
        assertEquals(3, branch.timeline().version());
        assertEquals("cancelled", status(branch.timeline()));
        assertEquals("paid", status(order));
    }

    @Test
    void whatACommandCausedIsNotDecidedOneByOne() {
        Branch branch = all.then("ShipOrder", json().put("carrier", "DHL").put("trackingNumber", "JD1"), NOW);
        assertThrows(IndexOutOfBoundsException.class, () -> branch.strike(7));
        assertThrows(IllegalArgumentException.class, () -> Branch.of(order, 6).then("ShipOrder", json(), NOW));
    }
}
