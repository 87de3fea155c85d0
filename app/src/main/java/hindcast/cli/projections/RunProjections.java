package hindcast.cli.projections;

import hindcast.app.session.Running;
import hindcast.app.session.Session;
import hindcast.cli.metrics.Metrics;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.StoreException;
import hindcast.store.projection.Projection;
import hindcast.store.projection.lag.LagWatch;
import hindcast.store.projection.run.ProjectionRunner;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hindcast projections run`: keeps read models up to date, until it is ended.
@Command(name = "run", header = "Keeps projections up to date, until it is ended.", description = {
    "", "Several of these, on one machine or many, share the work: a projection is held by one at a time, and taken over within seconds",
    "when that one dies. It may be ended at any moment, also by force: rows and checkpoint are written together.", ""})
public final class RunProjections implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Hindcast hindcast;

    @Option(names = "--metrics-port", paramLabel = "PORT", description = "Serve metrics for Prometheus on this port, under /metrics.")
    private int port;

    @Option(names = "--only", paramLabel = "A,B", split = ",", description = "Only these.")
    private List<String> only = List.of();

    public RunProjections(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        return hindcast.with(this::run);
    }

    private int run(Session session) {
        List<Projection<?, ?, ?>> chosen = only.isEmpty() ? session.projections().all()
                : only.stream().<Projection<?, ?, ?>>map(name -> Named.of(session, name)).toList();
        Told told = new Told(hindcast.terminal());
        if (port == 0) {
            try (Running _ = session.run(chosen, told)) {
                untilInterrupted();
            }
            return Exit.OK;
        }
        PrometheusRegistry registry = new PrometheusRegistry();
        Metrics metrics = new Metrics(registry, told);
        LagWatch lag = new LagWatch(session.projections(), _ -> "", Instant::now);
        try (HTTPServer _ = HTTPServer.builder().port(port).registry(registry).buildAndStart(); Running _ = session.run(chosen, metrics)) {
            do {
                look(lag, metrics);
            } while (pause());
            return Exit.OK;
        } catch (IOException taken) {
            throw new IllegalArgumentException("Metrics cannot be served on port %d: %s. Choose another one.".formatted(port, taken.getMessage()), taken);
        }
    }

    private static void look(LagWatch lag, Metrics metrics) {
        try {
            metrics.look(lag.look());
        } catch (StoreException away) {
            metrics.away(away);
        }
    }

    private static void untilInterrupted() {
        boolean on = true;
        while (on) {
            on = pause();
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(EVERY);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    /// Tells a person what a runner does. What repeats itself is said once.
    private static final class Told implements ProjectionRunner.Listener {
        private final Terminal terminal;
        private String lastAway = "";

        Told(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public synchronized void holds(Set<String> names) {
            lastAway = "";
            terminal.say(names.isEmpty() ? "Others run all projections." : "Runs " + String.join(", ", new TreeSet<>(names)) + ".");
        }

        @Override
        public void moved(String projection, long position, long events, Duration taken) {
            // `projections list` tells it.
        }

        @Override
        public synchronized void stopped(String projection, long position, String reason) {
            terminal.say("%s stands before event %,d, which cannot be folded: %s. `hindcast projections retry|skip %1$s` decides; the others go on."
                    .formatted(projection, position, reason));
        }

        @Override
        public synchronized void away(StoreException why) {
            if (!lastAway.equals(why.getMessage())) {
                terminal.say(why.getMessage() + " It is tried until it works; nothing is missed.");
            }
            lastAway = why.getMessage();
        }
    }
}
