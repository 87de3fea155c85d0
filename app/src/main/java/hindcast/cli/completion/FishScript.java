package hindcast.cli.completion;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Completion for fish, which picocli does not write itself: each command with its header, each option with its description, offered where
/// the words before it lead to them.
final class FishScript {
    private static final String START = """
            # Completes the commands and options of %1$s.
            set -g __%1$s_paths %2$s

            # Whether the words before the cursor lead to this command.
            function __%1$s_at
                set -l path
                for word in (commandline -opc)[2..]
                    if contains -- (string join ' ' $path $word) $__%1$s_paths
                        set path $path $word
                    end
                end
                test "$path" = "$argv[1]"
            end

            complete -c %1$s -f
            """;

    private FishScript() {
    }

    static String of(CommandLine root) {
        String name = root.getCommandName();
        List<CommandSpec> commands = all(root.getCommandSpec()).toList();
        String paths = commands.stream().map(FishScript::path).filter(path -> !path.isEmpty()).map(FishScript::quoted).collect(Collectors.joining(" "));
        return commands.stream().flatMap(command -> Stream.concat(subcommands(command), arguments(command)))
                .collect(Collectors.joining("\n", START.formatted(name, paths), "\n"));
    }

    private static Stream<CommandSpec> all(CommandSpec command) {
        return Stream.concat(Stream.of(command), named(command).flatMap(FishScript::all));
    }

    private static Stream<CommandSpec> named(CommandSpec command) {
        return command.subcommands().values().stream().map(CommandLine::getCommandSpec).filter(each -> !each.usageMessage().hidden()).distinct();
    }

    private static Stream<String> subcommands(CommandSpec command) {
        return named(command).map(each -> line(command) + " -a " + each.name() + told(each.usageMessage().header()));
    }

    private static Stream<String> arguments(CommandSpec command) {
        Stream<String> options = command.options().stream().filter(option -> !option.hidden())
                .map(option -> line(command) + names(option) + wants(option) + told(option.description()));
        Stream<String> files = command.positionalParameters().stream().anyMatch(FishScript::isFile) ? Stream.of(line(command) + " -F") : Stream.empty();
        return Stream.concat(options, files);
    }

    private static String line(CommandSpec command) {
        return "complete -c %1$s -n %2$s".formatted(command.root().name(), quoted("__" + command.root().name() + "_at " + quoted(path(command))));
    }

    private static String names(OptionSpec option) {
        return Arrays.stream(option.names()).map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
    }

    private static String wants(ArgSpec option) {
        return option.arity().max() == 0 ? "" : isFile(option) ? " -r -F" : " -x";
    }

    private static boolean isFile(ArgSpec argument) {
        return argument.type() == Path.class || argument.paramLabel().startsWith("FILE") || argument.paramLabel().equals("DIR");
    }

    /// The first line of a text.
    private static String told(String... lines) {
        return Arrays.stream(lines).map(each -> Ansi.OFF.string(each).strip()).filter(each -> !each.isEmpty()).findFirst()
                .map(first -> " -d " + quoted(first)).orElse("");
    }

    private static String path(CommandSpec command) {
        String qualified = command.qualifiedName();
        return qualified.substring(Math.min(qualified.length(), command.root().name().length() + 1));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
