package hindcast.cli.act;

import hindcast.store.aggregate.Aggregate;
import hindcast.store.command.CommandType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// A command that is supposed, with its fields.
final class Further {
    @Option(names = "--command", required = true, paramLabel = "NAME", description = "A command that is given, behind those before it.")
    private String name = "";

    @Option(names = "--data", paramLabel = "JSON", description = "Its fields as a JSON object.")
    private @Nullable String data;

    @Option(names = "--set", paramLabel = "FIELD=VALUE", description = "One of its fields; one within others is written items[0].quantity=2.")
    private List<String> fields = new ArrayList<>();

    /// @throws IllegalArgumentException with a sentence when there is no such command
    <S, C> CommandType<S, ? extends C> type(Aggregate<S, C, ?> aggregate) {
        return Known.command(aggregate, name);
    }

    /// @throws IllegalArgumentException with a sentence when a field is not written as one
    ObjectNode json(CommandType<?, ?> type) {
        return Filled.of(type.form(), data, fields);
    }
}
