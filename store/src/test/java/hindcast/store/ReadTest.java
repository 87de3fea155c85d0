package hindcast.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.testing.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is read back, and in what order.
final class ReadTest {
    private final EventStore store;
    private final StreamId order = Given.stream("Order");
    private final StreamId account = Given.stream("Account");

    ReadTest(@Database(Database.Kind.OWN) EventStore store) {
        this.store = store;
        store.append(order, 0, List.of(event("Placed", 0), event("Paid", 20)));
        store.append(account, 0, List.of(event("Opened", 10)));
        store.append(order, 2, List.of(event("Shipped", 30)));
    }

    @Test
    void aStreamIsReadBehindAVersion() {
        assertEquals(List.of("Paid", "Shipped"), types(each -> store.read(order, 1, each)));
        assertEquals(List.of(), types(each -> store.read(order, 3, each)));
    }

    @Test
    void severalStreamsAreReadOneAfterAnotherEachBehindItsVersion() {
        SequencedMap<StreamId, Integer> after = new LinkedHashMap<>();
        after.put(order, 1);
        after.put(Given.stream("Order"), 0);
        after.put(account, 0);

        assertEquals(List.of("Paid", "Shipped", "Opened"), types(each -> store.read(after, each)));
        assertEquals(List.of(), types(each -> store.read(new LinkedHashMap<>(), each)));
    }

    @Test
    void theLogIsReadInTheOrderOfPositions() {
        assertEquals(List.of("Placed", "Paid", "Opened", "Shipped"), log(LogQuery.ALL));
    }

    @Test
    void theLogIsNarrowedByStreamTypeAndTime() {
        assertEquals(List.of("Placed", "Paid", "Shipped"), log(new LogQuery(order, null, null, null)));
        assertEquals(List.of("Opened"), log(new LogQuery(null, "Opened", null, null)));
        assertEquals(List.of("Paid", "Opened"), log(new LogQuery(null, null, at(10), at(30))));
        assertEquals(List.of("Paid"), log(new LogQuery(order, "Paid", at(20), at(21))));
        assertEquals(List.of(), log(new LogQuery(order, "Opened", null, null)));
    }

    @Test
    void aConsumerThatThrowsEndsTheReadingAndIsHeard() {
        IllegalStateException enough = new IllegalStateException("enough");
        List<String> seen = new ArrayList<>();

        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> store.log(LogQuery.ALL, event -> {
            seen.add(event.type());
            throw enough;
        }));

        assertSame(enough, thrown);
        assertEquals(List.of("Placed"), seen);
    }

    @Test
    void aReadingSeesTheLogAsItWasWhenItBegan() {
        List<String> seen = new ArrayList<>();
        store.log(LogQuery.ALL, event -> {
            seen.add(event.type());
            store.append(Given.stream("Order"), 0, List.of(Given.event("Late")));
        });
        assertEquals(List.of("Placed", "Paid", "Opened", "Shipped"), seen);
    }

    @Test
    void moreEventsThanABatchAreReadInOrder() {
        StreamId longest = Given.stream("Order");
        store.append(longest, 0, IntStream.range(0, 3500).mapToObj(number -> Given.event("Event " + number)).toList());

        assertEquals(IntStream.range(0, 3500).mapToObj(number -> "Event " + number).toList(), types(each -> store.read(longest, 0, each)));
    }

    @Test
    void theServerSaysWhatItIs() {
        assertEquals(new EventStore.Server("18.4", false, false), store.server());
    }

    private List<String> log(LogQuery query) {
        return types(each -> store.log(query, each));
    }

    private static List<String> types(Consumer<Consumer<Recorded<String>>> reading) {
        List<String> types = new ArrayList<>();
        reading.accept(event -> types.add(event.type()));
        return types;
    }

    private static NewEvent event(String type, int second) {
        return new NewEvent(type + " id", type, 1, "{}", Metadata.NONE, at(second));
    }

    private static Instant at(int second) {
        return Given.NOON.plusSeconds(second);
    }
}
