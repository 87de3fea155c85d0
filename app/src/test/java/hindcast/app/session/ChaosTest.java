package hindcast.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.chaos.Trial;
import hindcast.store.chaos.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The trial of the log in the short form that every build can afford; `hindcast bench chaos` runs it at length.
final class ChaosTest {
    private static final Duration LENGTH = Duration.ofSeconds(20);

    // Held here, because a logger that nobody holds forgets its level. That connections break is the point.
    private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");

    @BeforeAll
    static void beQuiet() {
        POOL.setLevel(Level.OFF);
    }

    @AfterAll
    static void beLoud() {
        POOL.setLevel(null);
    }

    @Test
    void nothingIsLostDoubledOrOutOfOrder() throws Exception {
        long seed = System.nanoTime();
        try (Battleground ground = Battleground.fresh()) {
            Verdict verdict = Trial.run(ground, LENGTH, seed, words -> { });

            assertEquals(List.of(), verdict.faults(), "seed " + seed);
            assertTrue(verdict.events() > 0 && verdict.lostNaively() > 0 && verdict.troubles().cuts() > 0, verdict.toString());
        }
    }
}
