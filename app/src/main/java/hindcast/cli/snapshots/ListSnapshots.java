package hindcast.cli.snapshots;

import hindcast.app.session.Session;
import hindcast.cli.output.Json;
import hindcast.cli.output.Table;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.snapshot.Kept;
import hindcast.store.snapshot.Which;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/// `hindcast snapshots list`: which states are kept.
@Command(name = "list", header = "Lists the snapshots by type, id and version.", description = {
    "", "One of an old fold was left by another program, or before the rules were changed: it is passed over.", ""}, footer = {
    "", "With --json: {aggregate, version, fold, current, bytes, takenAt}."})
public final class ListSnapshots implements Callable<Integer> {
    private static final int PAGE = 1_000;
    private static final int SHOWN = 8;

    private final Hindcast hindcast;

    @ArgGroup
    private @Nullable Chosen chosen;

    public ListSnapshots(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        Which which = chosen == null ? Which.ALL : chosen.which();
        return hindcast.with(session -> list(session, which));
    }

    private int list(Session session, Which which) {
        if (hindcast.json()) {
            pages(session, which, row -> hindcast.print(Json.object()
                    .put("aggregate", row.stream().toString())
                    .put("version", row.version())
                    .put("fold", row.fold())
                    .put("current", row.current())
                    .put("bytes", row.bytes())
                    .put("takenAt", row.takenAt().toString())));
            return Exit.OK;
        }
        Table table = new Table(hindcast.terminal(), "AGGREGATE", ">VERSION", "FOLD", ">BYTES", "TAKEN");
        int rows = pages(session, which, row -> table.row(
                row.stream().toString(), Integer.toString(row.version()), fold(row), "%,d".formatted(row.bytes()),
                hindcast.times().of(row.takenAt())));
        if (rows > 0) {
            table.end();
        }
        hindcast.terminal().flush();
        if (rows == 0) {
            hindcast.terminal().say("There are no snapshots.");
        }
        return Exit.OK;
    }

    private static String fold(Kept row) {
        return row.fold().substring(0, Math.min(SHOWN, row.fold().length())) + (row.current() ? " current" : " old");
    }

    private static int pages(Session session, Which which, Consumer<Kept> each) {
        int rows = 0;
        List<Kept> page = session.snapshots().page(which, null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(each);
            rows += page.size();
            page = session.snapshots().page(which, page.getLast(), PAGE);
        }
        return rows;
    }
}
