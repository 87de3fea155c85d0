package hindcast.app.aggregates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.aggregates.Moves.Since;
import hindcast.app.log.Moved;
import hindcast.app.log.News;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.StreamSummary;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A list whose lines move while it is read: ten orders, the newest at 10 seconds first.
final class MovesTest {
    private final ObservableList<StreamSummary> rows = FXCollections.observableArrayList();
    private StreamQuery query = StreamQuery.ALL;
    private final Moves moves = new Moves(rows, () -> query);

    @BeforeEach
    void readTheList() {
        rows.setAll(IntStream.range(0, 10).mapToObj(number -> row(number, 1, 10 - number)).toList());
        moves.read();
    }

    private static StreamId order(int number) {
        return new StreamId("Order", "00" + number);
    }

    private static StreamSummary row(int number, int version, long second) {
        return new StreamSummary(order(number), version, Instant.EPOCH, Instant.ofEpochSecond(second), "Noted");
    }

    private static Moved moved(int number, int first, int version, long second) {
        return new Moved(order(number), first, Instant.ofEpochSecond(second), version, Instant.ofEpochSecond(second), "Noted");
    }

    private void hear(Moved... moved) {
        moves.hear(new News(Stream.of(moved).collect(Collectors.toMap(Moved::stream, Function.identity())), List.of(), false));
    }

    @Test
    void aLineChangesWhereItStands() {
        hear(moved(4, 2, 3, 20));
        hear(moved(4, 4, 4, 21));
        assertEquals(row(4, 1, 6), rows.get(4));
        moves.tick();

        assertEquals(row(4, 4, 21), rows.get(4));
        assertEquals(Set.of(order(4)), moves.fresh().get());
        assertEquals(new Since(1, 0, false), moves.since().get());
    }

    @Test
    void itIsFreshForAMoment() {
        hear(moved(4, 2, 2, 20));
        moves.tick();
        moves.tick();
        assertEquals(Set.of(order(4)), moves.fresh().get());
        IntStream.range(0, 3).forEach(_ -> moves.tick());

        assertEquals(Set.of(), moves.fresh().get());
        assertEquals(new Since(1, 0, false), moves.since().get());
    }

    @Test
    void whatStandsOnTopAlreadyHasNotMoved() {
        hear(moved(0, 2, 2, 20));
        moves.tick();

        assertEquals(row(0, 2, 20), rows.getFirst());
        assertEquals(Since.NOTHING, moves.since().get());
    }

    @Test
    void newAndUnseenOnesAreCounted() {
        hear(moved(77, 1, 1, 20), moved(88, 5, 6, 21), moved(3, 2, 2, 22));
        moves.tick();

        assertEquals(new Since(2, 1, false), moves.since().get());
    }

    @Test
    void anOrderThatActivityDoesNotChangeKnowsOnlyNewOnes() {
        query = new StreamQuery(null, "", false, null, null, Sort.ID);
        hear(moved(77, 1, 1, 20), moved(88, 5, 6, 21), moved(3, 2, 2, 22));
        moves.tick();

        assertEquals(row(3, 2, 22), rows.get(3));
        assertEquals(new Since(0, 1, false), moves.since().get());
    }

    @Test
    void whatTheFilterHidesDoesNotCount() {
        query = new StreamQuery("Order", "07", false, null, null, Sort.ACTIVITY);
        hear(moved(77, 1, 1, 20), moved(8, 5, 6, 21));
        moves.tick();

        assertEquals(new Since(0, 1, false), moves.since().get());
    }

    @Test
    void whatTheListHadReadAlreadyIsNoNews() {
        hear(moved(2, 1, 1, 8), moved(77, 1, 1, 9));
        moves.tick();

        assertEquals(Set.of(), moves.fresh().get());
        assertEquals(Since.NOTHING, moves.since().get());
    }

    @Test
    void aListThatIsReadAnewBeginsAnew() {
        hear(moved(77, 1, 1, 20));
        moves.tick();
        moves.read();

        assertEquals(Since.NOTHING, moves.since().get());
    }

    @Test
    void howManyThereAreIsBounded() {
        moves.hear(new News(IntStream.range(0, Moves.MOST + 5).mapToObj(number -> moved(1_000 + number, 1, 1, 20))
                .collect(Collectors.toMap(Moved::stream, Function.identity())), List.of(), false));
        moves.tick();

        assertEquals(new Since(0, Moves.MOST, true), moves.since().get());
    }
}
