package hindcast.domain.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.domain.Shop;
import hindcast.domain.account.AccountEvent;
import hindcast.domain.order.OrderEvent;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows of the shop are tables.
final class RowsTest {
    static List<Projection<?, ?, ?>> projections() {
        return Shop.projections();
    }

    private static <R extends Record> void comeBack(Class<R> type, Collection<R> rows) {
        RowShape<R> shape = RowShape.of(type);
        // By their values: a decimal of thousands comes back written out, as the server writes it.
        assertEquals(List.of(), rows.stream().filter(row -> !Arrays.equals(shape.values(row), shape.values(shape.row(shape.values(row))))).toList());
    }

    private static <E, R extends Record> void everyRowOfTheSampleComesBack(Projection<?, E, R> projection) {
        Set<R> rows = Replay.rows(projection, Replay.sample(projection, 500));
        assertTrue(rows.size() >= 50, () -> rows.size() + " rows");
        comeBack(projection.row(), rows);
    }

    private static <E, R extends Record> void whateverHappensComesBack(Projection<?, E, R> projection, Class<E> events) {
        Random random = new Random(6);
        for (int i = 0; i < 50; i++) {
            comeBack(projection.row(), Replay.rows(projection, Replay.anyLog(events, random)));
        }
    }

    @Test
    void thereAreFour() {
        assertEquals(List.of("orders", "accounts", "dashboard", "analytics"), projections().stream().map(Projection::name).toList());
    }

    @Test
    void eachReadsTheStreamsOfAnAggregate() {
        Set<String> types = Shop.aggregates().stream().map(Aggregate::type).collect(Collectors.toSet());
        assertEquals(types, projections().stream().map(Projection::streamType).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("projections")
    void anIndexIsOfColumnsThatThereAre(Projection<?, ?, ?> projection) {
        Set<String> columns = RowShape.of(projection.row()).columns().stream().map(RowShape.Column::name).collect(Collectors.toSet());
        assertEquals(List.of(), projection.indexes().stream().flatMap(List::stream).filter(name -> !columns.contains(name)).toList());
    }

    @ParameterizedTest
    @MethodSource("projections")
    void everyRowOfTheSampleIsAListOfValuesAndBack(Projection<?, ?, ?> projection) {
        everyRowOfTheSampleComesBack(projection);
    }

    @Test
    void whateverHappensToAnOrderIsAListOfValuesAndBack() {
        whateverHappensComesBack(Orders.PROJECTION, OrderEvent.class);
        whateverHappensComesBack(Dashboard.PROJECTION, OrderEvent.class);
        whateverHappensComesBack(Analytics.PROJECTION, OrderEvent.class);
    }

    @Test
    void whateverHappensToAnAccountIsAListOfValuesAndBack() {
        whateverHappensComesBack(Accounts.PROJECTION, AccountEvent.class);
    }
}
