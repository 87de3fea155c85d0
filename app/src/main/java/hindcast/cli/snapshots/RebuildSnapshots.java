package hindcast.cli.snapshots;

import hindcast.app.session.Session;
import hindcast.cli.output.Counts;
import hindcast.cli.output.Json;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.snapshot.Upkeep.Mended;
import hindcast.store.snapshot.Upkeep;
import hindcast.store.snapshot.Which;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// `hindcast snapshots rebuild`: drops what is wrong or old, makes what is missing.
@Command(name = "rebuild", header = "Drops snapshots that are wrong or of an old fold, and makes those that are missing.", description = {
    "", "A stream of 100 events or more has one of its last hundred versions afterwards. Streams are folded from their first event, one at a",
    "time; Ctrl C ends it at any moment, and what was done stays.", ""}, footer = {
    "", "With --json: a line {aggregate, dropped, made?, right, obstacle?} for each stream that has or should have one."})
public final class RebuildSnapshots implements Callable<Integer> {
    private static final int STEP = 100;

    private final Hindcast hindcast;
    private int streams;
    private int dropped;
    private int made;

    @ArgGroup(multiplicity = "1")
    private Wanted wanted = new Wanted();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    public RebuildSnapshots(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    /// Everything only for who says so.
    static final class Wanted {
        @ArgGroup
        private @Nullable Chosen chosen;

        @Option(names = "--all", description = "Those of every aggregate.")
        private boolean all;
    }

    @Override
    public Integer call() {
        Which which = wanted.chosen == null ? Which.ALL : wanted.chosen.which();
        return hindcast.with(session -> rebuild(session, which));
    }

    private int rebuild(Session session, Which which) {
        boolean asked = wanted.all && !yes && hindcast.terminal().interactive();
        if (asked && !hindcast.terminal().confirm("Every stream of 100 events or more is read and folded, which takes a while. Go on?")) {
            hindcast.terminal().say("Nothing was changed.");
            return Exit.NO;
        }
        new Upkeep(session.store(), session.snapshots()).rebuild(which, this::count);
        hindcast.terminal().progress("");
        hindcast.terminal().flush();
        if (!hindcast.json()) {
            hindcast.terminal().print("%s looked at · %s dropped · %s made".formatted(
                    Counts.of(streams, "stream"), Counts.of(dropped, "snapshot"), Counts.of(made, "snapshot")));
        }
        return Exit.OK;
    }

    private void count(Mended mended) {
        streams++;
        dropped += mended.dropped();
        made += mended.made() > 0 ? 1 : 0;
        if (hindcast.json()) {
            ObjectNode line = Json.object().put("aggregate", mended.stream().toString()).put("dropped", mended.dropped());
            if (mended.made() > 0) {
                line.put("made", mended.made());
            }
            line.put("right", mended.right());
            if (!mended.obstacle().isEmpty()) {
                line.put("obstacle", mended.obstacle());
            }
            hindcast.print(line);
        } else if (!mended.obstacle().isEmpty()) {
            hindcast.terminal().say("None is made of the newest state of %s: %s".formatted(mended.stream(), mended.obstacle()));
        }
        if (streams % STEP == 0) {
            hindcast.terminal().progress("%s looked at".formatted(Counts.of(streams, "stream")));
        }
    }
}
