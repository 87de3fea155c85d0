package hindcast.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Texts that come again and again.
final class NamesTest {
    private final Names names = new Names();

    private String read(String text) {
        byte[] bytes = ("ab" + text + "cd").getBytes(StandardCharsets.UTF_8);
        return names.of(bytes, 2, bytes.length - 4);
    }

    @Test
    void theSameBytesAreTheSameText() {
        String first = read("OrderPlaced");
        assertSame(first, read("OrderPlaced"));
        assertEquals("OrderPlaced", first);
    }

    /// More than there are places, so that many share one.
    @Test
    void whateverCameBeforeEachTextIsItself() {
        for (int round = 0; round < 2; round++) {
            IntStream.range(0, 2_000).forEach(number -> assertEquals("Ereignis ü 🙂 " + number, read("Ereignis ü 🙂 " + number)));
        }
        assertEquals("", read(""));
    }
}
