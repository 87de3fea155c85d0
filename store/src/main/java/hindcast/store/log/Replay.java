package hindcast.store.log;

import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.jdbc.Reads;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads ahead: while the events of one range of positions are consumed, the server prepares those of the next two, each for a connection and a
/// thread of its own, which end with their range. What one connection can fetch is less than what the rest can take.
final class Replay {
    /// Positions of a range: enough that the time between two does not show, little enough that three of them are small.
    private static final long RANGE = 5_000;
    private static final int AHEAD = 2;

    private final Reads reads;
    private final LogQuery query;
    private final long mark;
    private final Deque<FutureTask<List<Recorded<String>>>> ahead = new ArrayDeque<>();
    private long asked;

    /// @param mark nothing behind it is read
    Replay(Reads reads, LogQuery query, long after, long mark) {
        this.reads = reads;
        this.query = query;
        this.asked = after;
        this.mark = mark;
    }

    Stream<Recorded<String>> events() {
        return StreamSupport.stream(new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
            // What was consumed is let go at once: the garbage collector copies what is kept, again and again.
            private Queue<Recorded<String>> range = new ArrayDeque<>();

            @Override
            public boolean tryAdvance(Consumer<? super Recorded<String>> consumer) {
                while (range.isEmpty() && (asked < mark || !ahead.isEmpty())) {
                    range = next();
                }
                Recorded<String> event = range.poll();
                if (event == null) {
                    return false;
                }
                consumer.accept(event);
                return true;
            }
        }, false);
    }

    private Queue<Recorded<String>> next() {
        while (ahead.size() <= AHEAD && asked < mark) {
            ask();
        }
        return new ArrayDeque<>(answer(ahead.remove()));
    }

    private void ask() {
        long after = asked;
        // A stream is found by its index, however far apart its events are.
        long until = query.stream() == null ? Math.min(mark, after + RANGE) : mark;
        FutureTask<List<Recorded<String>>> range = new FutureTask<>(() -> query.equals(LogQuery.ALL)
                ? reads.bulk(after, until)
                : reads.stretch(query, after, until, Integer.MAX_VALUE));
        // Not a virtual one: it would be put aside and taken up again with every few kilobytes that come.
        Thread.ofPlatform().daemon().name("replay from " + after).start(range);
        ahead.add(range);
        asked = until;
    }

    private static List<Recorded<String>> answer(FutureTask<List<Recorded<String>>> range) {
        try {
            return range.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The replay was interrupted.");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof StoreException away ? away : new IllegalStateException(failed.getCause());
        }
    }
}
