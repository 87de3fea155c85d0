package hindcast.cli.projections;

import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.projection.admin.Deed;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.util.RawValue;

/// `hindcast projections audit`: who decided what, and why.
@Command(name = "audit", header = "Lists what was decided about projections, the newest first.", footer = {
    "", "With --json: {number, at, saidBy, dbUser, action, projection, details, reason}."})
public final class ShowAudit implements Callable<Integer> {
    private final Hindcast hindcast;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Only about this projection.")
    private @Nullable String name;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many; by default 100.")
    private int limit = 100;

    public ShowAudit(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new IllegalArgumentException("--limit is 1 or more");
        }
        return hindcast.with(session -> {
            print(session.projections().audit(name, Long.MAX_VALUE, limit));
            hindcast.terminal().flush();
            return Exit.OK;
        });
    }

    private void print(List<Deed> deeds) {
        if (hindcast.json()) {
            deeds.forEach(deed -> hindcast.print(Json.object().put("number", deed.number()).put("at", deed.at().toString()).put("saidBy", deed.saidBy())
                    .put("dbUser", deed.dbUser()).put("action", deed.action()).put("projection", deed.projection())
                    .putRawValue("details", new RawValue(deed.details())).put("reason", deed.reason())));
        } else if (deeds.isEmpty()) {
            hindcast.terminal().say("Nothing was decided yet.");
        } else {
            Table table = new Table(hindcast.terminal(), "WHEN", "WHO", "PROJECTION", "WHAT", "WHY");
            deeds.forEach(deed -> table.row(hindcast.times().of(deed.at()), deed.saidBy(), deed.projection(), deed.action(), deed.reason()));
            table.end();
        }
    }
}
