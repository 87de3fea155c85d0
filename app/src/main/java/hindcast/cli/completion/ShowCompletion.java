package hindcast.cli.completion;

import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hindcast completion`: a script that completes commands and options in a shell. The packages hold what it prints; it is made of the commands
/// as they are, so it knows each of them.
@Command(name = "completion", header = "Prints what completes commands in a shell.", footer = {
    "", "The packages bring it along. For a folder that was unpacked:",
    "  source <(hindcast completion bash)",
    "  hindcast completion fish > ~/.config/fish/completions/hindcast.fish"})
public final class ShowCompletion implements Callable<Integer> {
    /// The shells that are spoken to.
    enum Shell { BASH, ZSH, FISH }

    private final Hindcast hindcast;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ShowCompletion(Hindcast hindcast) {
        this.hindcast = hindcast;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        hindcast.terminal().print(script(root).stripTrailing());
        return Exit.OK;
    }

    private String script(CommandLine root) {
        String bash = AutoComplete.bash(root.getCommandName(), root);
        return switch (shell) {
            case BASH -> bash;
            // The file is the body of a function: what bash would register is called at once, too. compopt is bash's alone.
            case ZSH -> "#compdef hindcast\ncompopt() { : }\n" + bash + "\n_bash_complete -o default -F _complete_hindcast\n";
            case FISH -> FishScript.of(root);
        };
    }
}
