package hindcast.cli.rebuilds;

import hindcast.app.session.Rebuilding;
import hindcast.app.session.Session;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.projection.rebuild.Rebuilds.Generation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hindcast projections generations`: the tables that rebuilds have made of a projection.
@Command(name = "generations", header = "Lists the generations of a projection that are kept, the newest first.", footer = {
    "", "With --json: {number, revision, checkpoint, serving, rebuilding, bytes, madeAt, movedAt}."})
public final class ListGenerations implements Callable<Integer> {
    private static final double BYTES_OF_A_MEGABYTE = 1 << 20;

    private final Hindcast hindcast;

    @Mixin
    private Wanted wanted = new Wanted();

    public ListGenerations(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        return hindcast.with(this::list);
    }

    private int list(Session session) {
        String name = wanted.name(session);
        try (Rebuilding rebuilding = session.rebuilding()) {
            List<Generation> all = rebuilding.rebuilds().generations(name);
            if (hindcast.json()) {
                all.forEach(one -> hindcast.print(Json.object().put("number", one.number()).put("revision", one.revision())
                        .put("checkpoint", one.checkpoint()).put("serving", one.serving()).put("rebuilding", one.rebuilding())
                        .put("bytes", one.bytes()).put("madeAt", one.madeAt().toString()).put("movedAt", one.movedAt().toString())));
            } else if (all.isEmpty()) {
                hindcast.terminal().say(name + " has no table yet.");
            } else {
                Table table = new Table(hindcast.terminal(), ">NUMBER", "", ">REVISION", ">CHECKPOINT", ">MB", "MADE", "MOVED");
                all.forEach(one -> table.row(Integer.toString(one.number()), one.serving() ? "in service" : one.rebuilding() ? "being rebuilt" : "",
                        Integer.toString(one.revision()), "%,d".formatted(one.checkpoint()), "%,.1f".formatted(one.bytes() / BYTES_OF_A_MEGABYTE),
                        hindcast.times().of(one.madeAt()), hindcast.times().of(one.movedAt())));
                table.end();
            }
            hindcast.terminal().flush();
            return Exit.OK;
        }
    }
}
