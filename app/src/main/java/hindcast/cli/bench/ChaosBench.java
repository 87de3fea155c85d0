package hindcast.cli.bench;

import hindcast.app.session.Battleground;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.chaos.Trial;
import hindcast.store.chaos.Verdict;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/// `hindcast bench chaos`: proof by experiment that nothing is lost.
@Command(name = "chaos", header = "Tries to lose an event: writers, kills, cuts, and a ledger of what was promised.", description = {
    "", "Twelve writers append to forty streams, some slowly and some in vain; PostgreSQL is killed twice; the tail's connection is cut at random.",
    "It runs on a server of its own, in a temporary folder. Beside the tail a naive reader follows `position > checkpoint`, and has to lose events,",
    "or the trial proves nothing.", ""}, footer = {"", "The exit code is 1 when anything was lost, doubled or out of order."})
final class ChaosBench implements Callable<Integer> {
    private static final int SECONDS = 60;

    private final Hindcast hindcast;

    @Option(names = "--minutes", paramLabel = "N", description = "How long; by default ${DEFAULT-VALUE}.")
    private int minutes = 5;

    @Option(names = "--seed", paramLabel = "S", description = "What all chance comes from; by default ${DEFAULT-VALUE}.")
    private long seed = 1;

    ChaosBench(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Bench.positive("--minutes", minutes);
        hindcast.terminal().progress("a server is made");
        try (Battleground ground = Battleground.fresh()) {
            Verdict verdict = Trial.run(ground, Duration.ofSeconds((long) minutes * SECONDS), seed, hindcast.terminal()::progress);
            hindcast.terminal().progress("");
            if (hindcast.json()) {
                json(verdict);
            } else {
                table(verdict);
            }
            return verdict.faults().isEmpty() ? Exit.OK : Exit.NO;
        } catch (InterruptedException _) {
            throw new CancellationException();
        }
    }

    private void table(Verdict verdict) {
        Table table = new Table(hindcast.terminal(), "WHAT", ">HOW MANY");
        row(table, "events in the log, each told once by the tail, in order", verdict.events());
        row(table, "events refused or rolled back, none of them in the log", verdict.refused());
        row(table, "transactions rolled back", verdict.rollbacks());
        row(table, "appends without an answer that were in the log", verdict.kept());
        row(table, "appends without an answer that were not", verdict.gone());
        row(table, "kills of the server", verdict.troubles().kills());
        row(table, "cuts of the tail's connection", verdict.troubles().cuts());
        row(table, "times that the tail said that the server is away", verdict.troubles().away());
        row(table, "events lost by a naive reader beside it", verdict.lostNaively());
        table.end();
        Terminal terminal = hindcast.terminal();
        terminal.flush();
        verdict.faults().forEach(terminal::say);
        terminal.say(verdict.faults().isEmpty() ? "Nothing was lost, doubled or out of order." : "Failed: " + verdict.faults().size() + " faults.");
    }

    private static void row(Table table, String what, long count) {
        table.row(what, "%,d".formatted(count));
    }

    private void json(Verdict verdict) {
        var object = Json.object()
                .put("events", verdict.events())
                .put("refused", verdict.refused())
                .put("rollbacks", verdict.rollbacks())
                .put("unansweredKept", verdict.kept())
                .put("unansweredGone", verdict.gone())
                .put("kills", verdict.troubles().kills())
                .put("cuts", verdict.troubles().cuts())
                .put("away", verdict.troubles().away())
                .put("lostNaively", verdict.lostNaively());
        ArrayNode faults = object.putArray("faults");
        verdict.faults().forEach(faults::add);
        hindcast.print(object);
        hindcast.terminal().flush();
    }
}
