package hindcast.cli.snapshots;

import hindcast.cli.program.Hindcast;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// `hindcast snapshots`: the parent of what looks at snapshots and puts them right.
@Command(name = "snapshots", synopsisSubcommandLabel = "WHAT", header = "Lists, checks or makes anew the states that are kept of long streams.",
        description = {
            "", "A command leaves a snapshot every 100 events (HINDCAST_SNAPSHOTS_EVERY), so that the next one need not read a stream from its",
            "beginning. They are a convenience: dropping them loses nothing, and the past is always folded from the events.", ""})
public final class SnapshotCommands implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SnapshotCommands() {
    }

    /// The command with all that it can do.
    public static CommandLine command(Hindcast hindcast) {
        return new CommandLine(new SnapshotCommands())
                .addSubcommand(new ListSnapshots(hindcast))
                .addSubcommand(new VerifySnapshots(hindcast))
                .addSubcommand(new RebuildSnapshots(hindcast));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "What is to be done is missing: list, verify or rebuild.");
    }
}
