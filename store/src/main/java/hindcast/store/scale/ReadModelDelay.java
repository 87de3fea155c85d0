package hindcast.store.scale;

import hindcast.store.AppendResult.Appended;
import hindcast.store.EventStore;
import hindcast.store.NewEvent;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.projection.Projection;
import hindcast.store.projection.run.ProjectionRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/// How long an event takes from its commit until it is in the rows of every projection that subscribes to it, while writers append to streams of
/// their own.
///
/// @param source      the pool, with a connection for each writer and six for the projections
/// @param lives       what writers write, in turn
/// @param projections those that are kept up to date
public record ReadModelDelay(DataSource source, List<Life> lives, List<? extends Projection<?, ?, ?>> projections) {
    /// What happens in a stream from its beginning to its end.
    ///
    /// @param type   of the stream
    /// @param events how many it gets before the next stream is begun
    /// @param event  the event at a version, from 1
    public record Life(String type, int events, IntFunction<NewEvent> event) {
    }

    private record Answer(long nanos, String type) {
    }

    /// Measures.
    ///
    /// @param writers how many there are, from 1
    /// @param appends of each writer, one event each
    /// @param pause   after each append
    /// @return nanoseconds from the answer of each append until the last projection had its event; 0 where they were faster than the answer
    public long[] of(int writers, int appends, Duration pause) throws InterruptedException {
        ConcurrentSkipListMap<Long, Answer> answered = new ConcurrentSkipListMap<>();
        Arrivals arrivals = new Arrivals();
        EventStore store = EventStore.open(source);
        try (ProjectionRunner runner = new ProjectionRunner(source, store, projections, "bench", arrivals)) {
            runner.start();
            List<Thread> threads = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                Life life = lives.get(writer % lives.size());
                threads.add(Thread.startVirtualThread(() -> write(store, new Load(life, appends, pause), answered)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            while (arrivals.position(projections.size()) < answered.lastKey()) {
                Thread.sleep(1);
            }
        }
        return answered.entrySet().stream()
                .mapToLong(entry -> Math.max(0, arrivals.at(entry.getKey(), subscribed(entry.getValue())) - entry.getValue().nanos()))
                .toArray();
    }

    private List<String> subscribed(Answer answer) {
        return projections.stream().filter(each -> each.streamType().equals(answer.type())).<String>map(Projection::name).toList();
    }

    private record Load(Life life, int appends, Duration pause) {
    }

    private static void write(EventStore store, Load load, Map<Long, Answer> answered) {
        Life life = load.life();
        try {
            StreamId stream = new StreamId(life.type(), UUID.randomUUID().toString());
            int version = 0;
            for (int number = 0; number < load.appends(); number++) {
                Thread.sleep(load.pause());
                if (version == life.events()) {
                    stream = new StreamId(life.type(), UUID.randomUUID().toString());
                    version = 0;
                }
                if (store.append(stream, version, List.of(life.event().apply(version + 1))) instanceof Appended written) {
                    answered.put(written.lastPosition(), new Answer(System.nanoTime(), life.type()));
                }
                version++;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// When which projection had come to which position.
    private static final class Arrivals implements ProjectionRunner.Listener {
        private final Map<String, ConcurrentSkipListMap<Long, Long>> all = new HashMap<>();

        @Override
        public void holds(Set<String> names) {
            // They are told of when they move.
        }

        @Override
        public synchronized void moved(String projection, long position, long events, Duration taken) {
            all.computeIfAbsent(projection, _ -> new ConcurrentSkipListMap<>()).put(position, System.nanoTime());
        }

        @Override
        public void stopped(String projection, long position, String reason) {
            throw new IllegalStateException(projection + " stands at " + position + ": " + reason);
        }

        @Override
        public void away(StoreException why) {
            throw why;
        }

        /// The position to which all have come; -1 as long as one has not moved.
        synchronized long position(int projections) {
            return all.size() < projections ? -1 : all.values().stream().mapToLong(ConcurrentSkipListMap::lastKey).min().orElse(-1);
        }

        /// When the last of some had come to a position.
        synchronized long at(long position, List<String> projections) {
            return projections.stream().mapToLong(name -> all.get(name).ceilingEntry(position).getValue()).max().orElseThrow();
        }
    }
}
