package hindcast.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Colours and shapes of event types.
final class MarkTest {
    @Test
    void aTypeHasTheSameMarkTomorrow() {
        assertEquals(new Mark(6, Mark.Shape.DIAMOND), Mark.of("PaymentFailed"));
        assertEquals(new Mark(1, Mark.Shape.CIRCLE), Mark.of("OrderCreated"));
        assertEquals(new Mark(2, Mark.Shape.CIRCLE), Mark.of("OrderItemAdded"));
    }

    @Test
    void manyTypesUseEveryColourAndShape() {
        assertEquals(Mark.HUES * Mark.Shape.values().length,
                IntStream.range(0, 2_000).mapToObj(i -> Mark.of("T" + i + "Type")).collect(Collectors.toSet()).size());
        assertTrue(IntStream.range(0, 2_000).allMatch(i -> Mark.of("T" + i + "Type").hue() >= 1 && Mark.of("T" + i + "Type").hue() <= Mark.HUES));
    }
}
