package hindcast.store.projection.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.projection.Counting;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Rebuild.Swapped;
import hindcast.store.projection.run.ProjectionRunner;
import hindcast.store.testing.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A process that rebuilds, killed at some moment again and again; what is served is served on, and another one goes on where it stood.
@Timeout(180)
final class KilledRebuildsTest {
    private static final int KILLS = 3;

    private final Ground ground;

    KilledRebuildsTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.ground = Ground.of(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"counters", "sums"})
    void whoeverDiesTheRowsAreThoseOfAFoldFromScratch(String name) throws Exception {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        try (ProjectionRunner _ = ground.runner()) {
            ground.fill(60);
            ground.untilHandled();
            for (int kill = 0; kill < KILLS; kill++) {
                killedAfter(name, random.nextInt(30));
                Counting.add(ground.store(), "z" + kill, 1);
                ground.untilHandled();
                assertEquals(ground.texts(Ground.COUNTED.formatted(1)), ground.texts(Ground.COUNTERS));
                assertEquals(ground.texts(Ground.SUMMED), ground.texts(Ground.SUMS));
            }
            Rebuild rebuild = ground.rebuilds().open(name).orElseGet(() -> ground.begin(name));
            untilNobodyIsAtWork(rebuild);
            assertEquals(new Ended.Ready(), rebuild.run(_ -> { }));
            try (Review review = rebuild.review()) {
                assertEquals(List.of(), review.page(null, 10));
            }
            assertEquals(Swapped.Yes.class, rebuild.swap("maria", "").getClass());
            ground.fill(10);
            ground.untilHandled();
        }

        assertEquals(ground.texts(Ground.COUNTED.formatted(1)), ground.texts(Ground.COUNTERS));
        assertEquals(ground.texts(Ground.SUMMED), ground.texts(Ground.SUMS));
    }

    /// Begins or resumes a rebuild, and kills its process after so many lines, or lets it swap.
    private void killedAfter(String name, int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                RebuildProcess.class.getName(), ground.source().getUrl(), ground.source().getUser(), name)
                .redirectError(Redirect.INHERIT).start();
        try (BufferedReader told = process.inputReader()) {
            String line = told.readLine();
            assertTrue(line != null, "it ended without a word");
            for (int seen = 0; seen < lines && line != null; seen++) {
                line = told.readLine();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        ground.rebuilds().open(name).ifPresent(KilledRebuildsTest::untilNobodyIsAtWork);
    }

    /// The server finds out by itself that a process is gone.
    private static void untilNobodyIsAtWork(Rebuild rebuild) {
        while (rebuild.line().atWork()) {
            Thread.onSpinWait();
        }
    }
}
