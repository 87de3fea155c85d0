package hindcast.cli.act;

import hindcast.cli.output.Json;
import hindcast.cli.output.Terminal;
import hindcast.cli.program.Exit;
import hindcast.cli.program.Hindcast;
import hindcast.domain.Shop;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.command.CommandType;
import hindcast.store.command.Commands;
import hindcast.store.command.Problem;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The aggregates whose commands the program knows, and what is said of a name or a form that fits none of them.
final class Known {
    private Known() {
    }

    /// @throws IllegalArgumentException with a sentence when the domain does not know the type
    static Aggregate<?, ?, ?> aggregate(String type) {
        return Shop.aggregates().stream().filter(one -> one.type().equals(type)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No commands of %s are known; there are those of %s.".formatted(
                        type, Shop.aggregates().stream().map(Aggregate::type).collect(Collectors.joining(" and ")))));
    }

    /// @throws IllegalArgumentException with a sentence, and the name that may be meant, when there is no such command
    static <S, C> CommandType<S, ? extends C> command(Aggregate<S, C, ?> aggregate, String name) {
        Commands<S, C> commands = aggregate.commands();
        return commands.named(name).orElseThrow(() -> {
            List<String> names = commands.types().stream().map(CommandType::name).toList();
            return new IllegalArgumentException(Nearest.to(name, names)
                    .map(near -> "%s has no command %s. Is it %s?".formatted(aggregate.type(), name, near))
                    .orElseGet(() -> "%s has no command %s; it has %s.".formatted(aggregate.type(), name, String.join(", ", names))));
        });
    }

    /// Says what keeps a form from being a command, each at its field.
    ///
    /// @return the exit code
    static int unread(Hindcast hindcast, CommandType<?, ?> type, List<Problem> problems) {
        if (hindcast.json()) {
            ObjectNode line = Json.object().put("outcome", "unread").put("command", type.name());
            ArrayNode all = line.putArray("problems");
            problems.forEach(problem -> all.addObject().put("at", problem.at().toString()).put("sentence", problem.sentence()));
            hindcast.print(line);
            return Exit.USAGE;
        }
        Terminal terminal = hindcast.terminal();
        terminal.say("This is no %s yet:".formatted(type.name()));
        int width = problems.stream().mapToInt(problem -> problem.at().toString().length()).max().orElse(0);
        problems.forEach(problem -> terminal.say(("  %-" + Math.max(1, width) + "s  %s").formatted(problem.at(), problem.sentence())));
        return Exit.USAGE;
    }
}
