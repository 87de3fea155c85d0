package hindcast.store.scale;

import hindcast.store.EventStore;
import hindcast.store.LogQuery;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.log.Log;
import hindcast.store.log.Tail;
import hindcast.store.log.Tail.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/// How long an event takes from its commit to the tail, while writers append to streams of their own as quickly as they can, or with a pause
/// after each append.
///
/// @param source the pool, with a connection for each writer and one for the tail
public record TailDelay(DataSource source) {
    /// Measures.
    ///
    /// @param writers how many there are, from 1
    /// @param appends of each writer, one event each
    /// @param pause   after each append
    /// @return nanoseconds from the answer of each append until the tail told its event; 0 where the tail was faster than the answer
    public long[] of(int writers, int appends, Duration pause) throws InterruptedException {
        Map<String, Long> answered = new ConcurrentHashMap<>();
        Map<String, Long> told = new ConcurrentHashMap<>();
        Log log = new Log(source);
        Tail tail = log.tail(LogQuery.ALL, log.fence().settled().mark(), signal -> {
            if (signal instanceof Signal.Events(List<Recorded<String>> events)) {
                long now = System.nanoTime();
                events.forEach(event -> told.put(event.id(), now));
            }
        });
        Thread tailing = Thread.startVirtualThread(tail);
        List<Thread> threads = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            threads.add(Thread.startVirtualThread(() -> write(appends, pause, answered)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        while (told.size() < answered.size()) {
            Thread.sleep(1);
        }
        tail.close();
        tailing.join();
        return answered.entrySet().stream().mapToLong(entry -> Math.max(0, told.get(entry.getKey()) - entry.getValue())).toArray();
    }

    private void write(int appends, Duration pause, Map<String, Long> answered) {
        EventStore store = EventStore.open(source);
        StreamId stream = new StreamId("Bench", UUID.randomUUID().toString());
        try {
            for (int version = 0; version < appends; version++) {
                Thread.sleep(pause);
                String id = UUID.randomUUID().toString();
                store.append(stream, version, List.of(new NewEvent(id, "Happened", 1, "{\"amount\": 19.90}", Metadata.NONE, null)));
                answered.put(id, System.nanoTime());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
