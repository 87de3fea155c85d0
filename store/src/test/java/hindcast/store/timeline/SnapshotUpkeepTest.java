package hindcast.store.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.aggregate.AggregateFold;
import hindcast.store.snapshot.Finding;
import hindcast.store.snapshot.Finding.Difference;
import hindcast.store.snapshot.Kept;
import hindcast.store.snapshot.Snapshots;
import hindcast.store.snapshot.StateCodec;
import hindcast.store.snapshot.Upkeep.Mended;
import hindcast.store.snapshot.Upkeep;
import hindcast.store.snapshot.Which;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.JsonNodeFactory;

/// Snapshots that are looked over, put right, and shown at the end of long streams.
final class SnapshotUpkeepTest {
    private static final int EVERY = 100;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final PGSimpleDataSource source;
    private final EventStore store;
    private final Snapshots snapshots;
    private final Aggregates aggregates;
    private final Upkeep upkeep;
    private final StreamId toy = new StreamId("Toy", UUID.randomUUID().toString());

    SnapshotUpkeepTest(@Database PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
        this.snapshots = new Snapshots(source, List.of(Toy.AGGREGATE), EVERY);
        this.aggregates = new Aggregates(store, List.of(Toy.AGGREGATE), () -> UUID.randomUUID().toString(), snapshots);
        this.upkeep = new Upkeep(store, snapshots);
    }

    /// Names the toy n1, n2, …
    private void names(int from, int to) {
        store.append(toy, from - 1, IntStream.rangeClosed(from, to).mapToObj(number -> event("Named", "{\"name\":\"n" + number + "\"}")).toList());
    }

    private static NewEvent event(String type, String data) {
        return new NewEvent(UUID.randomUUID().toString(), type, 1, data, Metadata.NONE, NOON);
    }

