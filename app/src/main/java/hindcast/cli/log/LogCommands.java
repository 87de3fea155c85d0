package hindcast.cli.log;

import hindcast.cli.program.Hindcast;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// `hindcast log`: the parent of what looks at the log itself.
@Command(name = "log", synopsisSubcommandLabel = "WHAT", header = "Looks at the log itself.")
public final class LogCommands implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LogCommands() {
    }

    /// The command with all that it can look at.
    public static CommandLine command(Hindcast hindcast) {
        return new CommandLine(new LogCommands()).addSubcommand(new ShowMark(hindcast));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "What is to be looked at is missing: mark.");
    }
}
