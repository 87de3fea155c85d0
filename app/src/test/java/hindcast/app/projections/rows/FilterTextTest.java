package hindcast.app.projections.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.app.time.MomentText;
import hindcast.store.projection.Key;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.admin.RowQuery.Filter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What one types over a column.
final class FilterTextTest {
    private static final MomentText MOMENTS = new MomentText(ZoneId.of("Europe/Berlin"), Instant.parse("2026-11-19T14:20:41Z"));

    public record Line(@Key String id, @Nullable String status, int count, long size, BigDecimal total, boolean paid, Instant at, LocalDate day) {
    }

    private static FilterText over(String column) {
        return new FilterText(RowShape.of(Line.class).columns().stream().filter(each -> each.name().equals(column)).findFirst().orElseThrow(), MOMENTS);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    private static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of("status", "PA", new Filter.Prefix("status", "PA")),
                Arguments.of("status", "= PAID", new Filter.Equal("status", "PAID")),
                Arguments.of("status", "empty", new Filter.Equal("status", null)),
                Arguments.of("id", "empty", new Filter.Prefix("id", "empty")),
                Arguments.of("count", "12", new Filter.Equal("count", 12)),
                Arguments.of("count", "10..20", new Filter.Range("count", 10, 20)),
                Arguments.of("size", ">=1,000", new Filter.Range("size", 1_000L, null)),
                Arguments.of("size", "..5", new Filter.Range("size", null, 5L)),
                Arguments.of("total", "<= 12.50", new Filter.Range("total", null, new BigDecimal("12.50"))),
                Arguments.of("paid", "true", new Filter.Equal("paid", true)),
                Arguments.of("at", "2026-11-19", new Filter.Range("at", at("2026-11-18T23:00:00Z"), at("2026-11-19T22:59:59.999999Z"))),
                Arguments.of("at", "yesterday 14:00", new Filter.Range("at", at("2026-11-18T13:00:00Z"), null)),
                Arguments.of("at", "2026-11-17 .. 2026-11-18", new Filter.Range("at", at("2026-11-16T23:00:00Z"), at("2026-11-18T22:59:59.999999Z"))),
                Arguments.of("day", "2026-11-19", new Filter.Equal("day", LocalDate.of(2026, 11, 19))),
                Arguments.of("day", ">=2026-11-19", new Filter.Range("day", LocalDate.of(2026, 11, 19), null)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void itIsReadByTheTypeOfTheColumn(String column, String text, Filter filter) {
        assertEquals(Optional.of(filter), over(column).filter(text));
    }

    @Test
    void nothingTypedIsNoFilter() {
        assertEquals(Optional.empty(), over("count").filter("  "));
    }

    @ParameterizedTest
    @CsvSource({"count, twelve", "count, 1.5", "count, 99999999999", "size, empty", "total, 1..x", "paid, yes", "at, noon", "day, 2026-11"})
    void whatIsNoValueIsRefusedInASentence(String column, String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> over(column).filter(text));
        assertEquals(true, refused.getMessage().contains("write"), refused::getMessage);
    }
}
