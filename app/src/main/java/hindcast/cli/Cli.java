package hindcast.cli;

import hindcast.app.embedded.EmbeddedException;
import hindcast.app.transfer.TransferException;
import hindcast.cli.act.GiveCommand;
import hindcast.cli.act.MakeTestCase;
import hindcast.cli.act.WhatIf;
import hindcast.cli.bench.Bench;
import hindcast.cli.causes.ShowCauses;
import hindcast.cli.command.CompareAggregates;
import hindcast.cli.command.CreateStore;
import hindcast.cli.command.ExportEvents;
import hindcast.cli.command.ImportFile;
import hindcast.cli.command.ListAggregates;
import hindcast.cli.command.MakeSample;
import hindcast.cli.command.ShowChanges;
import hindcast.cli.command.ShowState;
import hindcast.cli.command.ShowTimeline;
import hindcast.cli.command.TakeScreenshot;
import hindcast.cli.completion.ShowCompletion;
import hindcast.cli.log.FollowLog;
import hindcast.cli.log.LogCommands;
import hindcast.cli.output.Closed;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Camera;
import hindcast.cli.program.Environments;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.cli.program.Scrubber;
import hindcast.cli.projections.ProjectionCommands;
import hindcast.cli.question.FindAggregates;
import hindcast.cli.question.WhenDid;
import hindcast.cli.snapshots.SnapshotCommands;
import hindcast.cli.verify.VerifyStore;
import hindcast.store.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// Runs one command. What goes wrong is said in a sentence beside the results, and the exit code says of which kind it is.
public final class Cli {
    private static final Logger LOG = System.getLogger("hindcast");

    private final Terminal terminal;
    private final Camera camera;
    private final Scrubber scrubber;
    private final Environments environments;

    private Cli(Terminal terminal, Camera camera, Scrubber scrubber, Environments environments) {
        this.terminal = terminal;
        this.camera = camera;
        this.scrubber = scrubber;
        this.environments = environments;
    }

    /// Runs a command.
    ///
    /// @param camera       takes pictures of the window
    /// @param scrubber     moves a window's playhead
    /// @param environments what the user has said of databases
    /// @return the exit code
    public static int run(Terminal terminal, Camera camera, Scrubber scrubber, Environments environments, String... arguments) {
        return new Cli(terminal, camera, scrubber, environments).run(arguments);
    }

    private int run(String... arguments) {
        StringWriter help = new StringWriter();
        Hindcast hindcast = new Hindcast(terminal, environments);
        CommandLine line = commands(hindcast).setOut(new PrintWriter(help));
        int code = line.execute(arguments);
        try {
            if (!help.toString().isEmpty()) {
                terminal.print(help.toString().stripTrailing());
            }
            terminal.flush();
        } catch (Closed _) {
            return code;
        } catch (UncheckedIOException lost) {
            return say(lost, Exit.NO);
        }
        return code;
    }

    private CommandLine commands(Hindcast hindcast) {
        CommandLine line = new CommandLine(hindcast)
                .addSubcommand(new ListAggregates(hindcast))
                .addSubcommand(new ShowTimeline(hindcast))
                .addSubcommand(new ShowState(hindcast))
                .addSubcommand(new ShowChanges(hindcast))
                .addSubcommand(new WhenDid(hindcast))
                .addSubcommand(new FindAggregates(hindcast))
                .addSubcommand(new CompareAggregates(hindcast))
                .addSubcommand(new ShowCauses(hindcast))
                .addSubcommand(new GiveCommand(hindcast))
                .addSubcommand(new WhatIf(hindcast))
                .addSubcommand(new MakeTestCase(hindcast))
                .addSubcommand(new FollowLog(hindcast))
                .addSubcommand(LogCommands.command(hindcast))
                .addSubcommand(new ImportFile(hindcast))
                .addSubcommand(new ExportEvents(hindcast))
                .addSubcommand(new MakeSample(hindcast))
                .addSubcommand(new CreateStore(hindcast))
                .addSubcommand(new TakeScreenshot(hindcast, camera))
                .addSubcommand(ProjectionCommands.command(hindcast))
                .addSubcommand(SnapshotCommands.command(hindcast))
                .addSubcommand(new VerifyStore(hindcast))
                .addSubcommand(Bench.command(hindcast, scrubber))
                .addSubcommand(new ShowCompletion(hindcast))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((wrong, _) -> wrong(wrong))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure));
        handOn(line.getCommandSpec().findOption(Hindcast.DATA), line);
        return line;
    }

    /// Gives an option to every command that has none of that name.
    private static void handOn(OptionSpec option, CommandLine line) {
        line.getSubcommands().values().forEach(command -> {
            if (command.getCommandSpec().findOption(option.longestName()) == null) {
                command.getCommandSpec().addOption(OptionSpec.builder(option).inherited(true).root(option).build());
            }
            handOn(option, command);
        });
    }

    private int wrong(ParameterException wrong) {
        terminal.say(String.valueOf(wrong.getMessage()));
        terminal.say("How it is written: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return Exit.USAGE;
    }

    private int failed(Exception failure) {
        return switch (failure) {
            case Closed _ -> Exit.OK;
            case IllegalArgumentException wrong -> say(wrong, Exit.USAGE);
            case TransferException unusable -> say(unusable, Exit.NO);
            case StoreException.NotAStore other -> notAStore(other);
            case StoreException away -> say(away, Exit.STORE);
            case EmbeddedException away -> say(away, Exit.STORE);
            case UncheckedIOException unusable -> say(unusable, Exit.NO);
            default -> unexpected(failure);
        };
    }

    private int say(Exception failure, int code) {
        terminal.progress("");
        terminal.say(String.valueOf(failure.getMessage()));
        return code;
    }

    private int notAStore(StoreException.NotAStore other) {
        say(other, Exit.STORE);
        if (Hindcast.canBeCreated(other)) {
            terminal.say("`hindcast init` with the same --store does so.");
        }
        return Exit.STORE;
    }

    /// A mistake of the program: said without its stack trace, which is in the log.
    private int unexpected(Exception failure) {
        LOG.log(Level.ERROR, "Unexpected", failure);
        terminal.progress("");
        terminal.say("Hindcast made a mistake (" + failure + "). Nothing was written that was not reported.");
        return Exit.STORE;
    }
}
