package hindcast.app.projections.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.fx.Times;
import hindcast.store.projection.Key;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.admin.RowValues;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Values of rows as text.
final class RowTextTest {
    private static final Times TIMES = new Times(ZoneId.of("Europe/Berlin"), Clock.systemUTC());
    private static final Instant AT = Instant.parse("2026-11-19T13:02:11.532001Z");

    public record Line(@Key String id, @Nullable String note, long count, BigDecimal total, boolean paid, Instant at) {
    }

    @Test
    void numbersAreGroupedAndTimesAreInTheZoneOfTheWindow() {
        assertEquals("–", TIMES.value(null));
        assertEquals("1,204,331", TIMES.value(1_204_331L));
        assertEquals("18,240.10", TIMES.value(new BigDecimal("18240.10")));
        assertEquals("12,345,678,901,234,567,890.1", TIMES.value(new BigDecimal("12345678901234567890.1")));
        assertEquals("2026-11-19 14:02:11.532", TIMES.value(AT));
        assertEquals("true", TIMES.value(true));
    }

    @Test
    void aCopiedRowHasEveryDigit() {
        RowValues row = new RowValues(Arrays.asList("a \"b\"", null, 12L, new BigDecimal("18240.10"), true, AT));
        assertEquals("""
                {"id":"a \\"b\\"","note":null,"count":12,"total":18240.10,"paid":true,"at":"2026-11-19T13:02:11.532001Z"}""",
                RowText.json(RowShape.of(Line.class), row).replaceAll("\\s*\\R\\s*", "").replace("\" : ", "\":"));
    }
}
