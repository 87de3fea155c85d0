package hindcast.store.projection.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.projection.Counting;
import hindcast.store.testing.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/// Two runners at work on the same store, one of which is killed again and again in the middle of it, while others write.
@Timeout(120)
final class KilledRunnersTest {
    private static final int KILLS = 8;
    private static final int WRITERS = 3;

    private final PGSimpleDataSource source;
    private final EventStore store;

    KilledRunnersTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
    }

    @Test
    void everyEventCountsOnceWhoeverDies() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                String name = "abc".substring(writer, writer + 1);
                writers.submit(() -> {
                    for (int number = 0; !ended.get(); number++) {
                        Counting.add(store, name + number % 5, number % 7 - 3);
                    }
                });
            }
            killSome(ended);
        } finally {
            ended.set(true);
        }

        assertEquals(texts("""
                select stream_id || ' ' || sum((data ->> 'amount')::numeric) || ' ' || count(*) || ' v' || max(version)
                from hindcast.events
                group by stream_id
                having sum((data ->> 'amount')::numeric) <> 0
                order by stream_id
                """), texts("select id || ' ' || sum || ' ' || events || ' v' || version from read_model.counters order by id"));
        assertEquals(texts("""
                select left(stream_id, 1) || ' ' || sum((data ->> 'amount')::numeric) || ' ' || count(*)
                from hindcast.events
                group by left(stream_id, 1)
                order by left(stream_id, 1)
                """), texts("select letter || ' ' || sum || ' ' || events from read_model.sums order by letter"));
    }

    private void killSome(AtomicBoolean ended) throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        Process survivor = start("survivor");
        Process victim = start("victim");
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                awaitMoves(victim, 1 + random.nextInt(10));
                victim.destroyForcibly().waitFor();
                victim = survivor;
                survivor = start("runner " + kill);
            }
            ended.set(true);
            untilLevel(survivor);
        } finally {
            ended.set(true);
            survivor.destroyForcibly();
            victim.destroyForcibly();
        }
    }

    private Process start(String name) throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                RunnerProcess.class.getName(), source.getUrl(), source.getUser(), name)
                .redirectError(Redirect.INHERIT).start();
    }

    /// Reads what a runner tells, until it has brought rows forward so many times.
    private static void awaitMoves(Process runner, int moves) throws IOException {
        BufferedReader lines = runner.inputReader();
        for (int seen = 0; seen < moves;) {
            String line = lines.readLine();
            assertTrue(line != null, "the runner has ended");
            seen += line.startsWith("moved") ? 1 : 0;
        }
    }

    private void untilLevel(Process runner) throws SQLException, IOException {
        long newest = Long.parseLong(texts("select max(position) from hindcast.events").getFirst());
        String level = "select count(*) from hindcast.generations where checkpoint >= " + newest;
        while (!texts(level).equals(List.of("2"))) {
            awaitMoves(runner, 1);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
