package hindcast.app.cloudevents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.domain.Shop;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.testing.RealOrders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One event as one line, both ways.
final class CloudEventsTest {
    private static final CloudEvents FORMAT = new CloudEvents(Shop.aggregates());
    private static final StreamId ORDER = new StreamId("Order", "7f3a");
    private static final Instant TIME = Instant.parse("2026-11-19T14:02:03.123456Z");

    private static String rewritten(String line) {
        return FORMAT.write(recorded(FORMAT.read(line)));
    }

    private static Recorded<String> recorded(Line line) {
        NewEvent event = line.event();
        return new Recorded<>(1, line.stream(), line.version().orElse(1), event.id(), event.type(), event.revision(),
                Optional.ofNullable(event.recordedAt()).orElseThrow(), event.data(), event.metadata());
    }

    private static Recorded<String> event(int version, int revision, String metadata) {
        return new Recorded<>(1, ORDER, version, "e-1", "OrderShipped", revision, TIME, "{\"carrier\": 1.50}", new Metadata(metadata));
    }

    @Test
    void aLineIsAnEventWithItsMetadataUnderOurNames() {
        Line line = FORMAT.read("""
                {"specversion":"1.0","id":"e-1","source":"/olist","type":"OrderShipped",\
                "subject":"Order/7f3a","time":"2026-11-19T14:02:03.123456Z","sequence":"7",\
                "correlationid":"c","userid":"u","commandid":"k","userip":"::1","useragent":"a","tenant":12.50,\
                "data":{"carrier": "x"},"causationid":"b"}""");
        Metadata metadata = new Metadata("""
                {"correlationId":"c","userId":"u","commandId":"k","userIp":"::1","userAgent":"a",\
                "tenant":12.50,"causationId":"b","ce-source":"/olist"}""");
        assertEquals(
                new Line(ORDER, OptionalInt.of(7), new NewEvent("e-1", "OrderShipped", 1, "{\"carrier\": \"x\"}", metadata, TIME)), line);
    }

    @Test
    void aPayloadOfNoStatedRevisionIsOfTheNewestThatTheDomainKnows() {
        String line = "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"s\",\"type\":\"%s\",\"subject\":\"%s/1\","
                + "\"time\":\"2026-11-19T14:02:03Z\"}";
        assertEquals(3, FORMAT.read(line.formatted("OrderCreated", "Order")).event().revision());
        assertEquals(1, FORMAT.read(line.formatted("OrderCreated", "Loan")).event().revision());
        assertEquals(1, FORMAT.read(line.formatted("OrderPainted", "Order")).event().revision());
    }

