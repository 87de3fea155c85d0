package hindcast.cli.rebuilds;

import hindcast.app.session.Rebuilding;
import hindcast.app.session.Session;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hindcast projections drop`: drops a generation that is not in service.
@Command(name = "drop", header = "Drops a generation of a projection that is not in service; there is no way back to it then.")
public final class DropGeneration implements Callable<Integer> {
    private final Hindcast hindcast;

    @Mixin
    private Wanted wanted = new Wanted();

    @Parameters(index = "1", paramLabel = "NUMBER", description = "Which generation.")
    private int number;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    public DropGeneration(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        return hindcast.with(this::drop);
    }

    private int drop(Session session) {
        String name = wanted.name(session);
        if (!yes && !hindcast.terminal().confirm("Drop generation %d of %s?".formatted(number, name))) {
            hindcast.terminal().say("Nothing was dropped." + (hindcast.terminal().interactive() ? "" : " --yes drops without asking."));
            return Exit.NO;
        }
        try (Rebuilding rebuilding = session.rebuilding()) {
            Optional<String> refusal = rebuilding.rebuilds().drop(name, number, wanted.saidBy(), wanted.reason());
            hindcast.terminal().say(refusal.orElse("Generation %d of %s is dropped.".formatted(number, name)));
            return refusal.isEmpty() ? Exit.OK : Exit.NO;
        }
    }
}
