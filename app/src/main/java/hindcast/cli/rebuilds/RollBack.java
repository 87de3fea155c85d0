package hindcast.cli.rebuilds;

import hindcast.app.session.Rebuilding;
import hindcast.app.session.Session;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hindcast projections rollback`: takes the rows back into service that were served before.
@Command(name = "rollback", header = "Takes the rows of a projection back into service that were served before.", description = {
    "", "They are brought up to date first, unless another revision of the program made them: then they stay as they are.", ""}, footer = {
    "", "With --json: {projection, served, before, follows}."})
public final class RollBack implements Callable<Integer> {
    private final Hindcast hindcast;

    @Mixin
    private Wanted wanted = new Wanted();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    public RollBack(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        return hindcast.with(this::rollBack);
    }

    private int rollBack(Session session) {
        String name = wanted.name(session);
        if (!yes && !hindcast.terminal().confirm("Take the rows of %s back into service that were served before?".formatted(name))) {
            hindcast.terminal().say("Nothing was swapped." + (hindcast.terminal().interactive() ? "" : " --yes swaps without asking."));
            return Exit.NO;
        }
        try (Rebuilding rebuilding = session.rebuilding()) {
            return Course.swapped(hindcast, name, rebuilding.rebuilds().rollBack(name, wanted.saidBy(), wanted.reason()));
        }
    }
}
