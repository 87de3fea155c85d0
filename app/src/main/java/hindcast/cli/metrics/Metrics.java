package hindcast.cli.metrics;

import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.projection.lag.Level;
import hindcast.store.projection.lag.Look;
import hindcast.store.projection.lag.Status;
import hindcast.store.projection.run.ProjectionRunner;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What Prometheus is told of a store and its projections. Counters begin with the process; gauges are of the newest look. The names are those of the
/// alert rules and the dashboard in docs/monitoring.
public final class Metrics implements ProjectionRunner.Listener {
    private static final double[] SECONDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    /// What was recorded longer ago was imported, or comes from a clock that says nothing about an append.
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final String PROJECTION = "projection";

    private final ProjectionRunner.Listener next;
    private final Counter appended;
    private final Histogram append;
    private final Counter conflicts;
    private final Counter processed;
    private final Counter failed;
    private final Histogram fold;
    private final Counter away;
    private final Gauge held;
    private final Gauge lagEvents;
    private final Gauge lagSeconds;
    private final Gauge position;
    private final Gauge level;
    private final Gauge rebuild;
    private final Gauge head;
    private final Gauge mark;
    private final Gauge up;

    /// @param next hears everything too
    public Metrics(PrometheusRegistry registry, ProjectionRunner.Listener next) {
        this.next = next;
        this.appended = Counter.builder().name("events_appended_total").help("Events appended to the store, by anybody, since this process began.")
                .register(registry);
        this.append = Histogram.builder().name("append_duration_seconds")
                .help("From the time of an event to its arrival here: the rest of its transaction, the commit, and the way.")
                .classicUpperBounds(SECONDS).classicOnly().register(registry);
        this.conflicts = Counter.builder().name("concurrency_conflicts_total").help("Appends that another writer was before, since this process began.")
                .register(registry);
        this.processed = Counter.builder().name("projection_events_processed_total").help("Events that this process has put into rows.")
                .labelNames(PROJECTION).register(registry);
        this.failed = Counter.builder().name("projection_events_failed_total").help("How often an event could not be folded here.")
                .labelNames(PROJECTION).register(registry);
        this.fold = Histogram.builder().name("fold_duration_seconds").help("Folding some events and writing their rows and the checkpoint.")
                .classicUpperBounds(SECONDS).classicOnly().labelNames(PROJECTION).register(registry);
        this.away = Counter.builder().name("store_errors_total").help("How often the database was away or refused.").register(registry);
        this.held = gauge(registry, "projections_held", "Projections that this process runs.");
        this.lagEvents = each(registry, "projection_lag_events", "Events behind the safe mark; 10000 stands for that many or more.");
        this.lagSeconds = each(registry, "projection_lag_seconds", "Age of the oldest event that is not handled; 0 when there is none.");
        this.position = each(registry, "projection_position", "Every event up to this position is handled.");
        this.level = each(registry, "projection_level", "0 fine, 1 warning, 2 critical.");
        this.rebuild = each(registry, "projection_rebuild_progress", "How far a rebuild is that is not in service yet, 0 to 1; -1 without one.");
        this.head = gauge(registry, "log_head_position", "The newest position of the log.");
        this.mark = gauge(registry, "log_safe_mark_position", "The position up to which nothing can appear any more.");
        this.up = gauge(registry, "store_up", "1 while the store answers, else 0; then what is said of lag is old.");
    }

    private static Gauge gauge(PrometheusRegistry registry, String name, String help) {
        return Gauge.builder().name(name).help(help).register(registry);
    }

    private static Gauge each(PrometheusRegistry registry, String name, String help) {
        return Gauge.builder().name(name).help(help).labelNames(PROJECTION).register(registry);
    }

    /// Takes over a look.
    public void look(Look look) {
        up.set(1);
        head.set(look.mark().head());
        mark.set(look.mark().mark());
        conflicts.inc(look.refused());
        for (Status status : look.statuses()) {
            // Said from the beginning: a rate is of what was there before.
            failed.labelValues(status.name());
            processed.labelValues(status.name());
            lagEvents.labelValues(status.name()).set(status.behind());
            lagSeconds.labelValues(status.name()).set(status.late().toMillis() / 1e3);
            position.labelValues(status.name()).set(status.checkpoint());
            level.labelValues(status.name()).set(status.level() == Level.FINE ? 0 : status.level() == Level.WARNING ? 1 : 2);
            rebuild.labelValues(status.name()).set(status.rebuild().map(it -> it.fraction().orElse(0)).orElse(-1.0));
        }
    }

    @Override
    public void holds(Set<String> names) {
        held.set(names.size());
        next.holds(names);
    }

    @Override
    public void heard(List<Recorded<String>> events) {
        appended.inc(events.size());
        Instant now = Instant.now();
        for (Recorded<String> event : events) {
            Duration taken = Duration.between(event.recordedAt(), now);
            if (!taken.isNegative() && taken.compareTo(FRESH) < 0) {
                append.observe(taken.toNanos() / 1e9);
            }
        }
        next.heard(events);
    }

    @Override
    public void moved(String projection, long position, long events, Duration taken) {
        processed.labelValues(projection).inc(events);
        if (events > 0) {
            fold.labelValues(projection).observe(taken.toNanos() / 1e9);
        }
        next.moved(projection, position, events, taken);
    }

    @Override
    public void stopped(String projection, long at, String reason) {
        failed.labelValues(projection).inc();
        next.stopped(projection, at, reason);
    }

    @Override
    public void away(StoreException why) {
        away.inc();
        up.set(0);
        next.away(why);
    }
}
