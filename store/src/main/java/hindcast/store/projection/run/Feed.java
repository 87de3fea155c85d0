package hindcast.store.projection.run;

import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Reads;
import hindcast.store.log.Log;
import hindcast.store.log.Tail;
import hindcast.store.projection.run.ProjectionRunner.Listener;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/// The events that all projections of a process follow: read once for those that are up to date, and for who is far behind in stretches of its own. Whoever
/// waits here is woken when the safe mark has moved.
final class Feed implements AutoCloseable {
    private static final int KEPT = 20_000;
    /// Positions that somebody who is behind is given at once.
    private static final long STRETCH = 5_000;

    private final Reads reads;
    private final Tail tail;
    private final Thread follower;
    private final Listener listener;
    private final NavigableMap<Long, Recorded<String>> recent = new TreeMap<>();
    /// Every event above it and up to the mark is among the recent ones.
    private long from;
    private long mark;
    private boolean ended;

    /// @param listener told what is appended, and when the server does not answer
    Feed(DataSource source, Listener listener) {
        Log log = new Log(source);
        this.reads = new Reads(new Db(source));
        this.listener = listener;
        this.from = log.fence().settled().mark();
        this.mark = from;
        this.tail = log.tail(LogQuery.ALL, from, this::hear);
        this.follower = Thread.ofPlatform().name("projections follow the log").start(this::follow);
    }

    /// The events behind a position.
    ///
    /// @param until they are all that there are up to this one
    record Stretch(List<Recorded<String>> events, long until) {
    }

    private void follow() {
        try {
            tail.run();
        } finally {
            end();
        }
    }

    /// The safe mark, as it was found last.
    synchronized long mark() {
        return mark;
    }

    /// Whether it will give nothing any more.
    synchronized boolean ended() {
        return ended;
    }

    /// Waits until there is something behind a position, or for a while.
    synchronized void await(long position, long millis) throws InterruptedException {
        if (mark <= position && !ended) {
            wait(millis);
        }
    }

    /// What stands behind a position; nothing when that is the mark.
    Stretch behind(long position) {
        long until;
        synchronized (this) {
            if (position >= from) {
                return new Stretch(List.copyOf(recent.subMap(position, false, Math.max(position, mark), true).values()), Math.max(position, mark));
            }
            until = Math.min(mark, position + STRETCH);
        }
        return new Stretch(reads.bulk(position, until), until);
    }

    private void hear(Tail.Signal signal) {
        if (signal instanceof Tail.Signal.Events(var events)) {
            listener.heard(events);
        }
        note(signal);
    }

    private synchronized void note(Tail.Signal signal) {
        switch (signal) {
            case Tail.Signal.Events(var events) -> {
                events.forEach(event -> recent.put(event.position(), event));
                mark = events.getLast().position();
                while (recent.size() > KEPT) {
                    from = recent.pollFirstEntry().getKey();
                }
            }
            case Tail.Signal.CaughtUp(var found) -> mark = Math.max(mark, found.mark());
            case Tail.Signal.Away(var why, var _) -> listener.away(why);
            case Tail.Signal.Back() -> { }
            case Tail.Signal.SetBack _ -> ended = true;
        }
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public void close() {
        tail.close();
        end();
        try {
            follower.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
