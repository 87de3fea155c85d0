package hindcast.store.question;

import hindcast.store.aggregate.Fold;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.PickedStreams;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.WholeStreams;
import hindcast.store.jdbc.WholeStreams.Range;
import hindcast.store.log.Log;
import hindcast.store.ranges.Workers;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Looks for the streams of a type in which something is or was so. Every stream is read whole and folded, some ranges of streams at a time; in memory are
/// one state for each of them and what was found in a range. It writes nothing.
///
/// The answer is of one moment: the safe mark as it was at the beginning. Nothing that is appended meanwhile counts, and nothing at or below it is missed.
public final class Search {
    /// About as many events as two connections read in a tenth of a second: the pace of what is found and of a cancel.
    private static final int EVENTS = 20_000;
    /// The first range is small, and each twice the one before: what is found first is told soon, also where a condition is slow.
    private static final int FIRST = 1_000;
    /// Where more streams of a range have an event of the types than this, some in a hundred, all of them are read about as quickly as they are told apart.
    private static final int RARE = 100;

    private static final Task READ = Task.reading("The streams could not be looked through");

    private final DataSource source;
    private final Db db;
    private final Function<String, Fold<?>> folds;
    private final Workers workers;
    private final int events;

    /// @param source gives out as many connections as there are processors, two or three, and one more
    /// @param folds  how streams of a type are folded
    public Search(DataSource source, Function<String, Fold<?>> folds) {
        this(source, folds, EVENTS);
    }

    /// @param events of a range
    Search(DataSource source, Function<String, Fold<?>> folds, int events) {
        this.source = source;
        this.db = new Db(source);
        this.folds = folds;
        this.workers = Workers.standard();
        this.events = events;
    }

    /// What is looked for.
    ///
    /// @param type  of the streams
    /// @param limit after how many streams that were found it ends; 0 for never
    public record Query(String type, Condition condition, Scope scope, int limit) {
        public Query {
            if (type.isBlank() || limit < 0) {
                throw new IllegalArgumentException("A type and a limit of 0 or more are looked for; these are: " + type + ", " + limit);
            }
        }
    }

    /// Hears what is found, on the thread that asked, in the order of ids. Whoever wants it to stop throws.
    public interface Listener {
        /// How far it is: some times a second.
        void at(Progress progress);

        /// A stream in which it is or was so; nothing of it is kept.
        void found(Found found);
    }

    /// How far it has come.
    ///
    /// @param events that were passed, read or not
    /// @param total  how many there are, about
    /// @param found  streams so far
    public record Progress(long events, long total, long found) {
        public Progress {
            total = Math.max(total, events);
        }
    }

    /// What was looked at in all.
    ///
    /// @param streams that were folded
    /// @param events  that were read
    /// @param failed  the streams of which it could not be told, at some version at least
    /// @param whole   whether it came to the end, and was not content with the limit
    /// @param mark    the position up to which events count
    public record Looked(long streams, long events, long found, Faults failed, boolean whole, long mark) {
    }

    /// Looks. An interrupt ends it as an exception of the listener does.
    ///
    /// @throws hindcast.store.StoreException              when the database is away or refuses
    /// @throws Condition.TooLong                          when the condition takes too long
    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public Looked find(Query query, Listener listener) {
        long mark = new Log(source).fence().look().mark();
        Tally tally = new Tally(query.limit(), listener, db.run(READ, connection -> WholeStreams.events(connection, query.type())), events);
        Preselection preselection = new Preselection(query);
        try {
            workers.each(new Parts(query.type()), range -> look(range, query, preselection, mark), tally::add);
        } catch (Enough _) {
            return tally.looked(false, mark);
        }
        return tally.looked(true, mark);
    }

    private Streams<?> look(Range range, Query query, Preselection preselection, long mark) {
        Streams<?> streams = new Streams<>(folds.apply(query.type()), query.condition(), query.scope());
        Optional<Collection<String>> picked = preselection.of(range, mark);
        db.look(READ, connection -> {
            if (picked.isEmpty()) {
                WholeStreams.read(connection, range, mark, streams);
            } else if (!picked.get().isEmpty()) {
                PickedStreams.read(connection, range.type(), picked.get(), mark, streams);
            }
            return mark;
        });
        streams.end();
        return streams;
    }

    /// The streams that alone can be found, because they have an event of a type that the condition asks for. It is given up at the first range in which
    /// that is nothing rare.
    private final class Preselection {
        private final @Nullable Set<String> types;
        private final AtomicBoolean rare = new AtomicBoolean(true);

        Preselection(Query query) {
            this.types = query.scope() instanceof Scope.Ever ? query.condition().types().orElse(null) : null;
        }

        /// Those of a range; empty when all of it is to be read.
        Optional<Collection<String>> of(Range range, long mark) {
            if (types == null || !rare.get()) {
                return Optional.empty();
            }
            Collection<String> ids = db.look(READ, connection -> PickedStreams.having(connection, range, types, mark, RARE + 1));
            rare.compareAndSet(true, ids.size() <= RARE);
            return Optional.of(ids).filter(some -> some.size() <= RARE);
        }
    }

    /// The streams of a type in ranges of about as many events; the last one has no end, so that no stream is missed that nobody has listed.
    private final class Parts implements Iterator<Range> {
        private final String type;
        private @Nullable String after = "";
        private int size = Math.min(FIRST, events);

        Parts(String type) {
            this.type = type;
        }

        @Override
        public boolean hasNext() {
            return after != null;
        }

        @Override
        public Range next() {
            String begin = after;
            if (begin == null) {
                throw new NoSuchElementException("Every range was given");
            }
            int length = size;
            Range range = db.look(READ, connection -> WholeStreams.nextByEvents(connection, type, begin, length));
            after = range.until();
            size = Math.min(2 * size, events);
            return range;
        }
    }

    /// As many as were wanted were found.
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Tally {
        private final int limit;
        private final Listener listener;
        private final long total;
        private final int most;
        private int range;
        private Faults failed = Faults.NONE;
        private long streams;
        private long events;
        private long passed;
        private long found;

        Tally(int limit, Listener listener, long total, int most) {
            this.limit = limit;
            this.listener = listener;
            this.total = total;
            this.most = most;
            this.range = Math.min(FIRST, most);
        }

        void add(Streams<?> part) {
            streams += part.streams();
            events += part.events();
            // Of a range of which a few streams were picked, all events are passed.
            passed += Math.max(part.events(), range);
            range = Math.min(2 * range, most);
            failed = failed.and(part.failed());
            for (Found one : part.found()) {
                found++;
                listener.found(one);
                if (found == limit) {
                    throw new Enough();
                }
            }
            listener.at(new Progress(Math.min(passed, Math.max(total, events)), total, found));
        }

        Looked looked(boolean whole, long mark) {
            return new Looked(streams, events, found, failed, whole, mark);
        }
    }
}
