package hindcast.cli.projections;

import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.projection.admin.Skip;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hindcast projections ledger`: the events that a projection passes over.
@Command(name = "ledger", header = "Lists the events that a projection passes over.", footer = {
    "", "With --json: {position, saidBy, saidAt, reason, failure, attempts}."})
public final class ShowLedger implements Callable<Integer> {
    private final Hindcast hindcast;

    @Mixin
    private Named named = new Named();

    public ShowLedger(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        return hindcast.with(session -> {
            named.projection(session);
            print(session.projections().ledger(named.name()));
            hindcast.terminal().flush();
            return Exit.OK;
        });
    }

    private void print(List<Skip> skips) {
        if (hindcast.json()) {
            skips.forEach(skip -> hindcast.print(Json.object().put("position", skip.position()).put("saidBy", skip.saidBy())
                    .put("saidAt", skip.saidAt().toString()).put("reason", skip.reason()).put("failure", skip.failure()).put("attempts", skip.attempts())));
        } else if (skips.isEmpty()) {
            hindcast.terminal().say(named.name() + " passes over nothing.");
        } else {
            Table table = new Table(hindcast.terminal(), ">POSITION", "WHEN", "WHO", "REASON", "FAILURE", ">ATTEMPTS");
            skips.forEach(skip -> table.row(Long.toString(skip.position()), hindcast.times().of(skip.saidAt()), skip.saidBy(), skip.reason(),
                    skip.failure(), Integer.toString(skip.attempts())));
            table.end();
        }
    }
}
