package hindcast.cli.rebuilds;

import hindcast.app.session.Rebuilding;
import hindcast.app.session.Session;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.projection.rebuild.RebuildLine;
import hindcast.store.projection.rebuild.Scope;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `hindcast projections rebuilds`: which rebuilds there are and were.
@Command(name = "rebuilds", header = "Lists rebuilds, the newest first, and how each stands.", footer = {
    "", "With --json: {number, projection, generation, scope, state, atWork, events, total, rows, saidBy, reason, holder, beganAt, endedAt?,",
    "failedAt?, failure?}."})
public final class ListRebuilds implements Callable<Integer> {
    private final Hindcast hindcast;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Only those of this projection.")
    private @Nullable String name;

    public ListRebuilds(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        return hindcast.with(this::list);
    }

    private int list(Session session) {
        try (Rebuilding rebuilding = session.rebuilding()) {
            List<RebuildLine> lines = rebuilding.rebuilds().list(name);
            if (hindcast.json()) {
                lines.forEach(this::print);
            } else if (lines.isEmpty()) {
                hindcast.terminal().say("Nothing was rebuilt yet.");
            } else {
                Table table = new Table(hindcast.terminal(), "BEGUN", "PROJECTION", ">GENERATION", "SCOPE", "WHO", "WHY", "HOW IT STANDS");
                lines.forEach(line -> table.row(hindcast.times().of(line.beganAt()), line.projection(), Integer.toString(line.generation()),
                        scope(line.scope()), line.saidBy(), line.reason(), line.words()));
                table.end();
            }
            hindcast.terminal().flush();
            return Exit.OK;
        }
    }

    private String scope(Scope scope) {
        return switch (scope) {
            case Scope.All() -> "all";
            case Scope.Since(var time) -> "since " + hindcast.times().of(time);
            case Scope.One(var stream) -> stream.toString();
        };
    }

    private void print(RebuildLine line) {
        var json = Json.object().put("number", line.number()).put("projection", line.projection()).put("generation", line.generation())
                .put("scope", scope(line.scope())).put("state", line.state().name().toLowerCase(Locale.ROOT)).put("atWork", line.atWork())
                .put("events", line.events()).put("total", line.total()).put("rows", line.rows()).put("saidBy", line.saidBy())
                .put("reason", line.reason()).put("holder", line.holder()).put("beganAt", line.beganAt().toString());
        line.endedAt().ifPresent(ended -> json.put("endedAt", ended.toString()));
        line.failedAt().ifPresent(position -> json.put("failedAt", position).put("failure", line.failure()));
        hindcast.print(json);
    }
}
