package hindcast.app.transfer;

import hindcast.app.cloudevents.CloudEvents;
import hindcast.store.EventStore;
import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.aggregate.Aggregate;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/// Writes events of a store, as one moment sees it, in the order of the log.
public final class Export {
    private static final int STEP = 1_000;

    /// What is written.
    public enum Format {
        /// CloudEvents, one a line: what an import reads back identically.
        NDJSON,
        /// A table for spreadsheets; see [CsvLines].
        CSV
    }

    private final EventStore store;
    private final CloudEvents events;

    /// @param aggregates those that the domain knows
    public Export(EventStore store, List<Aggregate<?, ?, ?>> aggregates) {
        this.store = store;
        this.events = new CloudEvents(aggregates);
    }

    /// Writes to a file, which is there whole or, when anything fails, as it was before. A name that ends in `.gz` is packed.
    ///
    /// @param watch hears how far it has come; it may throw [java.util.concurrent.CancellationException]
    /// @return how many events were written
    /// @throws TransferException             when the file cannot be written
    /// @throws hindcast.store.StoreException when the store fails
    public long file(LogQuery query, Format format, Path path, Consumer<Pace> watch) {
        try {
            // A device or a pipe cannot be replaced by a finished file.
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                try (OutputStream out = Files.newOutputStream(path)) {
                    return stream(query, format, out, watch);
                }
            }
            return whole(query, format, path.toAbsolutePath(), watch);
        } catch (IOException failed) {
            throw TransferException.writing(path.toString(), failed);
        } catch (UncheckedIOException failed) {
            throw TransferException.writing(path.toString(), failed.getCause());
        }
    }

    private long whole(LogQuery query, Format format, Path path, Consumer<Pace> watch) throws IOException {
        Path part = path.resolveSibling(path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            long written;
            if (path.toString().endsWith(".gz")) {
                GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
                written = stream(query, format, packed, watch);
                packed.finish();
            } else {
                written = stream(query, format, out, watch);
            }
            channel.force(true);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Writes to a stream, which is flushed and left open.
    ///
    /// @param watch hears how far it has come; it may throw [java.util.concurrent.CancellationException]
    /// @return how many events were written
    /// @throws UncheckedIOException          when the stream takes no more
    /// @throws hindcast.store.StoreException when the store fails
    public long stream(LogQuery query, Format format, OutputStream out, Consumer<Pace> watch) {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        // Positions tell how far one is, unless one stream is picked out of them.
        long whole = query.stream() == null ? store.head() : 0;
        long began = System.nanoTime();
        long[] written = {0};
        write(text, format == Format.CSV ? CsvLines.HEADER : "");
        store.log(query, event -> {
            write(text, line(format, event));
            if (++written[0] % STEP == 0) {
                watch.accept(new Pace(written[0], event.position(), whole, Duration.ofNanos(System.nanoTime() - began)));
            }
        });
        try {
            text.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        watch.accept(new Pace(written[0], whole, whole, Duration.ofNanos(System.nanoTime() - began)));
        return written[0];
    }

    private String line(Format format, Recorded<String> event) {
        return switch (format) {
            case NDJSON -> events.write(event) + "\n";
            case CSV -> CsvLines.line(event);
        };
    }

    private static void write(Writer text, String line) {
        try {
            text.write(line);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
