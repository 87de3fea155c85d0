package hindcast.cli.rebuilds;

import hindcast.app.session.Rebuilding;
import hindcast.app.session.Session;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.projection.rebuild.Rebuild;
import hindcast.store.projection.rebuild.RebuildLine;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hindcast projections pause`, `resume`, `cancel` and `swap`: what is done with a rebuild that has not ended, wherever it runs.
@Command
public final class OpenRebuild implements Callable<Integer> {
    private final Hindcast hindcast;
    private final What what;

    @Mixin
    private Wanted wanted = new Wanted();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--skip-failed", description = "With resume: pass over the event that cannot be folded, for ever; --reason says why.")
    private boolean skip;

    private OpenRebuild(Hindcast hindcast, What what) {
        this.hindcast = hindcast;
        this.what = what;
    }

    /// What is done.
    public enum What {
        /// It stands still.
        PAUSE("Lets a rebuild stand still after the part that it is at, wherever it runs."),
        /// It goes on.
        RESUME("Goes on with a rebuild that was paused, has failed, or whose process died."),
        /// It is given up.
        CANCEL("Gives a rebuild up, wherever it runs; what is served stays."),
        /// It is taken into service.
        SWAP("Takes the rows of a rebuild into service that is complete.");

        private final String header;

        What(String header) {
            this.header = header;
        }

        /// The command.
        public CommandLine command(Hindcast hindcast) {
            CommandLine command = new CommandLine(new OpenRebuild(hindcast, this));
            command.getCommandSpec().name(name().toLowerCase(Locale.ROOT)).usageMessage().header(header);
            return command;
        }
    }

    @Override
    public Integer call() {
        return hindcast.with(this::work);
    }

    private int work(Session session) {
        try (Rebuilding rebuilding = session.rebuilding()) {
            Optional<Rebuild> open = wanted.open(session, rebuilding.rebuilds());
            if (open.isEmpty()) {
                hindcast.terminal().say("There is no rebuild of %s.".formatted(wanted.name()));
                return Exit.NO;
            }
            return work(open.get());
        }
    }

    private int work(Rebuild rebuild) {
        return switch (what) {
            case PAUSE -> told(rebuild.pause(), rebuild);
            case CANCEL -> told(rebuild.cancel(wanted.saidBy(), wanted.reason()), rebuild);
            case RESUME -> resume(rebuild);
            case SWAP -> swap(rebuild);
        };
    }

    private int told(boolean done, Rebuild rebuild) {
        hindcast.terminal().say(rebuild.line().words());
        return done ? Exit.OK : Exit.NO;
    }

    private int resume(Rebuild rebuild) {
        if (skip && !rebuild.skip(wanted.saidBy(), wanted.reason())) {
            hindcast.terminal().say("It has not failed at any event.");
            return Exit.NO;
        }
        return new Course(hindcast, rebuild, wanted, yes).run();
    }

    private int swap(Rebuild rebuild) {
        RebuildLine line = rebuild.line();
        if (line.state() != RebuildLine.State.REVIEW) {
            hindcast.terminal().say(line.words());
            return Exit.NO;
        }
        if (!yes && !hindcast.terminal().confirm("Take generation %d of %s into service?".formatted(line.generation(), wanted.name()))) {
            hindcast.terminal().say("Nothing was swapped." + (hindcast.terminal().interactive() ? "" : " --yes swaps without asking."));
            return Exit.NO;
        }
        return new Course(hindcast, rebuild, wanted, true).swap();
    }
}
