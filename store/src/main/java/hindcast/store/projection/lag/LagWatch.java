package hindcast.store.projection.lag;

import hindcast.store.jdbc.Db;
import hindcast.store.log.Fence;
import hindcast.store.log.Log;
import hindcast.store.log.SafeMark;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.admin.Limits;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.lag.Readings.Conflicts;
import hindcast.store.projection.lag.Status.Sample;
import hindcast.store.projection.run.Holding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Watches how far the projections are behind, and why. To be asked about once a second: it remembers half an hour. Used by one thread.
public final class LagWatch {
    private static final Duration STANDSTILL = Duration.ofSeconds(300);
    private static final long MUCH = 1_000;
    private static final long MANY_CONFLICTS = 10;
    private static final int CONFLICT_SECONDS = 300;
    /// One that is far behind is counted seldom: it takes the server some milliseconds.
    private static final int LOOKS_PER_COUNT = 10;

    private final List<Projection<?, ?, ?>> projections;
    private final Readings readings;
    private final Fence fence;
    private final Function<SafeMark, String> words;
    private final Supplier<Instant> clock;
    private final Map<String, Course> courses = new HashMap<>();
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, Integer> far = new HashMap<>();
    private Map<String, List<Sample>> noted = Map.of();
    private Instant newestConflict = Instant.EPOCH;

    /// @param words who holds the mark back, in a sentence
    public LagWatch(Projections projections, Function<SafeMark, String> words, Supplier<Instant> clock) {
        this.projections = projections.all();
        this.readings = new Readings(new Db(projections.source()), Holding.PROJECTIONS, projections.all());
        this.fence = new Log(projections.source()).fence();
        this.words = words;
        this.clock = clock;
        projections.all().forEach(each -> columns.put(each.name(), RowShape.of(each.row()).signature()));
    }

    /// Looks at all of them. Waits for the database.
    public Look look() {
        SafeMark mark = fence.look();
        List<Reading> read = readings.read(mark.mark(), name -> far.getOrDefault(name, 0) > 0 ? 1 : (int) Status.COUNTED);
        if (courses.isEmpty()) {
            noted = readings.samples();
        }
        Instant now = clock.get();
        List<Status> statuses = new ArrayList<>();
        for (int index = 0; index < read.size(); index++) {
            statuses.add(status(projections.get(index), read.get(index), mark, now));
        }
        statuses.sort(Comparator.comparing(Status::state).thenComparing(Status::level, Comparator.reverseOrder()));
        Conflicts conflicts = readings.conflicts(CONFLICT_SECONDS, newestConflict);
        long fresh = newestConflict.equals(Instant.EPOCH) ? 0 : conflicts.fresh();
        newestConflict = conflicts.newest().equals(Instant.EPOCH) ? Instant.EPOCH.plusSeconds(1) : conflicts.newest();
        return new Look(now, mark, statuses, alerts(statuses, conflicts.recent()), conflicts.recent(), fresh);
    }

    private Status status(Projection<?, ?, ?> projection, Reading it, SafeMark mark, Instant now) {
        long behind = behind(it);
        Duration late = it.late() == null ? Duration.ZERO : it.late();
        Course course = courses.computeIfAbsent(it.name(), name -> new Course(noted.getOrDefault(name, List.of())));
        course.add(new Course.Point(now, it.checkpoint(), it.handled(), Math.max(0, mark.mark() - it.checkpoint()), behind), level(it.limits(), behind, late));
        State state = state(projection, it, behind, mark, Duration.between(course.progressedAt(), now));
        return new Status(
                it.name(), projection.revision(), projection.summary(), it.generation(), state, why(state, projection, it, mark), level(state, course), behind,
                late, course.rate(), course.eta(), done(it, behind, mark), it.checkpoint(), mark.mark(), Optional.ofNullable(it.runner()), it.failure(),
                it.rebuild(), course.trend());
    }

    private long behind(Reading it) {
        int left = far.getOrDefault(it.name(), 0);
        if (left > 0 && it.behind() > 0) {
            far.put(it.name(), left - 1);
            return Status.COUNTED;
        }
        far.put(it.name(), it.behind() >= Status.COUNTED ? LOOKS_PER_COUNT - 1 : 0);
        return it.behind();
    }

