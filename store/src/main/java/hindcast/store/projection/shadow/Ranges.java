package hindcast.store.projection.shadow;

import hindcast.store.jdbc.WholeStreams;
import hindcast.store.jdbc.WholeStreams.Range;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The streams of a type in parts that workers take one after another, and how many of them in a row are done. The last part has no end: no stream is
/// missed that nobody has listed.
final class Ranges {
    private final String type;
    private final int events;
    private final Map<Integer, Done> done = new HashMap<>();
    private String after;
    private int given;
    private int inARow;
    private @Nullable String doneUntil;
    private boolean last;
    private volatile boolean stopped;
    private long eventsDone;
    private long rowsDone;

    /// @param begin how far all of it is done already
    Ranges(String type, int events, Book.Reached begin) {
        this.type = type;
        this.events = events;
        this.doneUntil = begin.done();
        this.after = begin.done() == null ? "" : begin.done();
        this.eventsDone = begin.events();
        this.rowsDone = begin.rows();
    }

    /// A part.
    record Part(int number, Range range) {
    }

    /// Ends the work on a part because nothing is to be done any more; who says so tells why.
    static final class Over extends CancellationException {
        private static final long serialVersionUID = 1;
    }

    private record Done(Range range, long events, long rows) {
    }

    /// The next part; empty when there is none, or it is to end.
    synchronized Optional<Part> next(Connection connection) throws SQLException {
        if (last || stopped) {
            return Optional.empty();
        }
        Range range = WholeStreams.nextByEvents(connection, type, after, events);
        if (range.until() == null) {
            last = true;
        } else {
            after = range.until();
        }
        return Optional.of(new Part(given++, range));
    }

    /// Notes that a part is done, and says how far all of it is without a hole.
    synchronized Book.Reached complete(Part part, long ofEvents, long ofRows) {
        done.put(part.number(), new Done(part.range(), ofEvents, ofRows));
        for (Done next = done.remove(inARow); next != null; next = done.remove(inARow)) {
            inARow++;
            eventsDone += next.events();
            rowsDone += next.rows();
            // Behind the last part there is nothing to go on with.
            doneUntil = next.range().until() == null ? doneUntil : next.range().until();
        }
        return new Book.Reached(doneUntil, eventsDone, rowsDone);
    }

    /// Gives out nothing any more.
    void stop() {
        stopped = true;
    }

    /// Ends a part that is not done, when it is to end.
    void check() {
        if (stopped) {
            throw new Over();
        }
    }

    /// Whether every part is done.
    synchronized boolean finished() {
        return last && inARow == given;
    }

    /// How far all of it is.
    synchronized Book.Reached reached() {
        return new Book.Reached(doneUntil, eventsDone, rowsDone);
    }
}
