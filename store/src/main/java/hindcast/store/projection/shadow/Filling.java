package hindcast.store.projection.shadow;

import hindcast.store.jdbc.Copy;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.Transaction;
import hindcast.store.jdbc.WholeStreams;
import hindcast.store.projection.Bounds;
import hindcast.store.projection.MultiStream;
import hindcast.store.projection.Projection;
import hindcast.store.projection.fold.StreamFold;
import hindcast.store.projection.shadow.Ranges.Part;
import hindcast.store.projection.table.Row;
import hindcast.store.projection.table.RowTable;
import hindcast.store.upkeep.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Fills the table of a generation that nobody sees, stream by stream, with what all events up to a position come to. Rows of streams are in with the part
/// that they belong to, so it can be gone on with; contributions are merged in memory and written at the end.
public final class Filling<S, E, R extends Record> {
    private static final int TELL_EVERY = 10_000;

    private final Db db;
    private final Projection<S, E, R> projection;
    private final RowTable<R> table;
    private final Bounds bounds;
    private final Task task;
    private final List<Sink<R>> sinks = Collections.synchronizedList(new ArrayList<>());

    /// @param number of the generation
    public Filling(Db db, Projection<S, E, R> projection, int number, Bounds bounds) {
        this.db = db;
        this.projection = projection;
        this.table = new RowTable<>(projection, number);
        this.bounds = bounds;
        this.task = Task.writing("The rebuild of " + projection.name() + " stands still", "The rows that are served are as they were; it can be resumed.");
    }

    /// What is to be folded.
    ///
    /// @param position up to which events count
    /// @param skips    the positions that are passed over
    public record Events(long position, Set<Long> skips) {
    }

    /// Fills it.
    ///
    /// @param begin how far it is filled already; nothing else is in the table
    /// @param book  where it is written down
    /// @param told  runs on this thread now and then; what it throws ends the work
    /// @return false when the book said that it is not to go on
    /// @throws hindcast.store.projection.fold.Stopped at an event that cannot be folded
    public boolean run(Events events, Book.Reached begin, Book book, Runnable told) {
        Ranges ranges = new Ranges(projection.streamType(), bounds.events(), begin);
        Workers workers = new Workers(ranges::stop);
        try {
            workers.run(bounds.workers(), () -> work(events, ranges, book, workers), told);
            return ranges.finished() && (!(projection instanceof MultiStream<S, E, R> multi) || merge(multi, ranges.reached(), book, told));
        } finally {
            sinks.forEach(Sink::close);
            sinks.clear();
        }
    }

    private void work(Events events, Ranges ranges, Book book, Workers workers) {
        Sink<R> sink = projection instanceof MultiStream<S, E, R> multi
                ? new MergedRows<>(multi, Math.max(1, bounds.rows() / bounds.workers()))
                : new StreamRows<>(table);
        sinks.add(sink);
        try (Transaction transaction = db.begin(task, false)) {
            boolean more = true;
            while (more) {
                more = transaction.run(connection -> {
                    Optional<Part> part = ranges.next(connection);
                    if (part.isPresent()) {
                        fill(connection, events, new Place(ranges, part.get(), book), sink);
                    }
                    return part.isPresent();
                });
                transaction.commit();
                workers.news();
            }
        } catch (Ranges.Over over) {
            // What was not done yet is done when it goes on.
            ranges.stop();
        }
    }

    private record Place(Ranges ranges, Part part, Book book) {
    }

    private void fill(Connection connection, Events events, Place place, Sink<R> sink) throws SQLException {
        StreamFold<S, E, R> fold = new StreamFold<>(projection, events.skips(), sink);
        WholeStreams.read(connection, place.part().range(), events.position(), event -> {
            place.ranges().check();
            fold.accept(event);
        });
        fold.end();
        long rows = sink.end(connection);
        boolean goOn = place.book().reached(connection, () -> {
            Book.Reached reached = place.ranges().complete(place.part(), fold.events(), rows);
            // What is merged in memory is lost with it.
            return projection instanceof MultiStream ? new Book.Reached(null, reached.events(), 0) : reached;
        });
        if (!goOn) {
            place.ranges().stop();
        }
    }

    private boolean merge(MultiStream<S, E, R> multi, Book.Reached reached, Book book, Runnable told) {
        List<MergedRows<R>> parts = sinks.stream().map(sink -> (MergedRows<R>) sink).toList();
        try (Transaction transaction = db.begin(task, false)) {
            boolean goOn = transaction.run(connection -> {
                Limits.CHANGES.inTransaction(connection);
                long[] rows = new long[1];
                try (Copy copy = table.copy(connection)) {
                    for (Iterator<Row<R>> all = MergedRows.all(multi, parts); all.hasNext();) {
                        copy.row(table.line(all.next()));
                        if (++rows[0] % TELL_EVERY == 0) {
                            told.run();
                        }
                    }
                }
                return book.reached(connection, () -> new Book.Reached(null, reached.events(), rows[0]));
            });
            if (goOn) {
                transaction.commit();
            }
            return goOn;
        }
    }
}
