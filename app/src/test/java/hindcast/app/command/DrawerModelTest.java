package hindcast.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.command.ArrivalsModel.Arrival;
import hindcast.app.command.DrawerModel.Origin;
import hindcast.app.command.IssueModel.Standing;
import hindcast.app.command.form.FormModel;
import hindcast.app.fx.Background;
import hindcast.app.fx.Later;
import hindcast.app.timeline.Streams;
import hindcast.domain.Shop;
import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.projection.lag.Checkpoints.Checkpoint;
import hindcast.store.timeline.Timeline;
import hindcast.store.whatif.Offer;
import hindcast.store.whatif.Preview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The drawer of commands over an order that was delivered, and what becomes of a command that is given, as the store answers it.
final class DrawerModelTest implements Issuer {
    private static final Timeline ORDER = Streams.paidAtLast().timeline();
    private static final String VALID = "{\"items\": [{\"productId\": \"charger-65w\", \"quantity\": 1}], \"reason\": \"too weak\"}";

    private final Later store = new Later();
    private final List<Issue> issued = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final DrawerModel drawer = new DrawerModel(
            this, new Background(store, Runnable::run), new Origin(() -> Instant.EPOCH, this::nanos, this::id, "maria"));
    private final IssueModel issue = drawer.issue();
    private List<Checkpoint> checkpoints = List.of();
    private Optional<String> production = Optional.empty();
    private boolean allowed = true;
    private long nanos;
    private int ids;

    @BeforeEach
    void openIt() {
        drawer.show();
        drawer.at(ORDER, 14);
    }

    @Test
    void whatIsPossibleStandsFirst() {
        assertEquals(List.of("ReturnItems", "RefundPayment", "CorrectOrder", "CreateOrder"),
                drawer.offers().get().stream().limit(4).map(offer -> offer.type().name()).toList());
    }

    @Test
    void aCommandThatIsWantedIsFilledInOnceItsStreamIsShown() {
        StreamId slow = Streams.slow().timeline().stream();
        drawer.show(slow, "ReturnItems");
        assertEquals(Optional.empty(), issue.form().get());
        drawer.at(Streams.slow().timeline(), 6);
        assertEquals("ReturnItems", issue.form().get().orElseThrow().type().name());
    }

    @Test
    void whatNobodyKnowsTheRulesOfTakesNoCommands() {
        drawer.at(Streams.loan().timeline(), 3);
        assertEquals(List.of(), drawer.offers().get());
        assertEquals(Optional.empty(), drawer.here().get());
    }

    @Test
    void whatIsOnlyReadIsNotOpened() {
        drawer.close();
        allowed = false;
        drawer.show();
        assertFalse(drawer.open().get());
    }

    @Test
    void everyLetterIsToldWithoutAskingTheStore() {
        FormModel form = fillIn("ReturnItems");
        assertInstanceOf(Preview.Unread.class, told());
        form.write(VALID);
        assertEquals(List.of("ItemsReturned"), assertInstanceOf(Preview.Accepted.class, told()).events().stream().map(Recorded::type).toList());
        form.write(VALID.replace("1}", "7}"));
        assertEquals(new Preview.Refused("no more of charger-65w is returned than was bought and not yet returned, 1; this is 7"), told());
        assertEquals(0, store.size());
    }

    @Test
    void inThePastItIsToldForThereAndCannotBeGiven() {
        drawer.at(ORDER, 8);
        fillIn("InitiatePayment").write("{\"method\": \"CASH\", \"amount\": 88.80}");
        assertEquals(9, assertInstanceOf(Preview.Accepted.class, told()).events().getFirst().version());
        issue.issue();
        assertEquals(0, store.size());
    }

    @Test
    void inProductionTheIdIsTyped() {
        production = Optional.of("shop");
        fillIn("ReturnItems").write(VALID);
        assertFalse(issue.ready().get());
        issue.confirmation().set("7f3a91c2");
        assertTrue(issue.ready().get());
    }

    @Test
    void anAggregateIsCreatedUnderTheIdThatIsTypedLast() {
        drawer.create("Order", "first");
        issue.form().get().orElseThrow().write("{\"customerId\": \"c-1\", \"currency\": \"EUR\", \"items\": []}");
        drawer.rename("second");
        issue.issue();
        store.all();
        assertEquals(List.of(new StreamId("Order", "second")), issued.stream().map(Issue::stream).toList());
        assertEquals(0, issued.getFirst().expected());
    }

    @Nested
    final class Given {
        @BeforeEach
        void fill() {
            fillIn("ReturnItems").write(VALID);
            issue.signature().reason().set("she called");
        }

        @Test
        void aDoubleClickGivesItOnce() {
            issue.issue();
            issue.issue();
            assertEquals(1, store.size());
        }

        @Test
        void itCarriesWhoWhyAndWhere() {
            issue.signature().caused().set(true);
            issue.issue();
            store.all();
            assertEquals(Metadata.of(metadata("id-1")).tree(), issued.getFirst().metadata().tree());
            assertEquals(14, issued.getFirst().expected());
        }

