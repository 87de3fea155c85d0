package hindcast.cli.act;

import hindcast.store.Metadata;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who gives a command, why, and in which flow: the metadata of what it causes.
final class Signature {
    @Option(names = "--as", paramLabel = "USER", description = "Who does it; by default who is logged in here.")
    private @Nullable String as;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Option(names = "--correlation", paramLabel = "ID", description = "The flow that it belongs to; by default that of --causation, or a new one.")
    private @Nullable String correlation;

    @Option(names = "--causation", paramLabel = "ID", description = "The id of the event that it follows from.")
    private @Nullable String causation;

    @Option(names = "--command-id", paramLabel = "ID", description = {
        "The id of the command: the same id is done once, however often it is given.", "By default a new one."})
    private @Nullable String commandId;

    /// @param flow the flow of an event by its id; empty when there is no such event, or it belongs to none
    Metadata metadata(Function<String, Optional<String>> flow) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(Metadata.CORRELATION_ID, correlation != null ? correlation
                : Optional.ofNullable(causation).flatMap(flow).orElseGet(() -> UUID.randomUUID().toString()));
        if (causation != null) {
            values.put(Metadata.CAUSATION_ID, causation);
        }
        values.put(Metadata.USER_ID, as != null ? as : System.getProperty("user.name"));
        if (!reason.isBlank()) {
            values.put("reason", reason);
        }
        values.put(Metadata.COMMAND_ID, commandId != null ? commandId : UUID.randomUUID().toString());
        return Metadata.of(values);
    }
}
