package hindcast.store.ranges;

import hindcast.store.jdbc.WholeStreams.Range;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;

/// Threads that look ranges over, a few at a time, while the caller's hears what they found, in the order of the ranges. When the caller has enough,
/// because its consumer throws or it is interrupted, they end at the next event, and nobody is left behind.
///
/// @param many ranges at a time, each on a connection of its own
public record Workers(int many) {
    private static final int MOST = 3;

    /// As many as there are processors, at most three: the server works as much as they do.
    public static Workers standard() {
        return new Workers(Math.clamp(Runtime.getRuntime().availableProcessors(), 2, MOST));
    }

    /// Looks all ranges over.
    ///
    /// @param work asks [#goOn] now and then
    /// @param each told in the order of the ranges, on the caller's thread; may throw to stop
    /// @throws CancellationException when the caller is interrupted
    public <T> void each(Iterator<Range> ranges, Function<Range, T> work, Consumer<T> each) {
        Deque<Piece<T>> ahead = new ArrayDeque<>();
        try {
            while (ranges.hasNext() || !ahead.isEmpty()) {
                while (ahead.size() < many && ranges.hasNext()) {
                    ahead.add(Piece.begin(ranges.next(), work));
                }
                each.accept(ahead.element().answer());
                ahead.remove();
            }
        } finally {
            ahead.forEach(piece -> piece.task().cancel(true));
            ahead.forEach(Piece::end);
        }
    }

    /// Says whether it is to go on, by throwing when not.
    ///
    /// @throws CancellationException when this thread was interrupted
    public static void goOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("It was cancelled.");
        }
    }

    private record Piece<T>(FutureTask<T> task, Thread thread) {
        static <T> Piece<T> begin(Range range, Function<Range, T> work) {
            FutureTask<T> task = new FutureTask<>(() -> work.apply(range));
            // Not a virtual one: it would be put aside and taken up again with every few kilobytes that come.
            return new Piece<>(task, Thread.ofPlatform().daemon().name("streams behind " + range.after()).start(task));
        }

        T answer() {
            try {
                return task.get();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("It was cancelled.");
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException ours ? ours : new IllegalStateException(failed.getCause());
            }
        }

        void end() {
            boolean interrupted = Thread.interrupted();
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
