package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.session.Environment;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `hindcast command`, `what-if` and `test-case` on a real store.
final class ActCommandsTest {
    private EventStore store;
    private String url;
    /// Created and confirmed: two cases of 19.90.
    private StreamId order;

    @BeforeEach
    void fill(@Database EventStore store, @Database String url) {
        this.store = store;
        this.url = url;
        this.order = new StreamId("Order", UUID.randomUUID().toString());
        store.append(order, 0, List.of(
                event("OrderCreated", 3, "{\"customerId\":\"c1\",\"currency\":\"EUR\","
                        + "\"items\":[{\"productId\":\"case\",\"quantity\":2,\"price\":19.90}],\"customerNotes\":\"\"}"),
                event("OrderConfirmed", 1, "{\"confirmedBy\":\"ben\"}")));
    }

    private static NewEvent event(String type, int revision, String data) {
        return new NewEvent(UUID.randomUUID().toString(), type, revision, data, new Metadata("{\"correlationId\":\"flow-7\"}"),
                Instant.parse("2026-11-10T10:00:00Z"));
    }

    private Ended run(String... arguments) {
        return Ended.of(url, arguments);
    }

    private Ended command(String... words) {
        List<String> arguments = new ArrayList<>(List.of("command", order.toString()));
        arguments.addAll(List.of(words));
        return run(arguments.toArray(String[]::new));
    }

    private static JsonNode json(Ended ended) {
        return JsonMapper.shared().readTree(ended.out());
    }

    private List<Recorded<String>> events(StreamId stream) {
        List<Recorded<String>> events = new ArrayList<>();
        store.read(stream, 0, events::add);
        return events;
    }

    @Nested
    class Giving {
        @Test
        void whatIsPossibleStandsFirstAndTheRestSaysWhyNot() {
            List<String> lines = command().out().lines().toList();
            assertEquals(order + " · v2", lines.getFirst());
            assertEquals("+  InitiatePayment       method=CREDIT_CARD amount=39.80", lines.get(3));
            assertTrue(lines.contains("-  ShipOrder             an order is shipped only after it is paid"), lines::toString);
        }

        @Test
        void anAcceptedCommandIsWrittenWithWhoAndWhy() {
            Ended ended = command("InitiatePayment", "method=INVOICE", "amount=39.80", "--as", "mara", "--reason", "by phone", "--correlation", "f-1");
            assertEquals(new Ended(0, "v3  PaymentInitiated  invoice · 39.80\n", order + " is at v3.\n"), ended);
            Metadata metadata = events(order).getLast().metadata();
            assertEquals(List.of("mara", "by phone", "f-1"),
                    List.of(metadata.userId().orElseThrow(), metadata.text("reason").orElseThrow(), metadata.correlationId().orElseThrow()));
        }

        @Test
        void anAggregateIsCreatedFromNothing() {
            StreamId account = new StreamId("Account", UUID.randomUUID().toString());
            Ended ended = run("command", account.toString(), "CreateAccount", "--data", "{\"email\":\"a@b.org\",\"currency\":\"EUR\"}", "name=Ann",
                    "--expected", "0", "--json");
            assertEquals("{\"version\":1,\"type\":\"AccountCreated\",\"data\":{\"email\":\"a@b.org\",\"name\":\"Ann\",\"currency\":\"EUR\"}}",
                    json(ended).at("/events/0").toString());
            assertEquals(1, events(account).size());
        }

        @Test
        void whatFollowsFromAnEventBelongsToItsFlow() {
            String cause = events(order).getLast().id();
            command("StartPreparation", "--causation", cause);
            Metadata metadata = events(order).getLast().metadata();
            assertEquals(List.of(cause, "flow-7"), List.of(metadata.causationId().orElseThrow(), metadata.correlationId().orElseThrow()));
        }

