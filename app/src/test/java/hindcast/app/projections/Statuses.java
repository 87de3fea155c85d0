package hindcast.app.projections;

import hindcast.store.log.SafeMark;
import hindcast.store.projection.lag.Alert;
import hindcast.store.projection.lag.Level;
import hindcast.store.projection.lag.Look;
import hindcast.store.projection.lag.State;
import hindcast.store.projection.lag.Status;
import hindcast.store.projection.lag.Status.Failure;
import hindcast.store.projection.lag.Status.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/// Projections as they may be, without a store.
public final class Statuses {
    public static final Instant NOW = Instant.parse("2026-11-19T14:20:41Z");
    private static final long MARK = 12_481_903;

    private Statuses() {
    }

    /// A look at these.
    public static Look look(Status... statuses) {
        SafeMark mark = new SafeMark(MARK, MARK, MARK, List.of());
        return new Look(NOW, mark, List.of(statuses), List.<Alert>of(), 0, 0);
    }

    /// One that is up to date.
    public static Status live(String name) {
        return status(name, State.LIVE, Level.FINE, "", 0);
    }

    /// One in a state.
    public static Status status(String name, State state, Level level, String why, long behind) {
        return new Status(name, 1, "a row per " + name, 1, state, why, level, behind, Duration.ofSeconds(behind), behind > 0 ? 48.2 : 0,
                state == State.BEHIND ? Optional.of(Duration.ofSeconds(372)) : Optional.empty(), behind == 0 ? 100 : 99, MARK - behind, MARK,
                Optional.of("shop-1"), Optional.empty(), Optional.empty(), trend(minute -> behind * minute / 30));
    }

    /// One that stands before an event.
    public static Status failed(String name, String reason) {
        Failure failure = new Failure(48_112, "Order/7f3a v9", "OrderShipped", "7f3a", reason, 3, NOW.minusSeconds(64));
        return new Status(name, 3, "a row per order", 2, State.FAILED, "event 48,112 OrderShipped cannot be folded: " + reason, Level.CRITICAL, 1_204,
                Duration.ofHours(76), 0, Optional.empty(), 38, 48_111, MARK, Optional.of("shop-1"), Optional.of(failure), Optional.empty(),
                trend(minute -> minute < 12 ? 0 : 67 * (minute - 12)));
    }

    /// One that is so many events behind.
    public static Sample sample(Instant at, long behind) {
        return new Sample(at, behind, MARK - behind, MARK);
    }

    /// A sample for each of the last thirty minutes.
    public static List<Sample> trend(LongUnaryOperator behind) {
        return LongStream.rangeClosed(0, 30).mapToObj(minute -> sample(NOW.minusSeconds(60 * (30 - minute)), behind.applyAsLong(minute))).toList();
    }
}
