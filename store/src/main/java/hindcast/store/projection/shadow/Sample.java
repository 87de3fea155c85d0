package hindcast.store.projection.shadow;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.Transaction;
import hindcast.store.jdbc.WholeStreams;
import hindcast.store.projection.Bounds;
import hindcast.store.projection.Projection;
import hindcast.store.projection.fold.Stopped;
import hindcast.store.projection.fold.StreamFold;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/// How quickly events are read and folded here, tried for a moment. Nothing is written, and what is folded is thrown away.
///
/// @param events how many were
/// @param taken  in which time
public record Sample(long events, Duration taken) {
    /// Tries it.
    ///
    /// @param most for how long
    public static <S, E, R extends Record> Sample of(Db db, Projection<S, E, R> projection, Bounds bounds, Duration most) {
        Ranges ranges = new Ranges(projection.streamType(), bounds.events(), new Book.Reached(null, 0, 0));
        Workers workers = new Workers(ranges::stop);
        AtomicLong events = new AtomicLong();
        long began = System.nanoTime();
        try {
            workers.run(bounds.workers(), () -> {
                try (Transaction transaction = db.begin(Task.reading("How long a rebuild takes could not be tried"), true)) {
                    transaction.run(connection -> {
                        StreamFold<S, E, R> fold = new StreamFold<>(projection, Set.of(), _ -> { });
                        for (Optional<Ranges.Part> part = ranges.next(connection); part.isPresent(); part = ranges.next(connection)) {
                            WholeStreams.read(connection, part.get().range(), Long.MAX_VALUE, event -> {
                                if (System.nanoTime() - began > most.toNanos()) {
                                    ranges.stop();
                                    throw new CancellationException();
                                }
                                fold.accept(event);
                                events.incrementAndGet();
                            });
                        }
                        return fold;
                    });
                }
            }, () -> { });
        } catch (CancellationException | Stopped _) {
            // What was folded until then tells enough.
            ranges.stop();
        }
        return new Sample(events.get(), Duration.ofNanos(System.nanoTime() - began));
    }

    /// Events a second.
    public double rate() {
        return events * 1e9 / Math.max(1, taken.toNanos());
    }
}
