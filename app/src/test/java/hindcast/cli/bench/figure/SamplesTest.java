package hindcast.cli.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Percentiles of times.
final class SamplesTest {
    @Test
    void aPercentileIsOneOfTheTimes() {
        Samples hundred = Samples.of(LongStream.rangeClosed(1, 100).map(milli -> (101 - milli) * 1_000_000).toArray());
        assertEquals(50, hundred.millis(50));
        assertEquals(99, hundred.millis(99));
        assertEquals(100, hundred.millis(100));
    }

    @Test
    void ofFewTimesTheNinetyNinthIsTheLongest() {
        Samples few = Samples.of(3_000_000, 1_000_000, 2_000_000);
        assertEquals(2, few.millis(50));
        assertEquals(3, few.millis(99));
    }

    @Test
    void ofNoTimesThereIsNone() {
        assertThrows(IllegalArgumentException.class, Samples::of);
    }
}
