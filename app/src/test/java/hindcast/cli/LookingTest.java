package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The commands that look, on a real store: what they print, for people and for programs, and how they end.
final class LookingTest {
    private static final StreamId ORDER = new StreamId("Order", "7f3a");
    private static final StreamId BROKEN = new StreamId("Order", "b0");
    private static final StreamId LOAN = new StreamId("Loan", "1");

    private static NewEvent event(String id, String type, String data, String time) {
        return new NewEvent(id, type, type.equals("OrderCreated") ? 3 : 1, data, new Metadata("{\"userId\":\"mara\"}"), Instant.parse(time));
    }

    @BeforeAll
    static void fill(@Database EventStore store) {
        NewEvent created = event("e1", "OrderCreated",
                "{\"customerId\":\"c1\",\"currency\":\"EUR\","
                        + "\"items\":[{\"productId\":\"p\",\"quantity\":2,\"price\":19.90}],\"customerNotes\":\"\"}",
                "2026-11-10T10:00:00Z");
        store.append(ORDER, 0, List.of(
                created,
                event("e2", "OrderConfirmed", "{\"confirmedBy\":\"ben\"}", "2026-11-10T12:00:00Z"),
                event("e3", "OrderPainted", "{\"colour\":\"red\"}", "2026-11-10T11:00:00Z")));
        store.append(BROKEN, 0, List.of(
                event("b1", "OrderConfirmed", "{\"confirmedBy\":\"ben\"}", "2026-11-11T10:00:00Z"),
                event("b2", "OrderCreated", "{\"items\":7}", "2026-11-11T11:00:00Z")));
        store.append(LOAN, 0, List.of(event("l1", "LoanAsked", "{\"amount\":1.10}", "2026-11-09T10:00:00Z")));
    }

    @Test
    void aggregatesAreListedTheMostRecentlyActiveFirst(@Database String url) {
        assertEquals(new Ended(0, """
                AGGREGATE   VERSION  LAST EVENT    LAST RECORDED              FIRST RECORDED
                Order/b0          2  OrderCreated  2026-11-11 11:00:00.000 Z  2026-11-11 10:00:00.000 Z
                Order/7f3a        3  OrderPainted  2026-11-10 11:00:00.000 Z  2026-11-10 10:00:00.000 Z
                Loan/1            1  LoanAsked     2026-11-09 10:00:00.000 Z  2026-11-09 10:00:00.000 Z
                """, ""), Ended.of(url, "aggregates"));
    }

    @Test
    void aggregatesOfATypeAreOneObjectALine(@Database String url) {
        assertEquals(
                "{\"type\":\"Loan\",\"id\":\"1\",\"version\":1,\"firstAt\":\"2026-11-09T10:00:00Z\",\"lastAt\":\"2026-11-09T10:00:00Z\","
                        + "\"lastType\":\"LoanAsked\"}\n",
                Ended.of(url, "--json", "aggregates", "--type", "Loan").out());
    }

    @Test
    void aggregatesAreFoundByAPartOfTheIdAndByTime(@Database String url) {
        assertEquals(1, Ended.of(url, "aggregates", "--json", "--part", "f3").out().lines().count());
        assertEquals(1, Ended.of(url, "aggregates", "--json", "--prefix", "b").out().lines().count());
        assertEquals(1, Ended.of(url, "aggregates", "--json", "--existed-at", "2026-11-09 11:00").out().lines().count());
        assertEquals(2, Ended.of(url, "aggregates", "--json", "--active-since", "2026-11-10").out().lines().count());
    }

    @Test
    void aggregatesBeyondTheLimitAreMentioned(@Database String url) {
        Ended ended = Ended.of(url, "aggregates", "--limit", "2", "--sort", "id");
        assertEquals(3, ended.out().lines().count());
        assertEquals("There are more: --limit 0 lists all.\n", ended.err());
        assertEquals(4, Ended.of(url, "aggregates", "--limit", "0").out().lines().count());
    }

    @Nested
    class Timeline {
        @Test
        void isPrintedInTheOrderOfVersions(@Database String url) {
            assertEquals(new Ended(0, """
                    VERSION  RECORDED                   EVENT           WHAT IT DID          BY
                          1  2026-11-10 10:00:00.000 Z  OrderCreated    %s  mara
                          2  2026-11-10 12:00:00.000 Z  OrderConfirmed  %s  mara
                          3  2026-11-10 11:00:00.000 Z  OrderPainted    %s  mara
                    """, """
                    2 events folded by the rules of Order · 1 event of a type that the rules do not know (v3)\
                     · 1 event recorded earlier than the one before it (v3)
                    """), told(Ended.of(url, "timeline", "Order/7f3a")));
        }

        /// What each event did is told in the domain's words, which are tested there.
        private static Ended told(Ended ended) {
            List<String> lines = ended.out().lines().toList();
            int from = lines.getFirst().indexOf("WHAT");
            int to = lines.getFirst().indexOf("  BY");
            StringBuilder out = new StringBuilder(lines.getFirst().replaceFirst("WHAT IT DID +BY", "WHAT IT DID          BY") + "\n");
            lines.stream().skip(1).forEach(line -> out.append(line, 0, from).append("%s").append(line.substring(to)).append("\n"));
            return new Ended(ended.code(), out.toString(), ended.err());
        }

        @Test
        void isOneObjectALine(@Database String url) {
            assertEquals(
                    "{\"position\":3,\"aggregate\":\"Order/7f3a\",\"version\":3,"
                            + "\"recordedAt\":\"2026-11-10T11:00:00Z\",\"type\":\"OrderPainted\",\"revision\":1,"
                            + "\"id\":\"e3\",\"data\":{\"colour\":\"red\"},\"metadata\":{\"userId\":\"mara\"}}\n",
                    Ended.of(url, "timeline", "Order/7f3a", "--after", "2", "--json").out());
        }
    }

