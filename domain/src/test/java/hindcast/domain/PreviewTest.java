package hindcast.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.account.Account;
import hindcast.domain.account.AccountCommand;
import hindcast.domain.order.Order;
import hindcast.domain.order.OrderCommand;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Outcome;
import hindcast.store.aggregate.Request;
import hindcast.store.command.Problem;
import hindcast.store.command.Reading;
import hindcast.store.testing.Database;
import hindcast.store.timeline.Aggregates;
import hindcast.store.timeline.Frame;
import hindcast.store.timeline.Timeline;
import hindcast.store.whatif.Offer;
import hindcast.store.whatif.Preview;
import hindcast.store.whatif.Prospect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a command would do, against what it then does in a real store.
final class PreviewTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int COMMANDS = 30;

    private EventStore store;
    private Aggregates aggregates;

    @BeforeEach
    void open(@Database EventStore store) {
        this.store = store;
        this.aggregates = new Aggregates(store, Shop.aggregates(), () -> UUID.randomUUID().toString());
    }

    @Test
    void isWhatIsThenAppended() {
        assertEquals(Order.AGGREGATE.commands().types().size(), appended(Order.AGGREGATE, OrderCommand.class, 6));
        assertEquals(Account.AGGREGATE.commands().types().size(), appended(Account.AGGREGATE, AccountCommand.class, 2));
    }

    /// @return of how many types a command was accepted
    private <S, C, E> int appended(Aggregate<S, C, E> aggregate, Class<C> commands, int streams) {
        Random random = new Random(5);
        Map<String, Integer> accepted = new HashMap<>();
        for (int i = 0; i < streams; i++) {
            Timeline before = aggregates.timeline(new StreamId(aggregate.type(), UUID.randomUUID().toString()), _ -> { });
            for (int j = 0; j < COMMANDS; j++) {
                Instant now = NOON.plusSeconds(j);
                Prospect<S, C, E> prospect = Prospect.of(aggregate, before, before.version(), now);
                C command = random.nextInt(4) == 0 ? new AnyRecord(random, true).of(commands) : likely(aggregate, prospect, accepted);
                Preview preview = prospect.preview(command);
                Outcome<E> outcome = aggregates.execute(
                        aggregate, Request.of(before.stream(), command, Metadata.NONE).expecting(before.version()).at(now));
                switch (preview) {
                    case Preview.Refused(String reason) -> assertEquals(new Outcome.Rejected<>(reason), outcome);
                    case Preview.Accepted accept -> {
                        Timeline after = aggregates.timeline(before.stream(), _ -> { });
                        assertEquals(seen(before, after), seen(accept));
                        accepted.merge(command.getClass().getSimpleName(), 1, Integer::sum);
                        before = after;
                    }
                    case Preview.Unread unread -> throw new AssertionError(unread);
                }
            }
        }
        return accepted.size();
    }

    /// One that is offered as possible and was accepted less often than the others, as somebody would fill its form.
    private static <S, C, E> C likely(Aggregate<S, C, E> aggregate, Prospect<S, C, E> prospect, Map<String, Integer> accepted) {
        Offer offer = prospect.offers().stream()
                .filter(Offer::isPossible)
                .min(Comparator.comparing(possible -> accepted.getOrDefault(possible.type().name(), 0)))
                .orElse(prospect.offers().getFirst());
        return command(aggregate.commands().named(offer.type().name()).orElseThrow().read(offer.example()));
    }

    private static <C> C command(Reading<? extends C> reading) {
        return switch (reading) {
            case Reading.Read<? extends C>(var command) -> command;
            case Reading.Unread<? extends C>(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<Object> seen(Timeline before, Timeline after) {
        return List.of(behind(before.version(), after), shown(after.at(after.version())), after.changes(before.version(), after.version()));
    }

    private static List<Object> seen(Preview.Accepted accepted) {
        return List.of(accepted.events().stream().map(PreviewTest::text).toList(), shown(accepted.after()), accepted.sequel().changes());
    }

    private static List<String> behind(int version, Timeline after) {
        List<String> events = new ArrayList<>();
        for (int at = version + 1; at <= after.version(); at++) {
            events.add(text(after.event(at)));
        }
        return events;
    }

    private static String text(Recorded<String> event) {
        return "v%d %s %d %s %s".formatted(event.version(), event.type(), event.revision(), event.recordedAt(), event.data());
    }

    private static String shown(Frame frame) {
        return switch (frame) {
            case Frame.State(int version, var tree, var headline) -> version + " " + tree + " " + headline;
            case Frame.Broken broken -> throw new AssertionError(broken);
        };
    }

    @Test
    void anOrderThatDoesNotExistCanOnlyBeCreated() {
        List<Offer> offers = prospect(new StreamId("Order", "new")).offers();
        assertEquals("CreateOrder", offers.getFirst().type().name());
        assertEquals("{\"currency\":\"EUR\"}", offers.getFirst().draft().toString());
        assertEquals(List.of(), offers.stream().skip(1).filter(offer -> !offer.why().equals(Optional.of("the order does not exist"))).toList());
    }

    @Test
    void allProblemsOfWhatIsNoCommandYetAreTold() {
        Preview preview = prospect(new StreamId("Order", "new")).preview("ShipOrder", JsonNodeFactory.instance.objectNode().put("carrier", 7));
        assertEquals(new Preview.Unread(List.of(
                        new Problem(JsonPointer.compile("/carrier"), "carrier is a text, not 7"),
                        new Problem(JsonPointer.compile("/trackingNumber"), "trackingNumber is required"))),
                preview);
    }

    @Test
    void nothingIsDecidedBehindWhatIsNotUnderstood() {
        for (String type : List.of("Mystery", "OrderShipped")) {
            StreamId order = new StreamId("Order", UUID.randomUUID().toString());
            store.append(order, 0, List.of(new NewEvent(UUID.randomUUID().toString(), type, 1, "{}", Metadata.NONE, NOON)));
            OrderCommand command = new OrderCommand.MarkReady();
            Outcome<?> outcome = aggregates.execute(Order.AGGREGATE, Request.of(order, command, Metadata.NONE));
            String reason = assertInstanceOf(Outcome.Rejected.class, outcome).reason();
            assertEquals(new Preview.Refused(reason), prospect(order).preview("MarkReady", JsonNodeFactory.instance.objectNode()));
            assertTrue(prospect(order).offers().stream().allMatch(offer -> offer.why().equals(Optional.of(reason))));
        }
    }

    private Prospect<?, ?, ?> prospect(StreamId stream) {
        Timeline timeline = aggregates.timeline(stream, _ -> { });
        return Prospect.of(Order.AGGREGATE, timeline, timeline.version(), NOON);
    }
}
