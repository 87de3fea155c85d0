package hindcast.store.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.StreamSummary;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Decider;
import hindcast.store.aggregate.Decision;
import hindcast.store.aggregate.Outcome;
import hindcast.store.aggregate.Request;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Streams of a real store, folded and commanded.
class AggregatesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NOTED = """
            select concat_ws(' ', stream_type, expected, actual)
            from hindcast.conflicts
            where stream_id = ?
            """;

    private EventStore store;
    private Aggregates aggregates;
    private final StreamId toy = stream("Toy");

    @BeforeEach
    void open(@Database EventStore store) {
        this.store = store;
        this.aggregates = new Aggregates(store, List.of(Toy.AGGREGATE), () -> UUID.randomUUID().toString());
    }

    private static StreamId stream(String type) {
        return new StreamId(type, UUID.randomUUID().toString());
    }

    private void append(StreamId stream, String type, String data, Instant at) {
        int version = store.stream(stream).map(StreamSummary::version).orElse(0);
        store.append(stream, version, List.of(new NewEvent(UUID.randomUUID().toString(), type, 1, data, Metadata.NONE, at)));
    }

    /// Lines of a list as a page has them; of a stream that went meanwhile, or never was, too.
    private List<StreamSummary> listed(StreamId... streams) {
        return Stream.of(streams)
                .map(stream -> store.stream(stream).orElseGet(() -> new StreamSummary(stream, 1, NOON, NOON, "Gone")))
                .toList();
    }

    private Timeline timeline(StreamId stream) {
        return aggregates.timeline(stream, _ -> { });
    }

    private static String shown(Frame frame) {
        return assertInstanceOf(Frame.State.class, frame).tree().json().toString();
    }

    @Nested
    class Reading {
        @Test
        void aKnownTypeIsFoldedByItsDomain() {
            append(toy, "Named", "{\"name\":\"Bear\"}", NOON);
            assertEquals("""
                    {"count":1,"name":"Bear","mood":"CALM","sum":0,"items":[],"limits":{},"touchedAt":"2026-03-01T12:00:00Z"}""",
                    shown(timeline(toy).at(1)));
        }

        @Test
        void anUnknownTypeIsFoldedByMergingItsPayloads() {
            StreamId loan = stream("Loan");
            append(loan, "Asked", "{\"amount\":15000.50,\"by\":{\"name\":\"ann\",\"age\":40}}", NOON);
            append(loan, "Changed", "{\"amount\":12000.00,\"by\":{\"age\":null}}", NOON);
            assertEquals("{\"amount\":12000.00,\"by\":{\"name\":\"ann\"}}", shown(timeline(loan).at(2)));
        }

        @Test
        void aStreamThatIsNotThereIsEmpty() {
            assertEquals(0, timeline(toy).version());
        }

        @Test
        void readingStopsWhenTheProgressSaysSo() {
            append(toy, "Named", "{\"name\":\"Bear\"}", NOON);
            assertThrows(CancellationException.class, () -> aggregates.timeline(toy, _ -> {
                throw new CancellationException();
            }));
        }
    }

    @Nested
    class Rows {
        private final StreamId loan = stream("Loan");

        @BeforeEach
        void twoStreams() {
            append(toy, "Named", "{\"name\":\"Bear\"}", NOON);
            append(loan, "Asked", "{\"status\":\"NEW\"}", NOON.plusSeconds(1));
            append(toy, "Ignored", "{}", NOON.plusSeconds(9));
            append(toy, "Ignored", "{}", NOON.plusSeconds(5));
            append(loan, "Granted", "{\"status\":\"GRANTED\"}", NOON.plusSeconds(20));
        }

        private Map<StreamId, StreamSummary> summaries(@Nullable Instant at) {
            return aggregates.rows(listed(toy, loan, stream("Toy")), at).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().summary()));
        }

        @Test
        void rowsOfNowAreThoseOfTheList() {
            assertEquals(Map.of(toy, store.stream(toy).orElseThrow(), loan, store.stream(loan).orElseThrow()), summaries(null));
        }

        @Test
        void aRowOfThePastIsWhatItWasThen() {
            assertEquals(
                    Map.of(
                            toy, new StreamSummary(toy, 1, NOON, NOON, "Named"),
                            loan, new StreamSummary(loan, 1, NOON.plusSeconds(1), NOON.plusSeconds(1), "Asked")),
                    summaries(NOON.plusSeconds(6)));
        }

        @Test
        void whatDidNotExistYetHasNoRow() {
            assertEquals(Set.of(toy), summaries(NOON).keySet());
        }

        @Test
        void theStateIsThatOfThen() {
            assertEquals("{\"status\":\"NEW\"}", shown(aggregates.rows(listed(loan), NOON.plusSeconds(19)).get(loan).frame()));
        }
    }

    @Nested
    class Commands {
        private Outcome<Toy.Event> name(String name, Metadata metadata) {
            return aggregates.execute(Toy.AGGREGATE, Request.of(toy, name, metadata).at(NOON));
        }

        @Test
        void whatTheRulesAcceptIsAppended() {
            Outcome<Toy.Event> first = name("Bear", Metadata.NONE);
            Outcome<Toy.Event> second = name("Cat", Metadata.NONE);
            assertEquals(List.of(
                            new Outcome.Committed<>(1, List.of(new Toy.Event.Named("Bear"))),
                            new Outcome.Committed<>(2, List.of(new Toy.Event.Named("Cat")))),
                    List.of(first, second));
        }

        @Test
        void whatTheRulesRefuseAppendsNothing() {
            name("Bear", Metadata.NONE);
            assertEquals(new Outcome.Rejected<>("the toy is named so already"), name("Bear", Metadata.NONE));
            assertEquals(1, store.stream(toy).orElseThrow().version());
        }

        @Test
        void theSameCommandIdIsExecutedOnce() {
            Metadata command = Metadata.of(Map.of(Metadata.COMMAND_ID, UUID.randomUUID().toString()));
            Outcome<Toy.Event> first = name("Bear", command);
            name("Cat", Metadata.NONE);
            assertEquals(first, name("Bear", command));
        }

        private Outcome<Toy.Event> name(String name, Metadata metadata, int expected) {
            return aggregates.execute(Toy.AGGREGATE, Request.of(toy, name, metadata).expecting(expected).at(NOON));
        }

        private List<Recorded<String>> behind(int version) {
            List<Recorded<String>> events = new ArrayList<>();
            store.read(toy, version, events::add);
            return events;
        }

        @Test
        void aCommandInViewOfTheNewestVersionIsExecuted() {
            assertEquals(new Outcome.Committed<>(1, List.of(new Toy.Event.Named("Bear"))), name("Bear", Metadata.NONE, 0));
            assertEquals(new Outcome.Committed<>(2, List.of(new Toy.Event.Named("Cat"))), name("Cat", Metadata.NONE, 1));
        }

        @Test
        void aCommandInViewOfAnOlderVersionIsToldWhatCameAndNoRuleIsAsked() {
            name("Bear", Metadata.NONE);
            name("Cat", Metadata.NONE);
            name("Bear", Metadata.NONE);
            assertEquals(new Outcome.Conflict<>(1, 3, behind(1)), name("Bear", Metadata.NONE, 1));
            assertEquals(3, store.stream(toy).orElseThrow().version());
        }

        @Test
        void aConflictThatIsFoundBeforeAnythingIsAppendedIsNotedAsAnyOther(@Database DataSource source) throws SQLException {
            name("Bear", Metadata.NONE);
            name("Cat", Metadata.NONE, 0);
            try (Connection connection = source.getConnection(); PreparedStatement statement = connection.prepareStatement(NOTED)) {
                statement.setString(1, toy.id());
                try (ResultSet row = statement.executeQuery()) {
                    assertTrue(row.next(), "it is not noted");
                    assertEquals("Toy 0 1", row.getString(1));
                }
            }
        }

        @Test
        void aCommandInViewOfWhatIsNotThereIsAConflictToo() {
            name("Bear", Metadata.NONE);
            assertEquals(new Outcome.Conflict<>(2, 1, List.of()), name("Cat", Metadata.NONE, 2));
        }

        @Test
        void theFirstHundredOfWhatCameAreTold() {
            for (int number = 0; number < 102; number++) {
                name("Toy " + number, Metadata.NONE);
            }
            assertEquals(new Outcome.Conflict<>(1, 102, behind(1).subList(0, 100)), name("Bear", Metadata.NONE, 1));
        }

        @Test
        void aCommandThatWasExecutedIsAnsweredWithItsFirstResultWhateverIsExpected() {
            Metadata command = Metadata.of(Map.of(Metadata.COMMAND_ID, UUID.randomUUID().toString()));
            Outcome<Toy.Event> first = name("Bear", command, 0);
            name("Cat", Metadata.NONE);
            assertEquals(first, name("Bear", command, 0));
            assertEquals(2, store.stream(toy).orElseThrow().version());
        }

        @Test
        void whoeverComesSecondIsTold() {
            Aggregate<Toy, String, Toy.Event> slow =
                    new Aggregate<>("Toy", new Overtaken(), Toy.AGGREGATE.codec(), Toy.AGGREGATE.telling(), Toy.AGGREGATE.commands());
            Outcome<Toy.Event> outcome = aggregates.execute(slow, Request.of(toy, "Bear", Metadata.NONE).at(NOON));
            List<Recorded<String>> meanwhile = new ArrayList<>();
            store.read(toy, 0, meanwhile::add);
            assertEquals(new Outcome.Conflict<>(0, 1, meanwhile), outcome);
        }

        /// Between loading and appending, somebody else appends.
        private final class Overtaken implements Decider<Toy, String, Toy.Event> {
            @Override
            public Toy initial() {
                return Toy.NEW;
            }

            @Override
            public Decision<Toy.Event> decide(Toy state, String name) {
                append(toy, "Ignored", "{}", NOON);
                return Toy.AGGREGATE.decider().decide(state, name);
            }

            @Override
            public Toy evolve(Toy state, Toy.Event event, Instant at) {
                return state;
            }
        }

        @Test
        void nothingIsDecidedOnAnEventThatCannotBeDecoded() {
            append(toy, "Paid", "{}", NOON);
            assertEquals(new Outcome.Rejected<>("nothing is decided on %s: v1 Paid cannot be decoded: amount is missing".formatted(toy)),
                    name("Bear", Metadata.NONE));
        }

        @Test
        void nothingIsDecidedOnAnEventThatIsNotKnown() {
            append(toy, "Mystery", "{}", NOON);
            assertEquals(new Outcome.Rejected<>("nothing is decided on %s: v1 Mystery is not known to this program".formatted(toy)),
                    name("Bear", Metadata.NONE));
        }
    }
}