    @Nested
    class State {
        @Test
        void isThatOfTheNewestVersion(@Database String url) {
            Ended ended = Ended.of(url, "state", "Order/7f3a");
            assertEquals("Order/7f3a · v3 of 3 · 2026-11-10 11:00:00.000 Z · confirmed", ended.out().lines().findFirst().orElseThrow());
            assertEquals(0, ended.code());
        }

        @Test
        void hasExactlyTheseKeysAndItsMoneyIsDecimal(@Database String url) {
            Ended ended = Ended.of(url, "--json", "state", "Order/7f3a", "--version", "1");
            assertTrue(ended.out().startsWith(
                    "{\"aggregate\":\"Order/7f3a\",\"version\":1,\"recordedAt\":\"2026-11-10T10:00:00Z\","
                            + "\"state\":{\"status\":\"DRAFT\""), ended.out());
            assertTrue(ended.out().contains("\"total\":39.80,"), ended.out());
            assertEquals(List.of("aggregate", "version", "recordedAt", "state"), keys(ended));
        }

        @Test
        void namesTheVersionThatSetEachLeaf(@Database String url) {
            Ended ended = Ended.of(url, "--json", "state", "Order/7f3a", "--blame");
            assertEquals(List.of("aggregate", "version", "recordedAt", "state", "blame"), keys(ended));
            assertTrue(ended.out().contains("\"/status\":2,"), ended.out());
            assertTrue(ended.out().contains("\"/items/0/price\":1,"), ended.out());
            assertTrue(Ended.of(url, "state", "Order/7f3a", "--blame").out().lines().anyMatch(line -> line.matches("status +CONFIRMED +v2")));
        }

        @Test
        void atATimeIsTheLastVersionByTheRunningMaximum(@Database String url) {
            assertTrue(Ended.of(url, "--json", "state", "Order/7f3a", "--at", "2026-11-10T11:30:00Z").out().contains("\"version\":1,"));
            assertTrue(Ended.of(url, "--json", "state", "Order/7f3a", "--at", "2026-11-10 13:00").out().contains("\"version\":3,"));
            assertTrue(
                    Ended.of(url, "--json", "state", "Order/7f3a", "--at", "2026-11-10 13:30", "--zone", "+02:00").out().contains("\"version\":1,"));
        }

        @Test
        void ofWhatTheDomainDoesNotKnowIsMerged(@Database String url) {
            assertEquals(new Ended(0, "Loan/1 · v1 of 1 · 2026-11-09 10:00:00.000 Z\n\namount  1.10\n",
                    "1 event folded by the default fold, which merges their data: no rules are known for Loan\n"), Ended.of(url, "state", "Loan/1"));
        }

        @Test
        void ofNoAggregateIsNo(@Database String url) {
            assertEquals(new Ended(1, "", "There is no aggregate Order/none.\n"), Ended.of(url, "state", "Order/none"));
        }

        @Test
        void beforeTheFirstEventOrBehindTheLastVersionIsNo(@Database String url) {
            assertEquals(
                    new Ended(1, "", "Order/7f3a did not exist at 2026-11-01 00:00:00.000 Z: its first event is of 2026-11-10 10:00:00.000 Z.\n"),
                    Ended.of(url, "state", "Order/7f3a", "--at", "2026-11-01"));
            assertEquals(
                    new Ended(1, "", "Order/7f3a has the versions 1 to 3, and no 9.\n"), Ended.of(url, "state", "Order/7f3a", "--version", "9"));
        }

        @Test
        void thatCannotBeRebuiltIsSaidAndTheLastKnownOneShown(@Database String url) {
            Ended ended = Ended.of(url, "state", "Order/b0");
            assertEquals(1, ended.code());
            assertTrue(ended.out().startsWith("Order/b0 · v1 of 2 · 2026-11-11 10:00:00.000 Z · confirmed"), ended.out());
            assertTrue(ended.err().contains("The state at v2 is not known: the event at v2 cannot be decoded: "), ended.err());
        }

        private static List<String> keys(Ended ended) {
            return List.copyOf(new JsonMapper().readTree(ended.out()).propertyNames());
        }
    }

    @Nested
    class Changes {
        @Test
        void areOneObjectALine(@Database String url) {
            String out = Ended.of(url, "--json", "changes", "Order/7f3a", "--from", "1", "--to", "v2").out();
            assertTrue(out.contains("{\"path\":\"/status\",\"kind\":\"changed\",\"before\":\"DRAFT\",\"after\":\"CONFIRMED\",\"version\":2}\n"), out);
            assertTrue(out.contains("{\"path\":\"/confirmedAt\","
                    + "\"kind\":\"added\",\"before\":null,\"after\":\"2026-11-10T12:00:00Z\",\"version\":2}\n"), out);
        }

        @Test
        void areATableForPeople(@Database String url) {
            Ended ended = Ended.of(url, "changes", "Order/7f3a", "--from", "1", "--to", "2");
            assertTrue(ended.out().lines().anyMatch(line -> line.matches("~  /status +DRAFT +CONFIRMED +v2")), ended.out());
        }

        @Test
        void behindABrokenEventAreNotKnown(@Database String url) {
            assertEquals(1, Ended.of(url, "changes", "Order/b0", "--from", "0", "--to", "2").code());
            assertEquals(0, Ended.of(url, "changes", "Order/b0", "--from", "0", "--to", "1").code());
            assertEquals(1, Ended.of(url, "changes", "Order/7f3a", "--from", "1", "--to", "7").code());
        }
    }
}
