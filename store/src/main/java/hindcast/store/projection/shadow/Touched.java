package hindcast.store.projection.shadow;

import hindcast.store.EventStore;
import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.Transaction;
import hindcast.store.jdbc.WholeStreams;
import hindcast.store.jdbc.WholeStreams.Range;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.fold.StreamFold;
import hindcast.store.projection.shadow.Filling.Events;
import hindcast.store.projection.table.Row;
import hindcast.store.projection.table.RowTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/// Folds some streams anew in a generation that is a copy of another one, each from its first event: those that were added to since a time, or a single one.
public final class Touched<S, E, R extends Record> {
    private static final int AT_ONCE = 200;

    private final Db db;
    private final EventStore store;
    private final SingleStream<S, E, R> projection;
    private final RowTable<R> table;
    private final Task task;

    /// @param number of the generation
    public Touched(Db db, EventStore store, SingleStream<S, E, R> projection, int number) {
        this.db = db;
        this.store = store;
        this.projection = projection;
        this.table = new RowTable<>(projection, number);
        this.task = Task.writing("The rebuild of " + projection.name() + " stands still", "The rows that are served are as they were; it can be resumed.");
    }

    /// Puts one stream right.
    public boolean one(String id, Events events, Book.Reached begin, Book book) {
        return new Course(events, begin, book, () -> { }).fold(List.of(id));
    }

    /// Puts all streams right that were added to since a time, in the order of their ids.
    ///
    /// @param begin those up to its id are right already
    /// @param told  runs now and then; what it throws ends the work
    /// @return false when the book said that it is not to go on
    public boolean since(Instant since, Events events, Book.Reached begin, Book book, Runnable told) {
        Course course = new Course(events, begin, book, told);
        Range behind = new Range(projection.streamType(), Objects.requireNonNullElse(begin.done(), ""), null);
        try {
            db.look(task, connection -> {
                List<String> ids = new ArrayList<>();
                WholeStreams.touched(connection, behind, since, events.position(), id -> {
                    ids.add(id);
                    if (ids.size() == AT_ONCE) {
                        course.check(course.fold(ids));
                        ids.clear();
                    }
                });
                course.check(ids.isEmpty() || course.fold(ids));
                return ids;
            });
            return true;
        } catch (Ended _) {
            return false;
        }
    }

    private static final class Ended extends CancellationException {
        private static final long serialVersionUID = 1;
    }

    /// How far it has come.
    private final class Course {
        private final Events events;
        private final Book book;
        private final Runnable told;
        private long folded;
        private final long rows;

        Course(Events events, Book.Reached begin, Book book, Runnable told) {
            this.events = events;
            this.book = book;
            this.told = told;
            this.folded = begin.events();
            this.rows = begin.rows();
        }

        void check(boolean goOn) {
            if (!goOn) {
                throw new Ended();
            }
        }

        boolean fold(List<String> ids) {
            LinkedHashMap<StreamId, Integer> streams = new LinkedHashMap<>();
            ids.forEach(id -> streams.put(new StreamId(projection.streamType(), id), 0));
            List<Row<R>> there = new ArrayList<>();
            StreamFold<S, E, R> fold = new StreamFold<>(projection, events.skips(), there::add);
            store.read(streams, event -> {
                if (event.position() <= events.position()) {
                    fold.accept(event);
                }
            });
            fold.end();
            folded += fold.events();
            boolean goOn = write(ids, there);
            told.run();
            return goOn;
        }

        private boolean write(List<String> ids, List<Row<R>> there) {
            try (Transaction transaction = db.begin(task, false)) {
                boolean goOn = transaction.run(connection -> {
                    table.delete(connection, ids.stream().map(List::<Object>of).toList());
                    table.upsert(connection, there);
                    return book.reached(connection, () -> new Book.Reached(ids.getLast(), folded, rows));
                });
                transaction.commit();
                return goOn;
            }
        }
    }
}
