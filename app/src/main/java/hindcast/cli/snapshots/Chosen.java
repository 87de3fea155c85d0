package hindcast.cli.snapshots;

import hindcast.cli.command.Words;
import hindcast.store.StreamId;
import hindcast.store.snapshot.Which;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Whose snapshots a command is about; without either, everybody's.
final class Chosen {
    @Parameters(paramLabel = "Type/id", arity = "0..1", converter = Words.Aggregate.class, description = "Only those of this aggregate.")
    private @Nullable StreamId stream;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only those of aggregates of this type.")
    private @Nullable String type;

    Which which() {
        return stream == null ? new Which(type, null) : Which.of(stream);
    }
}
