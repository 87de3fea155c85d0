package hindcast.cli.bench;

import hindcast.cli.bench.find.FindBench;
import hindcast.cli.bench.rebuild.RebuildBench;
import hindcast.cli.program.Hindcast;
import hindcast.cli.program.Scrubber;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// `hindcast bench`: the parent of what measures.
@Command(name = "bench", synopsisSubcommandLabel = "WHAT", header = "Measures how quick the program is here.", description = {
    "", "Every figure is printed beside a limit that is measured in the same run, and their ratio: a slow day slows both.",
    "All but start and chaos work in a database of their own beside the store, which they make and drop; the store itself is not touched.", ""},
        footer = {
            "", "With --json: {figure, value, unit, limit, limitIs, ratio, target?, met?}; the target is in the same unit.",
            "The exit code is 1 when a target is missed."})
public final class Bench implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Bench() {
    }

    /// The command with all that it can measure.
    public static CommandLine command(Hindcast hindcast, Scrubber scrubber) {
        return new CommandLine(new Bench())
                .addSubcommand(new OpenBench(hindcast))
                .addSubcommand(new ScrubBench(hindcast, scrubber))
                .addSubcommand(new ListBench(hindcast))
                .addSubcommand(new AppendBench(hindcast))
                .addSubcommand(new StartBench(hindcast))
                .addSubcommand(new TailBench(hindcast))
                .addSubcommand(new ReplayBench(hindcast))
                .addSubcommand(new ProjectBench(hindcast))
                .addSubcommand(new RebuildBench(hindcast))
                .addSubcommand(new FindBench(hindcast))
                .addSubcommand(new ChaosBench(hindcast));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "What is to be measured is missing: open, scrub, list, start, append, tail, replay, project, rebuild, find or chaos.");
    }

    /// An option that counts something.
    ///
    /// @throws IllegalArgumentException with a sentence when it is less than one
    static void positive(String option, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " is 1 or more");
        }
    }
}