    private State state(Projection<?, ?, ?> projection, Reading it, long behind, SafeMark mark, Duration standing) {
        if (it.failure().isPresent()) {
            return State.FAILED;
        }
        boolean begun = it.generation() > 0;
        boolean outdated = it.revision() != projection.revision() || !it.columns().equals(columns.get(it.name()));
        if (behind > 0 && it.stopped() == null && begun && !outdated && standing.compareTo(STANDSTILL) >= 0) {
            return State.STUCK;
        }
        if (it.stopped() != null) {
            return State.STOPPED;
        }
        if (!begun) {
            return State.NEVER_RUN;
        }
        if (outdated) {
            return State.OUTDATED;
        }
        if (behind > 0) {
            return State.BEHIND;
        }
        if (mark.mark() < mark.head()) {
            return State.WAITING;
        }
        return it.rebuild().isPresent() ? State.REBUILDING : State.LIVE;
    }

    private String why(State state, Projection<?, ?, ?> projection, Reading it, SafeMark mark) {
        String nobody = it.runner() == null ? "nobody runs it: `hindcast projections run` does" : "";
        return switch (state) {
            case FAILED -> it.failure().map(failure -> "event %,d %s cannot be folded: %s".formatted(failure.position(), failure.type(), failure.reason()))
                    .orElseThrow();
            case STUCK -> nobody.isEmpty() ? it.runner() + " holds it and has not moved it for " + STANDSTILL.toMinutes() + " minutes" : nobody;
            case STOPPED -> String.valueOf(it.stopped());
            case NEVER_RUN -> nobody.isEmpty() ? "its runner makes its table, or may not" : "run it: `hindcast projections run`";
            case OUTDATED -> it.revision() == projection.revision() ? "its columns are not those of the program: rebuild it"
                    : "its rows are of revision %d, the program's is %d: rebuild it".formatted(it.revision(), projection.revision());
            case WAITING -> words.apply(mark);
            case BEHIND -> it.checkpoint() > mark.head() ? "the log ends before its checkpoint: the store was set back" : nobody;
            case REBUILDING -> it.rebuild().map(rebuild -> "rebuild %d of %s: %s".formatted(rebuild.number(), rebuild.saidBy(), rebuild.state())).orElse("");
            case LIVE -> nobody;
        };
    }

    private static Level level(State state, Course course) {
        Level worst = switch (state) {
            case FAILED, STUCK -> Level.CRITICAL;
            case OUTDATED, NEVER_RUN, STOPPED -> Level.WARNING;
            case WAITING, BEHIND, REBUILDING, LIVE -> Level.FINE;
        };
        return worst.compareTo(course.level()) > 0 ? worst : course.level();
    }

    private static Level level(Limits limits, long behind, Duration late) {
        if (behind >= limits.criticalEvents() || late.compareTo(limits.criticalTime()) >= 0) {
            return Level.CRITICAL;
        }
        return behind >= limits.warnEvents() || late.compareTo(limits.warnTime()) >= 0 ? Level.WARNING : Level.FINE;
    }

    private static int done(Reading it, long behind, SafeMark mark) {
        if (behind == 0) {
            return 100;
        }
        return (int) Math.min(99, mark.mark() == 0 ? 0 : it.checkpoint() * 100 / mark.mark());
    }

    private static List<Alert> alerts(List<Status> statuses, long conflicts) {
        List<Alert> alerts = new ArrayList<>();
        for (Status status : statuses) {
            boolean much = status.behind() > MUCH && status.level() != Level.FINE;
            if (status.state() == State.FAILED || status.state() == State.STUCK) {
                alerts.add(new Alert(Level.CRITICAL, status.name(), status.name() + ": " + status.why()));
            } else if (much) {
                String more = status.behind() >= Status.COUNTED ? "or more " : "";
                alerts.add(new Alert(status.level(), status.name(), "%s is %,d %sevents behind".formatted(status.name(), status.behind(), more)));
            }
        }
        if (conflicts > MANY_CONFLICTS) {
            alerts.add(new Alert(Level.WARNING, "", "%,d appends met a conflict within five minutes".formatted(conflicts)));
        }
        alerts.sort(Comparator.comparing(Alert::level).reversed());
        return alerts;
    }
}
