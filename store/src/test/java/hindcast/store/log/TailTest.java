package hindcast.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.log.Tail.Signal;
import hindcast.store.testing.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/// Following the log.
@Timeout(60)
final class TailTest {
    private final PGSimpleDataSource source;
    private final BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> running = new ArrayList<>();

    TailTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : running) {
            one.close();
        }
    }

    @Test
    void givesWhatIsThereAndThenWhatComes() throws Exception {
        write(3);
        follow(source, 0);

        assertEquals(List.of(1L, 2L, 3L), next(3));
        write(2);
        assertEquals(List.of(4L, 5L), next(2));
    }

    @Test
    void beginsBehindThePositionThatItIsGiven() throws Exception {
        write(3);
        follow(source, 2);

        assertEquals(List.of(3L), next(1));
    }

    @Test
    void saysThatTheServerIsAwayAndGoesOnWhereItWas() throws Exception {
        write(2);
        follow(OneConnection.to(source), 0);
        assertEquals(List.of(1L, 2L), next(2));

        OneConnection.cut(source);
        Signal.Away away = assertInstanceOf(Signal.Away.class, hear(Signal.Away.class));
        write(3);

        assertTrue(away.why().getMessage().startsWith("The safe mark could not be found: the server ended the connection."), away.why().getMessage());
        assertInstanceOf(Signal.Back.class, hear(Signal.Back.class));
        assertEquals(List.of(3L, 4L, 5L), next(3));
    }

    @Test
    void endsWhenTheLogWasSetBackBehindIt() throws Exception {
        write(3);
        Thread thread = follow(source, 10);

        assertEquals(new Signal.SetBack(10, 3), hear(Signal.SetBack.class));
        thread.join();
    }

    @Test
    void saysWhoHoldsItBack() throws Exception {
        write(1);
        try (Writer slow = Writer.on(source)) {
            slow.insert();
            write(1);
            follow(source, 0);

            assertEquals(List.of(1L), next(1));
            assertEquals(1, ((Signal.CaughtUp) hear(Signal.CaughtUp.class)).mark().holders().size());
            slow.commit();
            assertEquals(List.of(2L, 3L), next(2));
        }
    }

    private Thread follow(PGSimpleDataSource from, long after) {
        Tail tail = new Log(from).tail(LogQuery.ALL, after, heard::add);
        running.add(tail);
        return Thread.startVirtualThread(tail);
    }

    /// The positions of the next events, however many signals bring them.
    private List<Long> next(int events) throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        while (positions.size() < events) {
            if (heard.take() instanceof Signal.Events(List<Recorded<String>> some)) {
                some.forEach(event -> positions.add(event.position()));
            }
        }
        return positions;
    }

    private Signal hear(Class<? extends Signal> kind) throws InterruptedException {
        while (true) {
            Signal signal = heard.take();
            if (kind.isInstance(signal)) {
                return signal;
            }
        }
    }

    private void write(int events) throws SQLException {
        try (Writer writer = Writer.on(source)) {
            for (long _ : LongStream.range(0, events).toArray()) {
                writer.insert();
            }
            writer.commit();
        }
    }
}