        @Test
        void theSameCommandIdIsDoneOnce() {
            Ended first = command("StartPreparation", "--command-id", "do-" + order.id());
            assertEquals(first, command("StartPreparation", "--command-id", "do-" + order.id()));
            assertEquals(3, events(order).size());
        }

        @Test
        void aRefusalNamesTheRule() {
            assertEquals(new Ended(1, "", "Refused: an order is ready when it was being prepared; this one is CONFIRMED. Nothing was written.\n"),
                    command("MarkReady"));
            assertEquals("{\"outcome\":\"rejected\",\"reason\":\"an order is ready when it was being prepared; this one is CONFIRMED\"}\n",
                    command("MarkReady", "--json").out());
        }

        @Test
        void aConflictShowsWhatCame() {
            assertEquals(new Ended(1, "v2  OrderConfirmed  {\"confirmedBy\":\"ben\"}\n",
                            order + " is not at v1 any more, but at v2. Nothing was written; look at what came, and give the command again.\n"),
                    command("StartPreparation", "--expected", "1"));
            assertEquals(List.of("conflict", "conflict"), List.of(
                    json(command("StartPreparation", "--expected", "1", "--json")).path("outcome").asString(),
                    json(command("StartPreparation", "--expected", "1", "--json", "--dry-run")).path("outcome").asString()));
            assertEquals(2, events(order).size());
        }

        @Test
        void everyProblemStandsAtItsField() {
            assertEquals(new Ended(2, "", """
                    This is no ReturnItems yet:
                      /items/0/quantity  items[0].quantity is a whole number, not "two"
                      /items/1           items[1] is required
                      /items/2/colour    items[2].colour is not a field; items[2] has productId, quantity
                      /reason            reason is required
                    """),
                    command("ReturnItems", "items[0].productId=case", "items[0].quantity=two", "items[2].productId=case", "items[2].quantity=1",
                            "items[2].colour=red"));
        }

        @Test
        void aWrongNameIsToldTheNearest() {
            assertEquals(new Ended(2, "", "Order has no command shiporder. Is it ShipOrder?\n"), command("shiporder"));
            assertTrue(command("Explode").err().startsWith("Order has no command Explode; it has CreateOrder, AddItem"));
            assertEquals(2, run("command", "Loan/1").code());
            assertEquals(2, command("ShipOrder", "carrier").code());
            assertEquals(2, command("ShipOrder", "--data", "[]").code());
        }

        @Test
        void aDryRunWritesNothing() {
            Ended ended = command("InitiatePayment", "method=INVOICE", "amount=39.80", "--dry-run");
            assertEquals(0, ended.code());
            assertTrue(ended.out().startsWith("v3  PaymentInitiated  {\"method\":\"INVOICE\",\"amount\":39.80}\n"), ended.out());
            assertTrue(ended.out().contains("~  /payment/status"), ended.out());
            assertEquals(2, events(order).size());
        }

        @Test
        void inProductionNothingIsWrittenUnlessTheIdIsTyped() {
            Ended asked = Ended.in(Environment.PRODUCTION, url, "command", order.toString(), "StartPreparation");
            assertEquals(1, asked.code());
            assertTrue(asked.err().endsWith("is production: --yes does it without asking.\n"), asked.err());
            assertEquals(2, events(order).size());
            assertEquals(0, Ended.in(Environment.PRODUCTION, url, "command", order.toString(), "StartPreparation", "--dry-run").code());
            assertEquals(0, Ended.in(Environment.PRODUCTION, url, "command", order.toString(), "StartPreparation", "--yes").code());
        }

        @Test
        void theDatabaseRefusesWhereNothingMayBeWritten() {
            Ended refused = Ended.of(url + "?options=-c%20default_transaction_read_only%3Don", "command", order.toString(), "StartPreparation");
            assertEquals(new Ended(3, "", "Nothing was appended to " + order + ": this connection is read-only. Nothing was written. "
                    + "Open the store with a connection that may write. (The server says: cannot execute INSERT in a read-only transaction)\n"), refused);
            assertEquals(2, events(order).size());
        }
    }

