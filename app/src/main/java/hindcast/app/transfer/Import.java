package hindcast.app.transfer;

import hindcast.app.cloudevents.CloudEvents;
import hindcast.store.EventStore;
import hindcast.store.aggregate.Aggregate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Brings CloudEvents, one a line, into a store: all of a file in one transaction, or nothing of it. Importing the same file again adds nothing.
public final class Import {
    /// What a line that cannot be imported does.
    public enum Mode {
        /// It stops the import, and the store is left as it was.
        STRICT,
        /// Its aggregate is left out whole, and the rest goes in.
        LENIENT
    }

    private final EventStore store;
    private final CloudEvents format;

    /// @param aggregates those that the domain knows; events of others are stored all the same
    public Import(EventStore store, List<Aggregate<?, ?, ?>> aggregates) {
        this.store = store;
        this.format = new CloudEvents(aggregates);
    }

    /// Imports a file or a stream.
    ///
    /// @param watch hears how far it has come, every thousand lines or so; it may throw
    ///              [java.util.concurrent.CancellationException], which leaves the store as it was
    /// @throws TransferException             when the file cannot be read; nothing was imported
    /// @throws hindcast.store.StoreException when the store fails; nothing was imported
    public ImportAnswer run(ImportSource source, Mode mode, Consumer<Pace> watch) {
        try {
            return switch (source) {
                case ImportSource.File(Path path) -> file(path, mode, watch);
                case ImportSource.Once(String _, InputStream stream) -> once(stream, mode, watch);
            };
        } catch (IOException broken) {
            throw TransferException.reading(source.name(), broken);
        }
    }

    private ImportAnswer file(Path path, Mode mode, Consumer<Pace> watch) throws IOException {
        Skips skips = new Skips();
        while (true) {
            Optional<ImportAnswer> answer = attempt(Files.newInputStream(path), Files.size(path), new Attempt(store, format, skips, mode), watch);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    private ImportAnswer once(InputStream stream, Mode mode, Consumer<Pace> watch) throws IOException {
        if (mode == Mode.STRICT) {
            return attempt(stream, 0, new Attempt(store, format, new Skips(), mode), watch).orElseThrow();
        }
        Path kept = Files.createTempFile("hindcast-import", "");
        try {
            Files.copy(stream, kept, StandardCopyOption.REPLACE_EXISTING);
            return file(kept, mode, watch);
        } finally {
            Files.delete(kept);
        }
    }

    private static Optional<ImportAnswer> attempt(InputStream file, long size, Attempt attempt, Consumer<Pace> watch) throws IOException {
        long began = System.nanoTime();
        try (attempt; Lines lines = new Lines(file)) {
            return attempt.run(lines, read -> watch.accept(
                    new Pace(read, lines.position(), size, Duration.ofNanos(System.nanoTime() - began))));
        }
    }
}
