package hindcast.app.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.transfer.Import.Mode;
import hindcast.domain.Shop;
import hindcast.store.EventStore;
import hindcast.store.LogQuery;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import hindcast.store.testing.Database.Kind;
import hindcast.store.testing.RealOrders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events of a real store written to files, and read back.
final class ExportTest {
    private static final Consumer<Pace> UNWATCHED = _ -> { };
    private static final Instant END = Instant.parse("2026-11-20T12:00:00Z");
    private static final StreamId ORDER = new StreamId("Order", "7f3a");

    @TempDir
    private Path folder;

    private static Export export(EventStore store) {
        return new Export(store, Shop.aggregates());
    }

    private static ImportAnswer bring(EventStore store, Path file) {
        return new Import(store, Shop.aggregates()).run(new ImportSource.File(file), Mode.STRICT, UNWATCHED);
    }

    private static String text(EventStore store, LogQuery query, Export.Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export(store).stream(query, format, out, UNWATCHED);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// The log without positions, which are each store's own.
    private static List<Recorded<String>> log(EventStore store) {
        List<Recorded<String>> log = new ArrayList<>();
        store.log(LogQuery.ALL, event -> log.add(new Recorded<>(
                log.size(), event.stream(), event.version(), event.id(), event.type(), event.revision(), event.recordedAt(), event.data(),
                event.metadata())));
        return log;
    }

    private static void append(EventStore store, String... types) {
        store.append(ORDER, 0, Stream.of(types)
                .map(type -> new NewEvent("id-" + type, type, 1, "{\"a\": \"x,\\\"y\"}", Metadata.NONE, Instant.parse(
                        "2026-11-1" + type.charAt(0) + "T14:02:03Z")))
                .toList());
    }

    @Test
    @RealOrders.Needed
    void theRealOrdersComeOutByteForByteAsTheyWentIn(@Database(Kind.OWN) EventStore store) throws IOException {
        bring(store, RealOrders.file());
        Path file = folder.resolve("orders.ndjson");
        assertEquals(19_811, export(store).file(LogQuery.ALL, Export.Format.NDJSON, file, UNWATCHED));
        assertEquals(RealOrders.lines(), Files.readAllLines(file));
    }

    @Test
    void aSampleShopIsTheSameInAnotherStore(@Database(Kind.OWN) EventStore store, @Database(Kind.OWN) EventStore other) {
        Sample.fill(store, 1, 60, END, UNWATCHED);
        Path file = folder.resolve("sample.ndjson.gz");
        long written = export(store).file(LogQuery.ALL, Export.Format.NDJSON, file, UNWATCHED);
        assertEquals(new ImportAnswer.Imported(written, 0, new ImportAnswer.Skipped(0, 0, 0, List.of())), bring(other, file));
        assertEquals(log(store), log(other));
    }

    @Test
    void onlyWhatWasAskedForIsWritten(@Database(Kind.OWN) EventStore store) {
        append(store, "1st", "2nd", "3rd", "4th");
        String line = "%d,Order,7f3a,%d,id-%s,%s,1,2026-11-1%dT14:02:03Z,\"{\"\"a\"\": \"\"x,\\\"\"y\"\"}\",{}\r\n";
        Instant since = Instant.parse("2026-11-12T14:02:03Z");
        Instant until = Instant.parse("2026-11-14T14:02:03Z");
        assertEquals(
                CsvLines.HEADER + line.formatted(2, 2, "2nd", "2nd", 2) + line.formatted(3, 3, "3rd", "3rd", 3),
                text(store, new LogQuery(ORDER, null, since, until), Export.Format.CSV));
        assertEquals(
                CsvLines.HEADER + line.formatted(4, 4, "4th", "4th", 4), text(store, new LogQuery(null, "4th", null, null), Export.Format.CSV));
        assertEquals("", text(store, new LogQuery(new StreamId("Order", "none"), null, null, null), Export.Format.NDJSON));
    }

    @Test
    void aTextThatASpreadsheetWouldRunIsTamed() {
        Recorded<String> event = new Recorded<>(
                1, new StreamId("Order", "=1+1"), 1, "-1", "@sum", 1, Instant.parse("2026-11-19T14:02:03Z"), "{}", Metadata.NONE);
        assertEquals("1,Order,'=1+1,1,'-1,'@sum,1,2026-11-19T14:02:03Z,{},{}\r\n", CsvLines.line(event));
    }

    @Test
    void whatStoodThereStaysWhenItIsCancelled(@Database(Kind.OWN) EventStore store) throws IOException {
        append(store, "1st");
        Path file = Files.writeString(folder.resolve("events.ndjson"), "before");
        assertThrows(CancellationException.class, () -> export(store).file(LogQuery.ALL, Export.Format.NDJSON, file, _ -> {
            throw new CancellationException();
        }));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        assertEquals("before", Files.readString(file));
    }

    @Test
    void aFolderThatIsNotThereIsSaidToBe(@Database EventStore store) {
        Path file = folder.resolve("nowhere/events.csv");
        TransferException refusal = assertThrows(
                TransferException.class, () -> export(store).file(LogQuery.ALL, Export.Format.CSV, file, UNWATCHED));
        assertEquals(file + " cannot be written: there is no such file or folder. What stood there before is unchanged.", refusal.getMessage());
    }

    @Test
    void aSampleIsMadeOnceForASeed(@Database(Kind.OWN) EventStore store) {
        List<Pace> heard = new ArrayList<>();
        Sample.Answer first = Sample.fill(store, 1, 20, END, heard::add);
        long events = store.head();
        assertEquals(new Sample.Answer.Filled(events), first);
        assertTrue(heard.getLast().fraction() > 0.9, heard.getLast().toString());
        assertEquals(new Sample.Answer.Filled(0), Sample.fill(store, 1, 20, END, UNWATCHED));
        assertFalse(Sample.fill(store, 1, 40, END, UNWATCHED) instanceof Sample.Answer.Filled);
        assertEquals(events, log(store).size());
        assertTrue(Sample.fill(store, 2, 20, END, UNWATCHED) instanceof Sample.Answer.Filled(long more) && more > 0);
    }
}
