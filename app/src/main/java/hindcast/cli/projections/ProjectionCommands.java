package hindcast.cli.projections;

import hindcast.cli.program.Hindcast;
import hindcast.cli.rebuilds.DropGeneration;
import hindcast.cli.rebuilds.ListGenerations;
import hindcast.cli.rebuilds.ListRebuilds;
import hindcast.cli.rebuilds.OpenRebuild;
import hindcast.cli.rebuilds.RebuildProjection;
import hindcast.cli.rebuilds.RollBack;
import hindcast.cli.verify.VerifyProjections;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `hindcast projections`: the parent of what looks at read models and keeps them right.
@Command(name = "projections", synopsisSubcommandLabel = "WHAT", header = "Shows how read models are, keeps them up to date, and decides about them.",
        description = {
            "", "A read model is a table that is made of the events alone: read_model.orders and others. What is decided about one is remembered in",
            "the store, holds for whoever runs it, and stays in the audit trail.", ""})
public final class ProjectionCommands implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ProjectionCommands() {
    }

    /// The command with all that it can do.
    public static CommandLine command(Hindcast hindcast) {
        CommandLine command = new CommandLine(new ProjectionCommands())
                .addSubcommand(new ListProjections(hindcast))
                .addSubcommand(new RunProjections(hindcast))
                .addSubcommand(new SetLimits(hindcast))
                .addSubcommand(new ShowLedger(hindcast))
                .addSubcommand(new ShowAudit(hindcast))
                .addSubcommand(new VerifyProjections(hindcast))
                .addSubcommand(new RebuildProjection(hindcast))
                .addSubcommand(new ListRebuilds(hindcast))
                .addSubcommand(new RollBack(hindcast))
                .addSubcommand(new ListGenerations(hindcast))
                .addSubcommand(new DropGeneration(hindcast));
        for (Decide.What what : Decide.What.values()) {
            command.addSubcommand(what.command(hindcast));
        }
        for (OpenRebuild.What what : OpenRebuild.What.values()) {
            command.addSubcommand(what.command(hindcast));
        }
        return command;
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(),
                "What is to be done is missing: list, run, stop, start, retry, skip, ledger, audit, verify, rebuild, rebuilds, pause, resume, cancel, "
                        + "swap, rollback, generations or drop.");
    }
}