    private void sql(String statement) {
        try (Connection connection = source.getConnection(); Statement run = connection.createStatement()) {
            run.execute(statement.formatted(toy.id()));
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    private void tamper() {
        sql("update hindcast.snapshots set state = replace(state::text, ':\"n', ':\"x')::json where id = '%s'");
    }

    private List<Mended> rebuild() {
        List<Mended> mended = new ArrayList<>();
        upkeep.rebuild(Which.of(toy), mended::add);
        return mended;
    }

    private Map<StreamId, List<Finding>> verify() {
        Map<StreamId, List<Finding>> findings = new HashMap<>();
        upkeep.verify(Which.of(toy), findings::put);
        return findings;
    }

    private List<Integer> kept() {
        return snapshots.page(Which.of(toy), null, 100).stream().map(Kept::version).toList();
    }

    private Timeline timeline() {
        return aggregates.timeline(toy, _ -> { });
    }

    private static Finding differs(int version, String kept, String folded) {
        return new Finding.Differs(version, List.of(new Difference(JsonPointer.compile("/name"),
                Optional.of(JsonNodeFactory.instance.stringNode(kept)), Optional.of(JsonNodeFactory.instance.stringNode(folded)))));
    }

    private static String name(Frame frame) {
        return assertInstanceOf(Frame.State.class, frame).tree().json().path("name").asString();
    }

    @Nested
    class Rebuilding {
        @Test
        void makesOneOfTheNewestStateWhereNoneIs() {
            names(1, EVERY + 5);
            assertEquals(List.of(new Mended(toy, 0, EVERY + 5, 0, "")), rebuild());
            assertEquals(List.of(EVERY + 5), kept());
        }

        @Test
        void leavesWhatIsRightAndShortStreamsAlone() {
            names(1, EVERY - 1);
            assertEquals(List.of(), rebuild());
            names(EVERY, EVERY);
            rebuild();
            assertEquals(List.of(new Mended(toy, 0, 0, 1, "")), rebuild());
        }

        @Test
        void putsAnotherInThePlaceOfAWrongOne() {
            names(1, EVERY);
            rebuild();
            tamper();
            assertEquals(Map.of(toy, List.of(differs(EVERY, "x100", "n100"))), verify());
            assertEquals(List.of(new Mended(toy, 1, EVERY, 0, "")), rebuild());
            assertEquals(Map.of(toy, List.of(new Finding.Agrees(EVERY))), verify());
        }

        @Test
        void putsAnotherInThePlaceOfOneOfAnOldFold() {
            names(1, EVERY);
            rebuild();
            sql("update hindcast.snapshots set fold = 'old' where id = '%s'");
            assertEquals(Map.of(toy, List.of(new Finding.OtherFold(EVERY))), verify());
            assertEquals(List.of(new Mended(toy, 1, EVERY, 0, "")), rebuild());
            assertEquals(Map.of(toy, List.of(new Finding.Agrees(EVERY))), verify());
        }

        @Test
        void makesNoneOfAStreamThatIsNotUnderstoodToItsEnd() {
            names(1, EVERY);
            rebuild();
            store.append(toy, EVERY, List.of(event("Mystery", "{}")));
            names(EVERY + 2, 2 * EVERY + 2);
            assertEquals(List.of(new Mended(toy, 0, 0, 1, "v101 Mystery is not known to this program")), rebuild());
            assertEquals(List.of(EVERY), kept());
        }

        @Test
        void dropsWhatStandsBehindAnEventThatIsNotUnderstood() {
            names(1, EVERY);
            store.append(toy, EVERY, List.of(event("Paid", "{}")));
            sql("insert into hindcast.snapshots (type, id, version, fold, state) select 'Toy', '%s', 101, '"
                    + StateCodec.of(Toy.AGGREGATE).orElseThrow().key() + "', '{}'");
            String why = "v101 Paid cannot be decoded: amount is missing";
            assertEquals(Map.of(toy, List.of(new Finding.Unfounded(101, why))), verify());
            assertEquals(List.of(new Mended(toy, 1, 0, 0, why)), rebuild());
        }
    }

    @Nested
    class Verifying {
        @Test
        void findsOneOfAHistoryThatIsNoMore() {
            names(1, EVERY);
            rebuild();
            sql("update hindcast.snapshots set version = 777 where id = '%s'");
            assertEquals(Map.of(toy, List.of(new Finding.Unfounded(777, "the stream ends at v100"))), verify());
        }

        @Test
        void findsOneThatIsNoState() {
            names(1, EVERY);
            rebuild();
            sql("update hindcast.snapshots set state = '[]' where id = '%s'");
            assertEquals(Map.of(toy, List.of(new Finding.Unfounded(EVERY, "it cannot be read: the payload is not an object"))), verify());
        }

        @Test
        void looksAtEachOfTheSnapshotsOfAStream() {
            names(1, EVERY);
            rebuild();
            names(EVERY + 1, 3 * EVERY);
            rebuild();
            sql("update hindcast.snapshots set state = replace(state::text, ':\"n300', ':\"x300')::json where id = '%s'");
            assertEquals(Map.of(toy, List.of(new Finding.Agrees(EVERY), differs(3 * EVERY, "x300", "n300"))), verify());
        }
    }

    @Nested
    class Comparing {
        @Test
        void aTimelineWithItsSnapshotIsAFinding() {
            names(1, EVERY);
            assertEquals(new Finding.None(), aggregates.compare(timeline()));
            rebuild();
            assertEquals(new Finding.Agrees(EVERY), aggregates.compare(timeline()));
            tamper();
            assertEquals(differs(EVERY, "x100", "n100"), aggregates.compare(timeline()));
            sql("update hindcast.snapshots set fold = 'old' where id = '%s'");
            assertEquals(new Finding.OtherFold(EVERY), aggregates.compare(timeline()));
        }

        @Test
        void aSnapshotBehindTheTimelinesEndOrBehindWhatIsNotUnderstoodIsUnfounded() {
            names(1, EVERY);
            rebuild();
            Timeline.Builder shorter = Timeline.builder(toy, new AggregateFold<>(Toy.AGGREGATE));
            store.read(toy, 0, event -> {
                if (event.version() < 50) {
                    shorter.accept(event);
                }
            });
            assertEquals(new Finding.Unfounded(EVERY, "the stream ends at v49"), aggregates.compare(shorter.build()));
        }
    }

    @Nested
    class Ends {
        @Test
        void ofLongStreamsAreShownFromTheSnapshotAndSaySo() {
            names(1, 300);
            rebuild();
            names(301, 303);
            tamper();
            Aggregates.Row row = aggregates.newest(toy).orElseThrow();
            assertEquals(store.stream(toy).orElseThrow(), row.summary());
            assertEquals(300, row.snapshot());
            assertEquals("n303", name(row.frame()));
            assertEquals(row.frame().toString(), aggregates.rows(List.of(row.summary()), null).get(toy).frame().toString());
            assertEquals(300, aggregates.rows(List.of(row.summary()), null).get(toy).snapshot());
        }

        @Test
        void areTheSameStateAsTheFolds() {
            names(1, 300);
            rebuild();
            names(301, 303);
            Frame.State folded = assertInstanceOf(Frame.State.class, timeline().at(303));
            Frame.State shown = assertInstanceOf(Frame.State.class, aggregates.newest(toy).orElseThrow().frame());
            assertEquals(folded.tree().json(), shown.tree().json());
            assertEquals(folded.headline(), shown.headline());
        }

        @Test
        void exactlyAtTheSnapshotKnowTheirNewestEvent() {
            names(1, 300);
            rebuild();
            assertEquals(store.stream(toy).orElseThrow(), aggregates.newest(toy).orElseThrow().summary());
        }

        @Test
        void ofShortStreamsAreFolded() {
            names(1, 299);
            rebuild();
            tamper();
            assertEquals(Optional.empty(), aggregates.newest(toy));
            Aggregates.Row row = aggregates.rows(List.of(store.stream(toy).orElseThrow()), null).get(toy);
            assertEquals(0, row.snapshot());
            assertEquals("n299", name(row.frame()));
        }

        @Test
        void thePastIsFoldedFromTheEventsWhateverTheSnapshotSays() {
            names(1, 300);
            rebuild();
            tamper();
            assertEquals("n300", name(timeline().at(300)));
            Aggregates.Row then = aggregates.rows(List.of(store.stream(toy).orElseThrow()), NOON).get(toy);
            assertEquals("n300", name(then.frame()));
            assertEquals(0, then.snapshot());
        }

        @Test
        void behindABrokenEventAreNotKnown() {
            names(1, 300);
            rebuild();
            store.append(toy, 300, List.of(event("Paid", "{}"), event("Ignored", "{}")));
            Frame.Broken broken = assertInstanceOf(Frame.Broken.class, aggregates.newest(toy).orElseThrow().frame());
            Frame.Broken folded = assertInstanceOf(Frame.Broken.class, timeline().at(302));
            assertEquals(
                    List.of(folded.version(), folded.brokenAt(), folded.reason(), folded.last().version()),
                    List.of(broken.version(), broken.brokenAt(), broken.reason(), broken.last().version()));
        }
    }
}
