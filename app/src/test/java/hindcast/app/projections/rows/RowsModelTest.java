package hindcast.app.projections.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.domain.Shop;
import hindcast.store.StreamId;
import hindcast.store.projection.admin.RowKey;
import hindcast.store.projection.admin.RowPage;
import hindcast.store.projection.admin.RowQuery;
import hindcast.store.projection.admin.RowValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The rows of a read model of ten thousand accounts, as one scrolls.
final class RowsModelTest {
    private static final int ALL = 10_000;
    private final List<String> asked = new ArrayList<>();
    private final RowsModel model = new RowsModel(new Background(Runnable::run, Runnable::run), Shop.projections(), this::page);

    private RowPage page(String name, RowQuery query, RowKey key, int limit) {
        asked.add(name + " by " + query.sort());
        int from = switch (key) {
            case RowKey.First() -> 0;
            case RowKey.Last() -> ALL - limit;
            case RowKey.After(RowValues row) -> number(row) + 1;
            case RowKey.Before(RowValues row) -> Math.max(0, number(row) - limit);
        };
        int to = key instanceof RowKey.Before(RowValues row) ? number(row) : Math.min(ALL, from + limit);
        return new RowPage(IntStream.range(from, to).mapToObj(RowsModelTest::row).toList(), from > 0, to < ALL);
    }

    private static RowValues row(int number) {
        return new RowValues(List.of("%05d".formatted(number), "a@example.org", "Ada", 1, 1, 1, 1, 1));
    }

    private static int number(RowValues row) {
        return Integer.parseInt((String) row.values().getFirst());
    }

    private List<Integer> ends() {
        return List.of(number(model.rows().getFirst()), number(model.rows().getLast()));
    }

    @Test
    void onlyTheFirstPageIsReadUntilOneScrolls() {
        model.show("accounts");
        assertEquals(List.of(0, RowsModel.PAGE - 1), ends());
        model.visible(0, 20);
        assertEquals(List.of("accounts by null"), asked);
        model.visible(60, 80);
        assertEquals(List.of(0, 2 * RowsModel.PAGE - 1), ends());
        assertTrue(model.cut());
    }

    @Test
    void whatIsFarBehindIsLetGoAndReadAgainOnTheWayBack() {
        model.show("accounts");
        while (number(model.rows().getLast()) < 2_999) {
            model.visible(model.rows().size() - 20, model.rows().size() - 1);
        }
        assertEquals(List.of(2_000, 2_999), ends());
        while (number(model.rows().getFirst()) > 0) {
            model.visible(0, 20);
        }
        assertEquals(List.of(0, RowsModel.KEPT - 1), ends());
    }

    @Test
    void theEndIsOnePageAway() {
        model.show("accounts");
        model.toLast();
        assertEquals(List.of(ALL - RowsModel.PAGE, ALL - 1), ends());
        model.toFirst();
        assertEquals(List.of(0, RowsModel.PAGE - 1), ends());
        assertEquals(3, asked.size());
    }

    @Test
    void anotherOrderBeginsAtItsFirstPage() {
        model.show("accounts");
        model.toLast();
        model.ask(new RowQuery("balance", true, null));
        assertEquals(List.of(0, RowsModel.PAGE - 1), ends());
        assertEquals("accounts by balance", asked.getLast());
    }

    @Test
    void aRowOfOneStreamLeadsToIt() {
        model.show("accounts");
        assertEquals(Optional.of(new StreamId("Account", "00007")), model.stream(row(7)));
        model.show("dashboard");
        assertEquals(Optional.empty(), model.stream(row(7)));
    }

    @Test
    void nothingIsAskedOfAProjectionThatNobodyKnows() {
        model.show("nobody");
        assertEquals(List.of(), asked);
        assertEquals(Optional.empty(), model.projection().get());
        assertFalse(model.cut());
    }
}
