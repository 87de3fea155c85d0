package hindcast.cli.projections;

import hindcast.app.log.MarkWords;
import hindcast.app.session.Session;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.StoreException;
import hindcast.store.projection.lag.LagWatch;
import hindcast.store.projection.lag.Level;
import hindcast.store.projection.lag.Look;
import hindcast.store.projection.lag.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// `hindcast projections list`: how far each read model is behind, and why.
@Command(name = "list", header = "Shows how far each projection is behind, and why; the worst first.", description = {
    "", "Two looks, a second apart, say how bad it is: a single one may have met a burst.", ""}, footer = {
    "", "With --json: {at, projection, revision, generation, state, why, level, eventsBehind, orMore, secondsBehind, eventsPerSecond,",
    "etaSeconds?, done, checkpoint, mark, runner?}, and {at, alert, level, projection?} for each alert.",
    "The exit code is 1 when any is critical."})
public final class ListProjections implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Hindcast hindcast;

    @Option(names = "--watch", description = "Go on looking every second, until the command is ended.")
    private boolean watch;

    public ListProjections(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        return hindcast.with(this::list);
    }

    private int list(Session session) {
        LagWatch lag = new LagWatch(session.projections(), mark -> new MarkWords(mark, List.of()).held().orElse(""), Instant::now);
        lag.look();
        Look look = null;
        boolean away = false;
        while (pause() && (look == null || watch)) {
            try {
                look = lag.look();
                print(look);
                away = false;
            } catch (StoreException gone) {
                if (!watch) {
                    throw gone;
                }
                if (!away) {
                    hindcast.terminal().say(gone.getMessage() + " It is asked every second.");
                }
                away = true;
            }
        }
        boolean critical = look != null && (look.statuses().stream().anyMatch(status -> status.level() == Level.CRITICAL)
                || look.alerts().stream().anyMatch(alert -> alert.level() == Level.CRITICAL));
        return critical ? Exit.NO : Exit.OK;
    }

    private static boolean pause() {
        try {
            Thread.sleep(EVERY);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private void print(Look look) {
        if (hindcast.json()) {
            look.statuses().forEach(status -> hindcast.print(json(look, status)));
            look.alerts().forEach(alert -> {
                ObjectNode line = Json.object().put("at", look.at().toString()).put("alert", alert.sentence()).put("level", word(alert.level()));
                if (!alert.projection().isEmpty()) {
                    line.put("projection", alert.projection());
                }
                hindcast.print(line);
            });
        } else {
            if (watch) {
                hindcast.terminal().print(hindcast.times().of(look.at()));
            }
            Table table = new Table(hindcast.terminal(), "PROJECTION", "STATE", ">BEHIND", ">TIME", ">EVENTS/S", ">ETA", ">DONE", ">POSITION", "WHY");
            look.statuses().forEach(status -> table.row(cells(status)));
            table.end();
            look.alerts().forEach(alert -> hindcast.terminal().print("! " + alert.sentence()));
        }
        hindcast.terminal().flush();
    }

    private static String[] cells(Status status) {
        boolean more = status.behind() >= Status.COUNTED;
        return new String[] {
            status.name(), word(status.state()).replace('_', ' '), "%,d".formatted(status.behind()) + (more ? "+" : ""),
            status.behind() == 0 ? "0" : MarkWords.age(status.late()), "%,.0f".formatted(status.out()),
            status.eta().map(MarkWords::age).orElse(status.behind() == 0 ? "" : "not at this rate"), status.done() + " %",
            "%,d".formatted(status.checkpoint()), status.why()};
    }

    private static ObjectNode json(Look look, Status status) {
        ObjectNode line = Json.object().put("at", look.at().toString()).put("projection", status.name()).put("revision", status.revision())
                .put("generation", status.generation()).put("state", word(status.state())).put("why", status.why())
                .put("level", word(status.level())).put("eventsBehind", status.behind()).put("orMore", status.behind() >= Status.COUNTED)
                .put("secondsBehind", status.late().toMillis() / 1e3).put("eventsPerSecond", status.out());
        status.eta().ifPresent(eta -> line.put("etaSeconds", eta.toSeconds()));
        line.put("done", status.done()).put("checkpoint", status.checkpoint()).put("mark", status.mark());
        status.runner().ifPresent(runner -> line.put("runner", runner));
        return line;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
