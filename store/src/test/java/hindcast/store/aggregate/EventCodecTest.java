package hindcast.store.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What is written is read back, and what cannot be read says why.
class EventCodecTest {
    private static final Instant NOON = Instant.parse("2026-11-19T12:00:00.123456Z");

    enum Size { SMALL, LARGE }

    record Line(String product, int quantity, BigDecimal price) {
    }

    sealed interface Event {
        record Opened(String owner, List<Line> lines, Map<String, BigDecimal> limits, @Nullable String note) implements Event {
        }

        record Sized(Size size, LocalDate day, Instant at, boolean gift) implements Event {
        }

        record Closed() implements Event {
        }

        record Guarded(int level) implements Event {
            public Guarded {
                if (level < 0) {
                    throw new IllegalArgumentException("a level is never below zero");
                }
            }
        }
    }

    private final EventCodec<Event> codec = new EventCodec<>(List.of(
            EventType.of("Opened", Event.Opened.class,
                    data -> data.put("owner", data.required("name").stringValue()),
                    data -> data.set("limits", data.objectNode())),
            EventType.of("Sized", Event.Sized.class),
            EventType.of("Closed", Event.Closed.class),
            EventType.of("Guarded", Event.Guarded.class)));

    private static Recorded<String> stored(String type, int revision, String data) {
        return new Recorded<>(1, new StreamId("Toy", "1"), 1, "id", type, revision, NOON, data, Metadata.NONE);
    }

    private Optional<Event> decode(String type, int revision, String data) {
        return codec.decode(stored(type, revision, data));
    }

    private String refusal(String type, int revision, String data) {
        return assertThrows(Undecodable.class, () -> decode(type, revision, data)).getMessage();
    }

    @Nested
    class Writing {
        private String written(Event event) {
            return codec.encode(event, "7", Metadata.NONE, null).data();
        }

        @Test
        void decimalsKeepTheirScaleAndArePlain() {
            Line line = new Line("case", 2, new BigDecimal("19.90"));
            Event event = new Event.Opened("ann", List.of(line), Map.of("day", new BigDecimal("1E+3")), "x");
            assertEquals("""
                    {"owner":"ann","lines":[{"product":"case","quantity":2,"price":19.90}],"limits":{"day":1000},"note":"x"}""", written(event));
        }

        @Test
        void absentValuesAreLeftOut() {
            assertEquals("""
                    {"owner":"ann","lines":[],"limits":{}}""", written(new Event.Opened("ann", List.of(), Map.of(), null)));
        }

        @Test
        void timesAreIsoTextAndEnumsAreNames() {
            assertEquals("""
                    {"size":"LARGE","day":"2026-02-28","at":"2026-11-19T12:00:00.123456Z","gift":true}""",
                    written(new Event.Sized(Size.LARGE, LocalDate.of(2026, 2, 28), NOON, true)));
        }

        @Test
        void theNewestRevisionIsWritten() {
            Metadata metadata = Metadata.of(Map.of(Metadata.USER_ID, "ann"));
            assertEquals(new NewEvent("7", "Opened", 3, "{\"owner\":\"ann\",\"lines\":[],\"limits\":{}}", metadata, NOON),
                    codec.encode(new Event.Opened("ann", List.of(), Map.of(), null), "7", metadata, NOON));
        }

        @Test
        void anEventWithoutFieldsIsAnEmptyObject() {
            assertEquals("{}", written(new Event.Closed()));
        }

        @Test
        void aRecordOfNoTypeIsAnError() {
            EventCodec<Event> few = new EventCodec<>(List.of(EventType.of("Closed", Event.Closed.class)));
            assertThrows(IllegalArgumentException.class, () -> few.encode(new Event.Guarded(1), "7", Metadata.NONE, null));
        }
    }

    @Nested
    class Reading {
        @Test
        void whatWasWrittenIsReadBack() {
            Line line = new Line("case", 2, new BigDecimal("0.10"));
            Event event = new Event.Opened("ann", List.of(line), Map.of("day", new BigDecimal("100.00")), null);
            assertEquals(Optional.of(event), decode("Opened", 3, codec.encode(event, "7", Metadata.NONE, null).data()));
        }

        @Test
        void unknownFieldsArePassedOver() {
            assertEquals(Optional.of(new Event.Closed()), decode("Closed", 1, "{\"reason\":{\"deep\":[1]}}"));
        }

        @Test
        void anUnknownTypeIsNoEvent() {
            assertEquals(Optional.empty(), decode("Vanished", 1, "{}"));
        }

