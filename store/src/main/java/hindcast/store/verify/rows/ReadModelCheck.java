package hindcast.store.verify.rows;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.PickedStreams;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.WholeStreams.Range;
import hindcast.store.projection.MultiStream;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.RowTable;
import hindcast.store.projection.table.Served;
import hindcast.store.verify.Progress;
import hindcast.store.ranges.Glimpse;
import hindcast.store.ranges.Ranges;
import hindcast.store.ranges.Workers;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Proves that what is served of a projection is what the events say, while it keeps running. It writes nothing: an auditor may do it.
///
/// A row per stream is compared range by range of streams, each as one moment sees its rows, the checkpoint, and the events up to it; several ranges at
/// a time, and no transaction is open for long. Memory is that of some thousand rows, however many there are.
/// Rows of many streams are compared all at once, in one transaction; those that do not fit into memory wait in temporary files.
/// Events that were skipped are skipped here too.
public final class ReadModelCheck {
    /// Streams of a range.
    private static final int STREAMS = 2_000;
    private static final int MOST_STREAMS = 100_000;
    /// Rows of a projection of many streams that are in memory.
    private static final int MOST_ROWS = 200_000;

    private final Db db;
    private final Workers workers;
    private final int streams;
    private final int rows;

    /// @param source gives out as many connections as there are processors, two or three, and one more
    public ReadModelCheck(DataSource source) {
        this(source, STREAMS, MOST_ROWS);
    }

    /// @param streams of a range
    /// @param rows    of a projection of many streams that are in memory
    ReadModelCheck(DataSource source, int streams, int rows) {
        this.db = new Db(source);
        this.workers = Workers.standard();
        this.streams = streams;
        this.rows = rows;
    }

    /// Hears what is found, on the thread that asked. Whoever wants it to stop throws.
    public interface Listener {
        /// How far it is: some times a second.
        void at(Progress progress);

        /// A row is wrong. Rows are told in the order of their keys, by ranges; nothing of them is kept.
        void differs(Difference difference);
    }

    /// Hears how far a single transaction has come.
    interface Pace {
        void at(long streams, long events);
    }

    /// Compares the rows that are served now. An interrupt ends it as an exception of the listener does.
    ///
    /// @param sample a part of the streams, for a projection with a row per stream
    /// @throws hindcast.store.StoreException                   when the database is away or refuses
    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public Verdict check(Projection<?, ?, ?> projection, Sample sample, Listener listener) {
        Served served = new Catalogue(db).served().get(projection.name());
        Optional<Verdict.NotCompared> obstacle = Fit.obstacle(projection, served);
        if (obstacle.isPresent() || served == null) {
            return obstacle.orElseThrow();
        }
        return switch (projection) {
            case SingleStream<?, ?, ?> single -> ranges(single, served, sample, listener);
            case MultiStream<?, ?, ?> _ when !sample.isAll() -> new Verdict.NotCompared(projection.name(),
                    "Its rows come of many streams each: a sample of them proves nothing, it is to be verified as a whole.", true);
            case MultiStream<?, ?, ?> multi -> whole(multi, listener);
        };
    }

    private <S, E, R extends Record> Verdict ranges(SingleStream<S, E, R> projection, Served served, Sample sample, Listener listener) {
        int wide = (int) Math.min(MOST_STREAMS, (long) streams * PickedStreams.PARTS / sample.parts());
        String key = RowShape.of(projection.row()).keys().getFirst().name();
        Ranges.Other there = new Ranges.Other(RowTable.name(projection.name(), served.generation()), Db.quoted(key), false);
        Ranges ranges = new Ranges(db, projection.streamType(), wide, there);
        Tally tally = new Tally(projection.name(), Ranges.count(db, projection.streamType()) * sample.parts() / PickedStreams.PARTS, listener);
        workers.each(ranges, range -> range(projection, range, sample), tally::add);
        return tally.verdict();
    }

    private <S, E, R extends Record> Found range(SingleStream<S, E, R> projection, Range range, Sample sample) {
        return Glimpse.of(db, reading(projection), connection -> new RangeCheck<>(projection, range, sample.parts()).compare(connection));
    }

    private <S, E, R extends Record> Verdict whole(MultiStream<S, E, R> projection, Listener listener) {
        long total = Ranges.count(db, projection.streamType());
        Tally tally = new Tally(projection.name(), total, listener);
        WholeCheck<S, E, R> check = new WholeCheck<>(db, projection, rows, tally::differs);
        tally.add(Glimpse.of(db, reading(projection), connection -> check.compare(connection, streams,
                (done, events) -> listener.at(new Progress(projection.name(), done, total, events)))));
        return tally.verdict();
    }

    private static Task reading(Projection<?, ?, ?> projection) {
        return Task.reading("The rows of " + projection.name() + " could not be compared");
    }

    /// What was found so far.
    private static final class Tally {
        private final String projection;
        private final long total;
        private final Listener listener;
        private long rows;
        private long streams;
        private long events;
        private long checkpoint = Long.MAX_VALUE;
        private long differences;
        private Verdict.@Nullable NotCompared obstacle;
        private Optional<String> remark = Optional.empty();

        Tally(String projection, long total, Listener listener) {
            this.projection = projection;
            this.total = total;
            this.listener = listener;
        }

        void add(Found found) {
            rows += found.rows();
            streams += found.streams();
            events += found.events();
            checkpoint = Math.min(checkpoint, found.checkpoint());
            obstacle = found.obstacle().orElse(obstacle);
            remark = found.remark().or(() -> remark);
            found.differences().forEach(this::differs);
            listener.at(new Progress(projection, streams, total, events));
        }

        void differs(Difference difference) {
            differences++;
            listener.differs(difference);
        }

        Verdict verdict() {
            return obstacle != null ? obstacle : new Verdict.Compared(projection, rows, events, checkpoint, differences, remark);
        }
    }
}