    @Nested
    class Supposing {
        @Test
        void theBranchIsShownFromTheFirstDifferenceOn() {
            Ended ended = run("what-if", order.toString(), "--skip", "2", "--command", "CancelOrder", "--set", "reason=late", "--set", "cancelledBy=c1");
            assertEquals(0, ended.code());
            List<String> lines = ended.out().lines().toList();
            assertEquals(List.of(
                            "v1 as it happened (draft)",
                            "-  v2  OrderConfirmed  by ben        draft",
                            "+  v3  OrderCancelled  late · by c1  cancelled",
                            "",
                            "What differs from what really happened, at v2 (confirmed):"),
                    lines.subList(0, 5));
            assertEquals(2, events(order).size());
        }

        @Test
        void aRefusedCommandIsToldInItsStep() {
            Ended ended = run("what-if", order.toString(), "--version", "1", "--command", "StartPreparation", "--command", "ConfirmOrder",
                    "--data", "{\"confirmedBy\":\"ann\"}", "--json");
            assertEquals(1, ended.code());
            assertEquals("[{\"command\":\"StartPreparation\",\"refused\":\"preparation starts when an order is confirmed; this one is DRAFT\"},"
                    + "{\"command\":\"ConfirmOrder\"}]", json(ended).path("commands").toString());
            assertEquals("CONFIRMED", json(ended).at("/state/status").asString());
        }

        @Test
        void anEditedEventIsFoldedAsItReads() {
            Ended ended = run("what-if", order.toString(), "--edit", "2={\"confirmedBy\":\"ann\",\"restaurantId\":\"r-1\"}", "--json");
            assertEquals("[{\"path\":\"/restaurantId\",\"kind\":\"added\",\"before\":null,\"after\":\"r-1\",\"version\":2}]",
                    json(ended).path("difference").toString());
            assertEquals("edited", json(ended).at("/events/1/origin").asString());
        }

        @Test
        void anEventThatNeverHappenedIsFoldedInItsPlace() {
            Ended ended = run("what-if", order.toString(), "--add", "2=OrderItemAdded:{\"productId\":\"hub\",\"quantity\":1,\"price\":5.10}", "--json");
            assertTrue(ended.out().contains("\"total\":44.90"), ended.out());
            assertEquals("[\"kept\",\"added\",\"kept\"]", json(ended).path("events").valueStream().map(event -> event.path("origin").toString())
                    .collect(Collectors.joining(",", "[", "]")));
            assertEquals(new Ended(2, "", "Order has no event OrderItemAded. Is it OrderItemAdded?\n"),
                    run("what-if", order.toString(), "--add", "2=OrderItemAded:{}"));
        }

        @Test
        void whatIsWrongIsToldApart() {
            assertEquals(2, run("what-if", order.toString(), "--add", "4=OrderReady:{}").code());
            assertEquals(2, run("what-if", order.toString(), "--skip", "3").code());
            assertEquals(2, run("what-if", order.toString(), "--edit", "2").code());
            assertEquals(2, run("what-if", order.toString(), "--command", "ShipOrder").code());
            assertEquals(1, run("what-if", order.toString(), "--version", "9").code());
            assertEquals(1, run("what-if", order.toString(), "--edit", "2={}").code());
        }
    }

    @Nested
    class Keeping {
        @Test
        void aTestIsPrinted() {
            Ended ended = run("test-case", order.toString(), "--version", "2", "--command", "InitiatePayment", "--set", "method=CARD", "--set", "amount=39.80");
            assertEquals(0, ended.code());
            assertTrue(ended.out().contains("assertEquals(new Decision.Accepted<>(List.of(new PaymentInitiated(\"CARD\", new BigDecimal(\"39.80\")))), then);"),
                    ended.out());
        }
    }
}