    @Nested
    class WrittenAgain {
        @Test
        @RealOrders.Needed
        void realOrdersAreTheSameByteForByte() {
            List<String> lines = RealOrders.lines();
            assertEquals(lines, lines.stream().map(CloudEventsTest::rewritten).toList());
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "\"time\":\"2026-11-19T16:02:03.1+02:00\",\"sequence\":\"7\",\"data\":{}",
            "\"time\":\"2026-11-19T14:02:03.123456789Z\",\"sequence\":\"7\",\"data\":{}",
            "\"time\":\"2026-11-19T14:02:03Z\",\"datacontenttype\":\"application/json\",\"dataschema\":\"urn:x\",\"sequence\":7,\"data\":{}",
            "\"time\":\"2026-11-19T14:02:03Z\",\"sequence\":\"7\",\"revision\":\"3\",\"data\":{\"a\":[1.50,1e3,-0, null ],\"b\":\"\\u00e9\\u0000\"}",
            "\"time\":\"2026-11-19T14:02:03Z\",\"sequence\":\"7\",\"revision\":2,\"data\":{}",
            "\"time\":\"2026-11-19T14:02:03Z\",\"sequence\":\"7\",\"traceparent\":\"00-ab\",\"depth\":3,\"own\":{\"x\":[1, 2]},\"data\":null",
            "\"time\":\"2026-11-19T14:02:03Z\",\"sequence\":\"7\",\"correlationid\":null",
            "\"time\":\"2026-11-19T14:02:03Z\",\"sequence\":\"7\",\"metadata-id\":\"x\",\"data\":\"text\""
        })
        void whatALineSaidInItsOwnWayIsKept(String rest) {
            String line = "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/theirs\","
                    + "\"type\":\"OrderCreated\",\"subject\":\"Order/7/b\"," + rest + "}";
            assertEquals(line, rewritten(line));
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "{}",
            "{\"correlationId\":\"c\",\"causationId\":\"b\",\"userId\":\"u\"}",
            "{\"correlationId\":\"c\",\"userId\":\"u\",\"causationId\":\"b\"}",
            "{\"tenantId\":{\"deep\":[true]},\"id\":1,\"data\":2,\"userid\":3,\"metadata-x\":4,\"ce-x\":5}"
        })
        void anEventOfOursIsReadBackAsItIs(String metadata) {
            Recorded<String> event = event(7, 1, metadata);
            assertEquals(event, recorded(FORMAT.read(FORMAT.write(event))));
        }

        @Test
        void anEventOfOursStatesItsRevision() {
            assertEquals("""
                    {"specversion":"1.0","id":"e-1","source":"/hindcast","type":"OrderShipped","subject":"Order/7f3a",\
                    "time":"2026-11-19T14:02:03.123456Z","sequence":"7","revision":"2","userid":"u","data":{"carrier": 1.50}}""",
                    FORMAT.write(event(7, 2, "{\"userId\":\"u\"}")));
        }

        @Test
        void whatIsKeptButNoLongerTrueIsNotWritten() {
            assertEquals("""
                    {"specversion":"1.0","id":"e-1","source":"/s","type":"OrderShipped","subject":"Order/7f3a",\
                    "time":"2026-11-19T14:02:03.123456Z","sequence":"7","revision":"2","data":{"carrier": 1.50}}""",
                    FORMAT.write(event(7, 2, "{\"ce-source\":\"/s\",\"ce-time\":\"noon\",\"ce-sequence\":8,\"ce-revision\":\"1\"}")));
        }

        @Test
        void aPayloadOfSeveralLinesBecomesOne() {
            Recorded<String> event = event(1, 1, "{}").with("{\n  \"a\": 1\r\n}");
            assertEquals("{   \"a\": 1  }", FORMAT.read(FORMAT.write(event)).event().data());
        }
    }

    @Nested
    class Refused {
        private static String line(String name, String value) {
            String whole = "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"s\",\"type\":\"T\",\"subject\":\"Order/7f3a\","
                    + "\"time\":\"2026-11-19T14:02:03Z\",\"sequence\":\"1\",\"data\":{}}";
            return whole.replaceFirst("\"" + name + "\":(\"[^\"]*\"|\\{})", value);
        }

        private static BadLine refusal(String line) {
            return assertThrows(BadLine.class, () -> FORMAT.read(line));
        }

        private static String reason(String line) {
            return String.valueOf(refusal(line).getMessage());
        }

        @Test
        void whatIsMissingIsNamed() {
            assertEquals("id is missing", reason(line("id", "\"no\":1")));
            assertEquals("source is missing", reason(line("source", "\"no\":1")));
            assertEquals("type is missing", reason(line("type", "\"no\":1")));
            assertEquals("subject is missing", reason(line("subject", "\"no\":1")));
            assertEquals("time is missing", reason(line("time", "\"no\":1")));
            assertEquals("specversion is missing", reason(line("specversion", "\"no\":1")));
        }

        @Test
        void whatIsWrongIsQuoted() {
            assertEquals("specversion is 1.0; this is: 0.3", reason(line("specversion", "\"specversion\":\"0.3\"")));
            assertEquals("id is a text that is not blank; this is: 5", reason(line("id", "\"id\":5")));
            assertEquals(
                    "subject names the aggregate as Type/id, such as Order/7f3a; this is: 7f3a", reason(line("subject", "\"subject\":\"7f3a\"")));
            assertEquals(
                    "time is a date and time with an offset, such as 2026-11-19T14:02:00Z; this is: 2026-11-19T14:02:00",
                    reason(line("time", "\"time\":\"2026-11-19T14:02:00\"")));
            assertEquals("sequence is a whole number from 1; this is: \"0\"", reason(line("sequence", "\"sequence\":\"0\"")));
            assertEquals("sequence is a whole number from 1; this is: 1.5", reason(line("sequence", "\"sequence\":1.5")));
            assertEquals("data_base64 holds binary data, and a store holds JSON", reason(line("data", "\"data_base64\":\"AA==\"")));
        }

        @Test
        void whatTheDatabaseCannotHoldIsSaid() {
            assertEquals("type has a character that the database cannot hold", reason(line("type", "\"type\":\"a\\\\u0000b\"")));
            assertEquals("id has a character that the database cannot hold", reason(line("id", "\"id\":\"\\\\ud800\"")));
            assertEquals("id is longer than 2000 bytes", reason(line("id", "\"id\":\"" + "é".repeat(1001) + "\"")));
        }

        @Test
        void whatIsNoJsonIsSaid() {
            assertEquals("It is not a JSON object", reason("[]"));
            assertEquals("It names \"id\" twice", reason("{\"id\":\"a\",\"id\":\"b\"}"));
            assertEquals("It goes on behind the end of the object", reason("{} {}"));
            assertEquals("It is not well-formed JSON", reason("{\"id\":").substring(0, 26));
        }

        @Test
        void theAggregateIsKnownOnceItsSubjectIs() {
            assertEquals(Optional.of(ORDER), refusal(line("time", "\"time\":\"soon\"")).stream());
            assertEquals(Optional.empty(), refusal("[]").stream());
        }
    }
}
