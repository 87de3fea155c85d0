package hindcast.app.projections.rebuild.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.projections.rebuild.course.Throughput.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How quickly a rebuild reads, over its course.
final class ThroughputTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void eachStretchHasItsOwnRate() {
        Throughput throughput = new Throughput(0, 50, SECOND);
        throughput.at(SECOND, 150);
        throughput.at(3 * SECOND, 550);
        assertEquals(List.of(new Stretch(50, 100), new Stretch(150, 100), new Stretch(550, 200)), throughput.stretches());
    }

    @Test
    void whatComesTooSoonCountsInTheNextOne() {
        Throughput throughput = new Throughput(0, 0, SECOND);
        throughput.at(SECOND / 2, 10);
        throughput.at(SECOND, 10);
        throughput.at(2 * SECOND, 10);
        assertEquals(List.of(new Stretch(0, 10), new Stretch(10, 10)), throughput.stretches());
    }

    @Test
    void howeverLongItTakesThereAreNoMoreThanAreDrawn() {
        Throughput throughput = new Throughput(0, 0, SECOND);
        for (int second = 1; second <= 10_000; second++) {
            throughput.at(second * SECOND, second * 100L);
        }
        List<Stretch> stretches = throughput.stretches();
        assertTrue(stretches.size() <= 400, () -> "There are " + stretches.size());
        assertEquals(0, stretches.getFirst().events());
        assertTrue(stretches.stream().allMatch(stretch -> stretch.rate() == 100), stretches::toString);
    }
}
