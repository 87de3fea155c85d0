package hindcast.store.projection.lag;

import hindcast.store.projection.lag.Status.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// How a projection went over the last half hour, as it was looked at: how quick it is, and whether it stands.
final class Course {
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final Duration RATED = Duration.ofSeconds(60);
    private static final Duration SHOWN_EVERY = Duration.ofSeconds(10);

    private final List<Sample> noted;
    private final Deque<Point> points = new ArrayDeque<>();
    private Level last = Level.FINE;
    private Level before = Level.FINE;
    private Instant progressedAt = Instant.MIN;

    /// @param noted what somebody else noted before the first look, the oldest first
    Course(List<Sample> noted) {
        this.noted = List.copyOf(noted);
    }

    /// A look.
    ///
    /// @param distance positions between checkpoint and mark
    record Point(Instant at, long checkpoint, long handled, long distance, long behind) {
    }

    /// Adds a look.
    ///
    /// @param level what the limits say of this look alone
    void add(Point point, Level level) {
        if (points.isEmpty() || point.checkpoint() != points.getLast().checkpoint() || point.behind() == 0) {
            progressedAt = point.at();
        }
        // Another generation, or a log that was set back: what was before says nothing.
        if (!points.isEmpty() && (point.handled() < points.getLast().handled() || point.checkpoint() < points.getLast().checkpoint())) {
            points.clear();
        }
        points.addLast(point);
        while (points.getFirst().at().isBefore(point.at().minus(KEPT))) {
            points.removeFirst();
        }
        before = points.size() == 1 ? Level.FINE : last;
        last = level;
    }

    /// How bad it is: a single look says little, so it counts what two of them say.
    Level level() {
        return last.compareTo(before) < 0 ? last : before;
    }

    /// Since when it has not moved although it is behind.
    Instant progressedAt() {
        return progressedAt;
    }

    /// Events a second that it handled over the last minute.
    double rate() {
        Point first = sinceAMinute();
        double seconds = seconds(first, points.getLast());
        return seconds <= 0 ? 0 : (points.getLast().handled() - first.handled()) / seconds;
    }

    /// When the distance will be gone, as it went over the last minute; empty when it does not become less.
    Optional<Duration> eta() {
        Point first = sinceAMinute();
        Point now = points.getLast();
        double seconds = seconds(first, now);
        double gained = first.distance() - now.distance();
        return seconds <= 0 || gained <= 0 || now.behind() == 0 ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) Math.ceil(now.distance() / (gained / seconds))));
    }

    /// What is shown of it: a point every ten seconds, and the last one.
    List<Sample> trend() {
        Instant since = points.getLast().at().minus(KEPT);
        Instant first = points.getFirst().at();
        List<Sample> shown = new ArrayList<>(noted.stream().filter(one -> !one.at().isBefore(since) && one.at().isBefore(first)).toList());
        for (Point point : points) {
            if (shown.isEmpty() || !point.at().isBefore(shown.getLast().at().plus(SHOWN_EVERY)) || point == points.getLast()) {
                shown.add(new Sample(point.at(), point.behind(), point.checkpoint(), point.checkpoint() + point.distance()));
            }
        }
        return shown;
    }

    private Point sinceAMinute() {
        Instant since = points.getLast().at().minus(RATED);
        return points.stream().filter(point -> !point.at().isBefore(since)).findFirst().orElseThrow();
    }

    private static double seconds(Point from, Point to) {
        return Duration.between(from.at(), to.at()).toNanos() / 1e9;
    }
}
