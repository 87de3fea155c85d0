package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.Bulk.Placed;
import hindcast.store.Bulk.Placed.Added;
import hindcast.store.Bulk.Placed.AlreadyThere;
import hindcast.store.Bulk.Placed.Refused;
import hindcast.store.Bulk.Placement;
import hindcast.store.testing.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an import writes, and what it is told.
final class BulkTest {
    private final EventStore store;
    private final StreamId order = Given.stream("Order");
    private final StreamId account = Given.stream("Account");

    BulkTest(@Database EventStore store) {
        this.store = store;
    }

    @Test
    void eventsOfManyStreamsStandInTheLogInTheOrderGiven() {
        List<Placement> placements = List.of(
                at(order, 1, "Placed"), at(account, 1, "Opened"), at(order, 2, "Paid"), at(account, 2, "Charged"), at(order, 3, "Shipped"));
        long before = store.head();

        assertEquals(List.of(new Added(), new Added(), new Added(), new Added(), new Added()), placed(placements));

        List<Recorded<String>> log = new ArrayList<>();
        store.log(LogQuery.ALL, log::add);
        assertEquals(
                IntStream.range(0, 5).mapToObj(index -> recorded(before + 1 + index, placements.get(index))).toList(),
                log.stream().filter(event -> event.position() > before).toList());
    }

    @Test
    void theLinesOfTheStreamsFollow() {
        NewEvent late = new NewEvent("late", "Paid", 1, "{}", Metadata.NONE, Given.NOON.plusSeconds(9));
        placed(List.of(at(order, 1, "Placed")));
        placed(List.of(new Placement(order, 2, late), at(account, 1, "Opened")));

        assertEquals(Optional.of(new StreamSummary(order, 2, Given.NOON, Given.NOON.plusSeconds(9), "Paid")), store.stream(order));
        assertEquals(Optional.of(new StreamSummary(account, 1, Given.NOON, Given.NOON, "Opened")), store.stream(account));
    }

    @Test
    void nothingIsThereBeforeTheCommitNorWithoutIt() {
        try (Bulk bulk = store.bulk()) {
            bulk.place(List.of(at(order, 1, "Placed")));
            assertEquals(List.of(), Given.all(store, order));
        }
        assertEquals(List.of(), Given.all(store, order));
        assertEquals(Optional.empty(), store.stream(order));
    }

    @Test
    void theSameEventsAgainAreAlreadyThere() {
        List<Placement> placements = List.of(at(order, 1, "Placed"), at(order, 2, "Paid"));
        placed(placements);

        assertEquals(List.of(new AlreadyThere(), new AlreadyThere()), placed(placements));
        assertEquals(2, Given.all(store, order).size());
    }

    @Test
    void whatFollowsWhatIsThereIsAdded() {
        Placement first = at(order, 1, "Placed");
        placed(List.of(first));

        assertEquals(List.of(new AlreadyThere(), new Added()), placed(List.of(first, at(order, 2, "Paid"))));
    }

    @Test
    void anotherEventAtAPlaceIsRefused() {
        placed(List.of(at(order, 1, "Placed"), at(order, 2, "Paid")));

        assertEquals(List.of(new Refused(2)), placed(List.of(at(order, 1, "Placed"))));
    }

    @Test
    void aGapIsRefusedAndWhatStandsAroundItIsWritten() {
        assertEquals(
                List.of(new Added(), new Refused(1), new Added(), new Added()),
                placed(List.of(at(order, 1, "Placed"), at(order, 3, "Shipped"), at(account, 1, "Opened"), at(order, 2, "Paid"))));
        assertEquals(List.of("Placed", "Paid"), Given.all(store, order).stream().map(Recorded::type).toList());
    }

    @Test
    void aVersionBelowOneIsRefused() {
        assertEquals(List.of(new Refused(0)), placed(List.of(at(order, 0, "Placed"))));
    }

    @Test
    void placingNothingAnswersNothing() {
        assertEquals(List.of(), placed(List.of()));
    }

    @Test
    void anotherWriterOfTheStreamIsWaitedForAndConflicts() {
        store.append(order, 0, List.of(Given.event("Placed")));
        try (Bulk bulk = store.bulk()) {
            bulk.place(List.of(at(order, 2, "Paid")));
            bulk.commit();
        }

        assertEquals(new AppendResult.Conflict(1, 2, Given.all(store, order).subList(1, 2)), store.append(order, 1, List.of(Given.event("Cancelled"))));
    }

    @Test
    void aBrokenEventEndsTheTransaction() {
        try (Bulk bulk = store.bulk()) {
            bulk.place(List.of(at(order, 1, "Placed")));
            List<Placement> broken = List.of(new Placement(order, 2, new NewEvent("x", "Paid", 1, "{", Metadata.NONE, null)));
            assertThrows(StoreException.Failed.class, () -> bulk.place(broken));
        }
        assertEquals(List.of(), Given.all(store, order));
    }

    /// The answers to placements in random disorder are those of a store that takes them one by one.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void manyAtOnceAreAnsweredLikeOneAfterAnother(long seed) {
        Random random = new Random(seed);
        List<StreamId> streams = List.of(Given.stream("Order"), Given.stream("Order"), Given.stream("Account"));
        Map<StreamId, List<String>> model = new HashMap<>();
        try (Bulk bulk = store.bulk()) {
            for (int round = 0; round < 6; round++) {
                List<Placement> placements = IntStream.range(0, 20).mapToObj(_ -> random(random, streams)).toList();
                assertEquals(placements.stream().map(placement -> expected(model, placement)).toList(), bulk.place(placements));
            }
            bulk.commit();
        }
        for (StreamId stream : streams) {
            assertEquals(model.getOrDefault(stream, List.of()), Given.all(store, stream).stream().map(Recorded::id).toList());
        }
    }

    private static Placement random(Random random, List<StreamId> streams) {
        int version = 1 + random.nextInt(8);
        String id = "event " + version + (random.nextInt(10) == 0 ? " of another" : "");
        return new Placement(streams.get(random.nextInt(3)), version, new NewEvent(id, "Counted", 1, "1", Metadata.NONE, Given.NOON));
    }

    private static Placed expected(Map<StreamId, List<String>> model, Placement placement) {
        List<String> ids = model.computeIfAbsent(placement.stream(), _ -> new ArrayList<>());
        if (placement.version() == ids.size() + 1) {
            ids.add(placement.event().id());
            return new Added();
        }
        boolean same = placement.version() <= ids.size() && ids.get(placement.version() - 1).equals(placement.event().id());
        return same ? new AlreadyThere() : new Refused(ids.size());
    }

    private List<Placed> placed(List<Placement> placements) {
        try (Bulk bulk = store.bulk()) {
            List<Placed> answers = bulk.place(placements);
            bulk.commit();
            return answers;
        }
    }

    private static Placement at(StreamId stream, int version, String type) {
        return new Placement(stream, version, new NewEvent(UUID.randomUUID().toString(), type, 1, "{}", Metadata.NONE, Given.NOON));
    }

    private static Recorded<String> recorded(long position, Placement placement) {
        return Given.recorded(position, placement.stream(), placement.version(), placement.event());
    }
}
