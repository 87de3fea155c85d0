package hindcast.store.verify;

import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.aggregate.EventCodec;
import hindcast.store.jdbc.WholeStreams.Range;
import hindcast.store.jdbc.WholeStreams;
import hindcast.store.verify.ListLines.Line;
import hindcast.store.ranges.Workers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The events of a range of streams and the lines of the list about them, as one moment sees both. In memory are the lines and one event.
final class StreamsCheck implements Consumer<Recorded<String>> {
    /// What is told of a stream: whoever wrote one thing wrong in it has done it again and again.
    private static final int TOLD = 100;

    private final Range range;
    private final @Nullable EventCodec<?> codec;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long listed;
    private long streams;
    private long events;
    private int told;
    private long untold;
    private @Nullable Recorded<String> last;
    private Optional<Instant> firstAt = Optional.empty();
    private @Nullable Recorded<String> lastListed;

    /// @param codec null when nobody knows the type
    StreamsCheck(Range range, @Nullable EventCodec<?> codec) {
        this.range = range;
        this.codec = codec;
    }

    /// What was found of a range.
    record Found(long streams, long events, List<Finding> findings) {
        Found {
            findings = List.copyOf(findings);
        }
    }

    /// Looks.
    ///
    /// @param connection in a transaction that sees one moment
    Found check(Connection connection) throws SQLException {
        listed = ListLines.listed(connection);
        lines.putAll(ListLines.of(connection, range));
        WholeStreams.read(connection, range, Long.MAX_VALUE, this);
        end();
        lines.keySet().forEach(id -> tell(new Finding.ListDiffers(new StreamId(range.type(), id), "its line", "there", "nothing")));
        return new Found(streams, events, findings);
    }

    @Override
    public void accept(Recorded<String> event) {
        Workers.goOn();
        events++;
        Recorded<String> before = last;
        if (before == null || !before.stream().equals(event.stream())) {
            end();
            streams++;
            before = null;
        }
        int expected = before == null ? 1 : before.version() + 1;
        if (event.version() > expected) {
            tell(new Finding.Gap(event.stream(), expected - 1, event.version()));
        } else if (event.version() < expected) {
            tell(new Finding.Twice(event.stream(), event.version(), event.position()));
        }
        if (before != null && event.recordedAt().isBefore(before.recordedAt())) {
            tell(new Finding.Backwards(event.stream(), event.version(), before.recordedAt(), event.recordedAt()));
        }
        decode(event);
        last = event;
        if (event.position() <= listed) {
            lastListed = event;
            firstAt = event.version() == 1 ? Optional.of(event.recordedAt()) : firstAt;
        }
    }

    // An event of a type that this program does not know is passed over, as everywhere.
    private void decode(Recorded<String> event) {
        if (codec != null) {
            try {
                codec.decode(event);
            } catch (RuntimeException undecodable) {
                String reason = undecodable.getMessage() == null ? undecodable.toString() : undecodable.getMessage();
                tell(new Finding.NotDecoded(event.stream(), event.version(), event.type(), reason));
            }
        }
    }

    private void end() {
        Recorded<String> ended = last;
        Recorded<String> newest = lastListed;
        if (ended != null && newest != null) {
            Line line = lines.remove(ended.stream().id());
            compare(newest, line == null ? Line.NONE : line);
        }
        if (ended != null && untold > 0) {
            findings.add(new Finding.Further(ended.stream(), untold));
        }
        last = null;
        lastListed = null;
        firstAt = Optional.empty();
        told = 0;
        untold = 0;
    }

    private void compare(Recorded<String> newest, Line line) {
        StreamId stream = newest.stream();
        compare(stream, "the version", line.version(), Optional.of(newest.version()));
        compare(stream, "the first time", line.firstAt(), firstAt);
        compare(stream, "the last time", line.lastAt(), Optional.of(newest.recordedAt()));
        compare(stream, "the last event", line.lastType(), Optional.of(newest.type()));
        compare(stream, "the time of its beginning", line.began(), firstAt);
    }

    private <T> void compare(StreamId stream, String column, Optional<T> kept, Optional<T> events) {
        if (!kept.equals(events)) {
            tell(new Finding.ListDiffers(stream, column, kept.map(Object::toString).orElse("nothing"), events.map(Object::toString).orElse("nothing")));
        }
    }

    private void tell(Finding finding) {
        if (told < TOLD) {
            told++;
            findings.add(finding);
        } else {
            untold++;
        }
    }
}
