package hindcast.cli.bench;

import hindcast.cli.bench.figure.Samples;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Writers at work at once, each on streams of its own: one append of ten begins a stream, the others go on with one of its newest two hundred.
/// What they have written stays known from one round to the next.
final class Writers {
    private static final int LIVELY = 200;
    private static final String DATA = "{\"number\": 7, \"note\": \"This was made up to be measured.\"}";

    private final int events;
    private final List<Writer> writers;

    /// @param events how many each append has
    Writers(int count, int events) {
        this.events = events;
        this.writers = IntStream.range(0, count).mapToObj(number -> new Writer(number, events)).toList();
    }

    /// Where a writer's appends go.
    @FunctionalInterface
    interface Way extends AutoCloseable {
        /// Writes events behind a version.
        void append(StreamId stream, int version, List<NewEvent> events, String command);

        @Override
        default void close() {
        }
    }

    /// What a round came to.
    ///
    /// @param rate  events a second
    /// @param nanos how long each append took
    record Round(double rate, long[] nanos) {
    }

    /// Lets all of them write for a while, each at least once.
    ///
    /// @param ways one for each writer
    Round write(List<? extends Way> ways, long nanos) {
        long begun = System.nanoTime();
        List<Callable<long[]>> work = new ArrayList<>();
        for (int number = 0; number < writers.size(); number++) {
            Writer writer = writers.get(number);
            Way way = ways.get(number);
            work.add(() -> writer.write(way, begun + nanos));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            List<long[]> taken = new ArrayList<>();
            for (Future<long[]> one : threads.invokeAll(work)) {
                taken.add(one.get());
            }
            long[] all = taken.stream().flatMapToLong(Arrays::stream).toArray();
            return new Round(all.length * (double) events * 1e9 / (System.nanoTime() - begun), all);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody waits any more", ended);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException why ? why : new IllegalStateException(failed.getCause());
        }
    }

    /// One writer and the streams that it knows.
    private static final class Writer {
        private final String name = UUID.randomUUID().toString().substring(0, 8);
        private final List<Integer> versions = new ArrayList<>();
        private final SplittableRandom chance;
        private final int events;

        Writer(int number, int events) {
            this.chance = new SplittableRandom(number);
            this.events = events;
        }

        long[] write(Way way, long end) {
            LongStream.Builder taken = LongStream.builder();
            do {
                if (versions.size() < LIVELY || chance.nextInt(10) == 0) {
                    versions.add(0);
                }
                int number = versions.size() - 1 - chance.nextInt(Math.min(LIVELY, versions.size()));
                StreamId stream = new StreamId("Order", Integer.toHexString(number * 0x9e3779b1) + "-" + name);
                String command = UUID.randomUUID().toString();
                Metadata metadata = Metadata.of(Map.of(Metadata.USER_ID, "somebody", Metadata.COMMAND_ID, command));
                List<NewEvent> made = IntStream.range(0, events)
                        .mapToObj(_ -> new NewEvent(UUID.randomUUID().toString(), "Noted", 1, DATA, metadata, null))
                        .toList();
                int version = versions.get(number);
                taken.add(Samples.nanos(() -> way.append(stream, version, made, command)));
                versions.set(number, version + events);
            } while (System.nanoTime() < end);
            return taken.build().toArray();
        }
    }
}
