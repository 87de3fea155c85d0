package hindcast.cli.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.session.QuietRunner;
import hindcast.store.StoreException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What Prometheus is told, and whether the rules and the dashboard ask for what there is.
final class MetricsTest {
    private static final Pattern NAME = Pattern.compile("\\b(?:projection|projections|events|append|fold|concurrency|store|log)_[a-z_]+\\b");

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Metrics metrics = new Metrics(registry, new QuietRunner());

    @Test
    void countsWhatARunnerDoes() {
        metrics.holds(Set.of("orders", "accounts"));
        metrics.moved("orders", 50, 40, Duration.ofMillis(3));
        metrics.moved("orders", 52, 2, Duration.ofMillis(30));
        metrics.stopped("accounts", 7, "no amount");
        metrics.away(new StoreException.Unreachable("gone", null));

        assertEquals(2.0, value("projections_held", List.of()));
        assertEquals(42.0, value("projection_events_processed", List.of("orders")));
        assertEquals(1.0, value("projection_events_failed", List.of("accounts")));
        assertEquals(0.0, value("store_up", List.of()));
    }

    @Test
    void rulesAndDashboardAskForNothingElse() throws IOException {
        Set<String> known = new TreeSet<>();
        registry.scrape().forEach(each -> List.of("", "_total", "_bucket").forEach(end -> known.add(each.getMetadata().getPrometheusName() + end)));
        Set<String> asked = new TreeSet<>();
        for (String file : List.of("alerts.yml", "dashboard.json")) {
            for (String line : Files.readAllLines(Path.of("../docs/monitoring", file))) {
                if (line.contains("expr")) {
                    NAME.matcher(line).results().map(MatchResult::group).forEach(asked::add);
                }
            }
        }

        assertTrue(asked.size() >= 10, asked::toString);
        asked.removeAll(known);
        assertEquals(Set.of(), asked);
    }

    private double value(String name, List<String> labels) {
        return registry.scrape(name::equals).stream().flatMap(each -> each.getDataPoints().stream())
                .filter(point -> point.getLabels().stream().map(label -> label.getValue()).toList().equals(labels))
                .mapToDouble(point -> switch (point) {
                    case CounterDataPointSnapshot counter -> counter.getValue();
                    case GaugeDataPointSnapshot gauge -> gauge.getValue();
                    default -> Double.NaN;
                })
                .sum();
    }
}
