package hindcast.store.verify;

import hindcast.store.aggregate.EventCodec;
import hindcast.store.jdbc.Contradictions;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.WholeStreams.Range;
import hindcast.store.ranges.Glimpse;
import hindcast.store.ranges.Ranges;
import hindcast.store.ranges.Workers;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Looks for what in a store contradicts itself: in the events, in the list of streams, and in what keeps the events from being changed. It writes
/// nothing, reads the log range by range of streams, several at a time, and keeps some thousand lines in memory, while others write.
///
/// A cause is right when it is the id of an event of the store, or of a command that has appended here: one that an event bears in its metadata. Which
/// causes are not is asked of the server in a few long statements, at the end; metadata with escapes that no text of the database can hold is passed
/// over there.
public final class LogCheck {
    private static final int STREAMS = 2_000;
    /// Events whose causes are looked for in one statement: a few seconds.
    private static final long CAUSES = 1_000_000;
    /// A further part reads the log once more.
    private static final int MOST_PARTS = 16;

    private static final Task READ = Task.reading("The log could not be verified");

    private final Db db;
    private final Workers workers;
    private final int streams;
    private final Map<String, EventCodec<?>> codecs;

    /// @param source gives out as many connections as there are processors, two or three, and one more
    /// @param codecs by type of stream; events of streams of other types are not decoded
    public LogCheck(DataSource source, Map<String, EventCodec<?>> codecs) {
        this(source, codecs, STREAMS);
    }

    /// @param streams of a range
    LogCheck(DataSource source, Map<String, EventCodec<?>> codecs, int streams) {
        this.db = new Db(source);
        this.workers = Workers.standard();
        this.streams = streams;
        this.codecs = Map.copyOf(codecs);
    }

    /// Hears what is found, on the thread that asked. Whoever wants it to stop throws.
    public interface Listener {
        /// How far it is: some times a second, but for the last step.
        void at(Progress progress);

        /// Something is wrong, or to be known; nothing of it is kept.
        void found(Finding finding);
    }

    /// How much was looked at.
    public record Looked(long streams, long events) {
    }

    /// Looks at everything. An interrupt ends it as an exception of the listener does.
    ///
    /// @throws hindcast.store.StoreException              when the database is away or refuses
    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    public Looked check(Listener listener) {
        db.run(READ, Wards::faults).forEach(listener::found);
        Ends.beyond(db).forEach(listener::found);
        Tally tally = new Tally(listener);
        List<String> types = db.run(READ, Contradictions::types);
        types.forEach(type -> tally.total += Ranges.count(db, type));
        for (String type : types) {
            workers.each(new Ranges(db, type, streams, new Ranges.Other("hindcast.streams", "id", true)), this::range, tally::add);
        }
        causes(tally);
        return new Looked(tally.streams, tally.events);
    }

    private StreamsCheck.Found range(Range range) {
        return Glimpse.of(db, READ, connection -> new StreamsCheck(range, codecs.get(range.type())).check(connection));
    }

    private void causes(Tally tally) {
        int parts = Math.clamp(tally.events / CAUSES, 1, MOST_PARTS);
        for (int part = 0; part < parts; part++) {
            int now = part;
            tally.listener.at(new Progress("causes", tally.streams, tally.total, tally.events));
            Workers.goOn();
            db.look(READ, connection -> {
                Contradictions.uncaused(connection, now, parts,
                        one -> tally.listener.found(new Finding.BrokenLink(one.stream(), one.version(), one.cause())));
                return now;
            });
        }
    }

    private static final class Tally {
        private final Listener listener;
        private long total;
        private long streams;
        private long events;

        Tally(Listener listener) {
            this.listener = listener;
        }

        void add(StreamsCheck.Found found) {
            streams += found.streams();
            events += found.events();
            found.findings().forEach(listener::found);
            listener.at(new Progress("log", streams, total, events));
        }
    }
}
