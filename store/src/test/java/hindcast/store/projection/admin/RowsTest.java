package hindcast.store.projection.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.StoreException;
import hindcast.store.projection.Counting;
import hindcast.store.projection.admin.RowQuery.Filter;
import hindcast.store.testing.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/// Rows of a read model, read page by page as somebody scrolls. A column may be empty in many of them, and values are there many times.
final class RowsTest {
    private static final List<String> COLUMNS = List.of("id", "sum", "events", "changed_at", "version");
    private static final Instant FIRST = Instant.parse("2026-11-19T13:00:00Z");
    private static final int ROWS = 50;

    private final PGSimpleDataSource source;
    private final Rows rows;
    private final Projections projections;

    RowsTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.projections = new Projections(source, List.of(Counting.COUNTERS));
        this.rows = new Rows(projections);
    }

    @BeforeEach
    void fillTheTable() throws SQLException {
        projections.begin();
        execute("""
                insert into read_model.counters_g1
                select 'c-' || lpad(n::text, 2, '0'), n % 7 - 2.5, n % 5,
                       case when n % 3 > 0 then timestamptz '2026-11-19T13:00:00Z' + make_interval(mins => n / 10) end, n, n
                from generate_series(1, 50) n
                """);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Object value(RowValues row, String column) {
        return row.values().get(COLUMNS.indexOf(column));
    }

    private static List<Object> ids(List<RowValues> rows) {
        return rows.stream().map(row -> value(row, "id")).toList();
    }

    /// What a page by page reading from an end comes to.
    private List<RowValues> walk(RowQuery query, boolean backward, int limit) {
        List<RowValues> all = new ArrayList<>();
        RowPage page = rows.page("counters", query, backward ? new RowKey.Last() : new RowKey.First(), limit);
        all.addAll(page.rows());
        while (backward ? page.earlier() : page.later()) {
            assertEquals(limit, page.rows().size());
            page = rows.page("counters", query, backward ? new RowKey.Before(all.getFirst()) : new RowKey.After(all.getLast()), limit);
            all.addAll(backward ? 0 : all.size(), page.rows());
        }
        return all;
    }

    private static Stream<Arguments> orders() {
        return COLUMNS.stream().flatMap(column -> Stream.of(false, true).flatMap(descending -> Stream.of(1, 7, 50, 200).map(limit ->
                Arguments.of(column, descending, limit))));
    }

    @ParameterizedTest
    @MethodSource("orders")
    @SuppressWarnings({"unchecked", "rawtypes"})
    void pagesOfAnyOrderAndSizeAreAllRowsOnceFromEitherEnd(String column, boolean descending, int limit) {
        Comparator<Comparable> values = Comparator.nullsLast(Comparator.naturalOrder());
        Comparator<RowValues> order = Comparator.comparing((RowValues row) -> (Comparable) value(row, column), values)
                .thenComparing(row -> (String) value(row, "id"));
        List<RowValues> expected = rows.page("counters", RowQuery.ALL, new RowKey.First(), ROWS).rows().stream()
                .sorted(descending ? order.reversed() : order).toList();
        RowQuery query = new RowQuery(column, descending, null);

        assertEquals(ROWS, expected.size());
        assertEquals(ids(expected), ids(walk(query, false, limit)));
        assertEquals(ids(expected), ids(walk(query, true, limit)));
    }

    @Test
    void valuesAreOfTheTypesOfTheirColumns() {
        assertEquals(List.of("c-50", new BigDecimal("-1.5"), 0, FIRST.plusSeconds(300), 50),
                rows.page("counters", new RowQuery("version", true, null), new RowKey.First(), 1).rows().getFirst().values());
    }

    private static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of(new Filter.Equal("events", 3), (Predicate<RowValues>) row -> value(row, "events").equals(3)),
                Arguments.of(new Filter.Equal("changed_at", null), (Predicate<RowValues>) row -> value(row, "changed_at") == null),
                Arguments.of(new Filter.Prefix("id", "c-1"), (Predicate<RowValues>) row -> value(row, "id").toString().startsWith("c-1")),
                Arguments.of(new Filter.Range("sum", new BigDecimal("0.5"), new BigDecimal("2.50")),
                        (Predicate<RowValues>) row -> List.of("0.5", "1.5", "2.5").contains(value(row, "sum").toString())),
                Arguments.of(new Filter.Range("changed_at", FIRST.plusSeconds(120), null),
                        (Predicate<RowValues>) row -> value(row, "changed_at") instanceof Instant at && !at.isBefore(FIRST.plusSeconds(120))),
                Arguments.of(new Filter.Range("version", null, 4), (Predicate<RowValues>) row -> (int) value(row, "version") <= 4));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterLeavesTheRowsThatItSays(Filter filter, Predicate<RowValues> fits) {
        List<Object> expected = ids(walk(new RowQuery("changed_at", true, null), false, ROWS).stream().filter(fits).toList());
        assertTrue(!expected.isEmpty() && expected.size() < ROWS);
        assertEquals(expected, ids(walk(new RowQuery("changed_at", true, filter), false, 3)));
        assertEquals(expected, ids(walk(new RowQuery("changed_at", true, filter), true, 3)));
    }

    @Test
    void aRowThatIsGoneIsStillAPlaceToGoOnFrom() throws SQLException {
        RowPage page = rows.page("counters", new RowQuery("version", false, null), new RowKey.First(), 10);
        execute("delete from read_model.counters_g1 where version between 5 and 12");
        assertEquals(List.of("c-13", "c-14"),
                ids(rows.page("counters", new RowQuery("version", false, null), new RowKey.After(page.rows().getLast()), 2).rows()));
    }

    @Test
    void lettersOfAPatternAndQuotesAreLetters() throws SQLException {
        execute("insert into read_model.counters_g1 values ('%_''; drop', 1, 1, null, 1, 99)");
        assertEquals(List.of("%_'; drop"), ids(rows.page("counters", new RowQuery(null, false, new Filter.Prefix("id", "%")), new RowKey.First(), 10).rows()));
        assertEquals(List.of("%_'; drop"),
                ids(rows.page("counters", new RowQuery(null, false, new Filter.Equal("id", "%_'; drop")), new RowKey.First(), 10).rows()));
    }

    @Test
    void whatCannotBeAskedForIsRefused() {
        for (RowQuery query : List.of(new RowQuery("hc_position", false, null), new RowQuery("id\" desc --", false, null),
                new RowQuery(null, false, new Filter.Equal("events", "three")), new RowQuery(null, false, new Filter.Prefix("sum", "1")),
                new RowQuery(null, false, new Filter.Range("id", "a", "b")))) {
            assertThrows(IllegalArgumentException.class, () -> rows.page("counters", query, new RowKey.First(), 10), query::toString);
        }
        assertThrows(IllegalArgumentException.class, () -> rows.page("nobody", RowQuery.ALL, new RowKey.First(), 10));
    }

    @Test
    void rowsOfAnotherShapeThanTheProgramsAreNotGuessedAt() throws SQLException {
        execute("update hindcast.generations set columns = 'id text', revision = 7");
        StoreException.Failed failed = assertThrows(StoreException.Failed.class, () -> rows.page("counters", RowQuery.ALL, new RowKey.First(), 10));
        assertTrue(failed.getMessage().startsWith("The rows of counters are of revision 7"), failed::getMessage);
    }
}