        @Test
        void afterALostConnectionItIsGivenAgainUnderTheSameId() {
            issue.issue();
            store.all();
            assertInstanceOf(Standing.Failed.class, issue.standing().get());
            issue.issue();
            store.all();
            assertEquals(List.of(Optional.of("id-1"), Optional.of("id-1")), issued.stream().map(each -> each.metadata().commandId()).toList());
        }

        @Test
        void onceItIsChangedItIsAnotherCommand() {
            issue.issue();
            store.all();
            issue.form().get().orElseThrow().write(VALID.replace("too weak", "too loud"));
            issue.issue();
            store.all();
            assertEquals(List.of(Optional.of("id-1"), Optional.of("id-2")), issued.stream().map(each -> each.metadata().commandId()).toList());
        }

        @Test
        void aConflictShowsWhatCameKeepsTheFormAndTellsItAnew() {
            Recorded<String> other = returned(15);
            answers.add(new Answer.Conflict(15, List.of(other)));
            issue.issue();
            store.all();
            assertEquals(List.of(other), issue.meanwhile().get());
            assertFalse(issue.ready().get());
            drawer.at(ORDER.grown(List.of(other)), 15);
            assertEquals(VALID.replaceAll("\\s", ""), issue.form().get().orElseThrow().text().get().replaceAll("\\s", ""));
            assertEquals(new Preview.Refused("no more of charger-65w is returned than was bought and not yet returned, 0; this is 1"), told());
        }

        @Test
        void whatComesWhileItIsFilledInIsShownAndItIsGivenInViewOfThat() {
            drawer.at(ORDER.grown(List.of(returned(15))), 15);
            assertEquals(List.of(15), issue.meanwhile().get().stream().map(Recorded::version).toList());
            issue.form().get().orElseThrow().write(VALID.replace("charger-65w", "iphone-15-case"));
            issue.issue();
            store.all();
            assertEquals(15, issued.getFirst().expected());
        }

        @Test
        void itsEventIsFollowedIntoEveryReadModel() {
            answers.add(new Answer.Committed(List.of(returned(15))));
            checkpoints = List.of(new Checkpoint("orders", 13_000, Optional.empty()), new Checkpoint("dashboard", 12_000, Optional.empty()),
                    new Checkpoint("analytics", 9, Optional.of("nobody runs it")));
            issue.issue();
            store.first();
            assertEquals(Optional.empty(), issue.form().get());
            nanos = 40_000_000;
            store.all();
            checkpoints = List.of(new Checkpoint("orders", 13_000, Optional.empty()), new Checkpoint("dashboard", 12_015, Optional.empty()),
                    new Checkpoint("analytics", 9, Optional.of("nobody runs it")));
            nanos = 120_000_000;
            issue.arrivals().look();
            store.all();
            assertEquals(List.of(
                            new Arrival("orders", Optional.of(Duration.ofMillis(40)), Optional.empty()),
                            new Arrival("dashboard", Optional.of(Duration.ofMillis(120)), Optional.empty()),
                            new Arrival("analytics", Optional.empty(), Optional.of("nobody runs it"))),
                    issue.arrivals().arrivals().get());
            assertFalse(issue.arrivals().following().get());
        }

        private static Map<String, String> metadata(String commandId) {
            return Map.of("correlationId", "f-7f3a91c2", "causationId", "7f3a91c2-14", "userId", "maria", "reason", "she called", "commandId", commandId);
        }

        private static Recorded<String> returned(int version) {
            return new Recorded<>(12_000 + version, ORDER.stream(), version, "r-" + version, "ItemsReturned", 1, Instant.parse("2026-11-20T10:00:00Z"),
                    "{\"items\":[{\"productId\":\"charger-65w\",\"quantity\":1}],\"reason\":\"no use\"}", Metadata.NONE);
        }
    }

    private FormModel fillIn(String command) {
        Offer offer = drawer.offers().get().stream().filter(each -> each.type().name().equals(command)).findFirst().orElseThrow();
        drawer.fillIn(offer);
        return issue.form().get().orElseThrow();
    }

    private Preview told() {
        return issue.preview().get().orElseThrow();
    }

    private long nanos() {
        return nanos;
    }

    private String id() {
        ids++;
        return "id-" + ids;
    }

    @Override
    public boolean allowed() {
        return allowed;
    }

    @Override
    public Optional<String> production() {
        return production;
    }

    @Override
    public List<Aggregate<?, ?, ?>> aggregates() {
        return Shop.aggregates();
    }

    /// Without an answer the connection is lost.
    @Override
    public Answer issue(Issue given) {
        issued.add(given);
        return Optional.ofNullable(answers.poll()).orElseThrow(() -> new StoreException.Unreachable("The server is away.", new IllegalStateException()));
    }

    @Override
    public List<Checkpoint> checkpoints(String streamType) {
        return checkpoints;
    }
}
