package hindcast.cli.projections;

import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.store.projection.admin.Projections;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hindcast projections stop`, `start`, `retry` and `skip`: what somebody decides about a projection, wherever it runs.
@Command
public final class Decide implements Callable<Integer> {
    private final Hindcast hindcast;
    private final What what;

    @Mixin
    private Named named = new Named();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit trail. To stop and to skip one is asked for.")
    private String reason = "";

    private Decide(Hindcast hindcast, What what) {
        this.hindcast = hindcast;
        this.what = what;
    }

    /// What can be decided.
    enum What {
        STOP("Stops a projection before its next events; its rows stay as they are.", "is stopped. Its rows stay as they are.",
                "is stopped already, or has no table yet."),
        START("Lets a stopped projection go on where it stands.", "goes on where it stands.", "was not stopped."),
        RETRY("Tries the event again that a projection cannot fold.", "tries its event again.", "has not failed."),
        SKIP("Passes over the event that a projection cannot fold; it stays in the ledger for ever.", "passes over its event, and goes on.",
                "has not failed.");

        private final String header;
        private final String done;
        private final String notDone;

        What(String header, String done, String notDone) {
            this.header = header;
            this.done = done;
            this.notDone = notDone;
        }

        /// The command.
        CommandLine command(Hindcast hindcast) {
            CommandLine command = new CommandLine(new Decide(hindcast, this));
            command.getCommandSpec().name(name().toLowerCase(Locale.ROOT)).usageMessage().header(header);
            return command;
        }
    }

    @Override
    public Integer call() {
        return hindcast.with(session -> {
            named.projection(session);
            boolean changed = decide(session.projections());
            hindcast.terminal().say(named.name() + " " + (changed ? what.done : what.notDone));
            return changed ? Exit.OK : Exit.NO;
        });
    }

    private boolean decide(Projections projections) {
        return switch (what) {
            case STOP -> projections.stop(named.name(), named.saidBy(), reason);
            case START -> projections.start(named.name(), named.saidBy(), reason);
            case RETRY -> projections.retry(named.name(), named.saidBy(), reason);
            case SKIP -> projections.skip(named.name(), named.saidBy(), reason);
        };
    }
}
