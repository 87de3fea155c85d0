package hindcast.store.projection.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/// A process that rebuilds, killed at every stage of it and some lines later; what is served is served on, and another one goes on where it stood.
@Timeout(180)
final class KilledRebuildsTest {
    /// The lines of a [RebuildProcess] behind which it is killed, in the order in which they come.
    private static final List<String> STAGES = List.of("ROWS", "INDEXES", "TAIL", "REVIEW", "swaps");

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
            for (String stage : STAGES) {
                killedBehind(name, stage, random.nextInt(4));
                Counting.add(ground.store(), "z" + stage, 1);
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

    /// Begins or resumes a rebuild, and kills its process so many lines behind the first one of a stage.
    private void killedBehind(String name, String stage, int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                RebuildProcess.class.getName(), ground.plain().getUrl(), ground.plain().getUser(), name)
                .redirectError(Redirect.INHERIT).start();
        try (BufferedReader told = process.inputReader()) {
            String line = told.readLine();
            while (line != null && !line.equals(stage)) {
                line = told.readLine();
            }
            assertEquals(stage, line);
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