        @Test
        void theUpcastersRunOneAfterAnother() {
            Event ann = new Event.Opened("ann", List.of(), Map.of(), null);
            assertEquals(List.of(Optional.of(ann), Optional.of(ann)),
                    List.of(decode("Opened", 1, "{\"name\":\"ann\",\"lines\":[]}"), decode("Opened", 2, "{\"owner\":\"ann\",\"lines\":[]}")));
        }

        @Test
        void aDecimalSurvivesTheUpcasters() {
            Line line = new Line("case", 1, new BigDecimal("12345678901234567890.10"));
            assertEquals(Optional.of(new Event.Opened("ann", List.of(line), Map.of(), null)),
                    decode("Opened", 2, "{\"owner\":\"ann\",\"lines\":[{\"product\":\"case\",\"quantity\":1,\"price\":12345678901234567890.10}]}"));
        }

        @Test
        void theLiftedPayloadIsJsonOfTheNewestRevision() {
            assertEquals("{\"name\":\"ann\",\"lines\":[1.50],\"owner\":\"ann\",\"limits\":{}}",
                    codec.lifted(stored("Opened", 1, "{\"name\":\"ann\",\"lines\":[1.50]}")));
        }

        @Test
        void aPayloadOfTheNewestRevisionIsLiftedAsItStands() {
            assertEquals("{ \"odd\" :1}", codec.lifted(stored("Closed", 1, "{ \"odd\" :1}")));
        }
    }

    @Nested
    class Refusing {
        @Test
        void aNewerRevisionIsNotGuessedAt() {
            assertEquals("revision 4 of Opened is newer than this program knows (3)", refusal("Opened", 4, "{}"));
        }

        @Test
        void aMissingPrimitiveIsNamed() {
            assertEquals("gift is missing", refusal("Sized", 1, "{\"size\":\"SMALL\",\"day\":\"2026-01-01\",\"at\":\"2026-01-01T00:00:00Z\"}"));
        }

        @Test
        void aMissingTextIsNamed() {
            assertEquals("owner is missing", refusal("Opened", 3, "{\"lines\":[],\"limits\":{}}"));
        }

        @Test
        void aNullIsMissing() {
            assertEquals("owner is missing", refusal("Opened", 3, "{\"owner\":null,\"lines\":[],\"limits\":{}}"));
        }

        @Test
        void aFieldWithinAListIsNamedByItsPlace() {
            assertEquals("lines[1].quantity is missing", refusal("Opened", 3, """
                    {"owner":"ann","lines":[{"product":"a","quantity":1,"price":1},{"product":"b","price":1}],"limits":{}}"""));
        }

        @Test
        void anUnknownNameOfAnEnumIsQuoted() {
            assertEquals("size cannot be \"HUGE\"", refusal("Sized", 1, "{\"size\":\"HUGE\"}"));
        }

        @Test
        void aTextIsNoObject() {
            assertEquals("lines is not a list", refusal("Opened", 3, "{\"owner\":\"ann\",\"lines\":\"none\"}"));
        }

        @Test
        void aFractionIsNoCount() {
            assertEquals("level cannot be \"1.5\"", refusal("Guarded", 1, "{\"level\":1.5}"));
        }

        @Test
        void aPayloadThatIsNoObjectIsRefused() {
            assertEquals(List.of("the payload is not an object", "the payload is not an object", "the payload is not an object"),
                    List.of(refusal("Opened", 3, "[1]"), refusal("Opened", 1, "[1]"), refusal("Opened", 3, "null")));
        }

        @Test
        void aListHasNoHoles() {
            assertEquals("lines[0] is missing", refusal("Opened", 3, "{\"owner\":\"Ada\",\"lines\":[null],\"limits\":{}}"));
        }

        @Test
        void aNumberThatAnAdditionWouldWriteOutIsRefused() {
            assertEquals("limits.day cannot be \"1E+999999999\"",
                    refusal("Opened", 3, "{\"owner\":\"Ada\",\"lines\":[],\"limits\":{\"day\":1e999999999}}"));
        }

        @Test
        void whatTheRecordItselfRefusesIsToldInItsWords() {
            assertEquals("the payload: a level is never below zero", refusal("Guarded", 1, "{\"level\":-1}"));
        }

        @Test
        void anUpcasterThatFailsIsAnAnswerAboutTheEvent() {
            assertEquals("revision 1 of Opened cannot be lifted",
                    refusal("Opened", 1, "{\"lines\":[]}").replaceFirst(":.*", ""));
        }

        @Test
        void textThatIsNoJsonIsRefused() {
            assertEquals("the payload is not JSON", refusal("Closed", 1, "{\"a\":").replaceFirst(":(.|\n)*", ""));
        }
    }
}
