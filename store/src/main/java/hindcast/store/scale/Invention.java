package hindcast.store.scale;

import hindcast.store.StreamId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/// A made-up history, event by event in the order of the log, and the same each time it is gone through: so the lines of the list can be
/// written in a second passage, and nothing has to be remembered but a few thousand streams.
///
/// Streams live in generations: those of one generation take turns, and each turn is an event of every one that has not ended yet.
///
/// @param size how large it is
record Invention(LargeStore.Size size) {
    private static final int GENERATION = 20_000;
    private static final Instant BEGIN = Instant.parse("2024-07-01T06:00:00Z");
    private static final Duration SPAN = Duration.ofDays(730);
    private static final List<String> TYPES = List.of("Noted", "Checked", "Changed", "Approved", "Corrected");

    /// An event of the invention.
    ///
    /// @param last    whether it is its stream's last one
    /// @param firstAt the time of its stream's first one
    record Event(StreamId stream, int version, String id, String type, Instant at, boolean last, Instant firstAt) {
    }

    /// What is done with each event.
    @FunctionalInterface
    interface Each {
        /// Takes the event; what it throws ends the passage.
        void accept(Event event) throws SQLException;
    }

    /// Goes through the whole history.
    void pass(Each each) throws SQLException {
        long number = 0;
        for (int from = 0; from < size.streams(); from += GENERATION) {
            number = generation(from, Math.min(size.streams(), from + GENERATION), number, each);
        }
    }

    private long generation(int from, int to, long begin, Each each) throws SQLException {
        Instant[] firsts = new Instant[to - from];
        long number = begin;
        boolean alive = true;
        for (int version = 1; alive; version++) {
            alive = false;
            for (int stream = from; stream < to; stream++) {
                int length = length(stream);
                if (version <= length) {
                    Instant at = time(number);
                    firsts[stream - from] = version == 1 ? at : firsts[stream - from];
                    String id = "e-%016x".formatted(mixed(number));
                    String type = version == 1 ? "Opened" : TYPES.get((int) (mixed(number) & 0xffff) % TYPES.size());
                    each.accept(new Event(name(stream), version, id, type, at, version == length, firsts[stream - from]));
                    number++;
                    alive |= version < length;
                }
            }
        }
        return number;
    }

    /// How many events a stream has: of two neighbours, one gets what the other one goes without, so that the sum is right.
    private int length(int stream) {
        int even = stream & ~1;
        if (even + 1 >= size.streams()) {
            return share(stream);
        }
        int shift = (int) Math.floorMod(mixed(even), (long) share(even));
        return stream == even ? share(even) - shift : share(stream) + shift;
    }

    private int share(int stream) {
        return Math.toIntExact(Math.multiplyExact(stream + 1L, size.events()) / size.streams() - stream * size.events() / size.streams());
    }

    /// Four of five are orders. Their numbers are multiplied by an odd one, which gives each of them an id of its own that looks like chance.
    private StreamId name(int stream) {
        return stream % 5 == 4
                ? new StreamId("Account", "acct-%05d".formatted(stream / 5))
                : new StreamId("Order", "order-%08x".formatted(stream * 0x9e3779b1));
    }

    /// Times follow the log, but for one in a thousand that is a while early: real clocks do that.
    private Instant time(long number) {
        long step = SPAN.toNanos() / 1000 / size.events();
        long early = mixed(number) % 1000 == 0 ? 2L * GENERATION : 0;
        return BEGIN.plus(step * (number - early), ChronoUnit.MICROS);
    }

    private long mixed(long value) {
        return new SplittableRandom(size.seed() ^ value * 0x9e3779b97f4a7c15L).nextLong();
    }
}
