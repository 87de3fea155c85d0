package hindcast.store.log;

import hindcast.store.Recorded;
import hindcast.store.StoreException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/// Reads ahead: while one batch is consumed, the server and a thread of this prepare the next one. That thread ends with its batch.
final class Replay {
    /// Enough that the time between two batches does not show, little enough to be small.
    private static final int BATCH = 2_000;

    private final LogReader reader;
    private final long mark;
    private FutureTask<List<Recorded<String>>> next;

    Replay(LogReader reader) {
        this.reader = reader;
        this.mark = reader.look();
        this.next = ahead();
    }

    Stream<Recorded<String>> events() {
        return Stream.generate(this::batch).takeWhile(batch -> !batch.isEmpty()).flatMap(List::stream);
    }

    private List<Recorded<String>> batch() {
        List<Recorded<String>> batch = taken();
        next = ahead();
        return batch;
    }

    private FutureTask<List<Recorded<String>>> ahead() {
        FutureTask<List<Recorded<String>>> task = new FutureTask<>(this::read);
        Thread.startVirtualThread(task);
        return task;
    }

    /// A stretch without an event that was asked for is passed over here.
    private List<Recorded<String>> read() {
        List<Recorded<String>> batch = reader.below(mark, BATCH);
        while (batch.isEmpty() && reader.position() < mark) {
            batch = reader.below(mark, BATCH);
        }
        return batch;
    }

    private List<Recorded<String>> taken() {
        try {
            return next.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The replay was interrupted.");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof StoreException away ? away : new IllegalStateException(failed.getCause());
        }
    }
}
