package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hindcast causes` on a real store.
final class CausesCommandTest {
    private static void append(EventStore store, String stream, int expected, String id, String metadata) {
        Instant at = Instant.parse("2026-11-10T10:00:00Z").plusMillis(40L * store.head());
        store.append(StreamId.parse(stream), expected, List.of(new NewEvent(id, "Noted", 1, "{}", new Metadata(metadata), at)));
    }

    @BeforeAll
    static void fill(@Database EventStore store) {
        append(store, "Order/7", 0, "a", "{\"causationId\": \"gone\", \"correlationId\": \"f\"}");
        append(store, "Order/7", 1, "b", "{\"causationId\": \"a\", \"commandId\": \"pay\", \"correlationId\": \"f\"}");
        append(store, "Account/1", 0, "c", "{\"causationId\": \"a\", \"correlationId\": \"f\"}");
        append(store, "Account/1", 1, "d", "{\"causationId\": \"c\"}");
        append(store, "Order/8", 0, "alone", "{}");
        append(store, "Order/9", 0, "own", "{\"causationId\": \"own\"}");
    }

    @Test
    void causesStandAboveTheirEffects(@Database String url) {
        assertEquals(new Ended(0, """
                CAUSES AND EFFECTS       AFTER  RECORDED AT                ID
                ◌ Not in this store                                        gone
                ● Order/7 v1 Noted  ◀           2026-11-10 10:00:00.000 Z  a
                ├─● Order/7 v2 Noted    +40 ms  2026-11-10 10:00:00.040 Z  b
                └─● Account/1 v1 Noted  +80 ms  2026-11-10 10:00:00.080 Z  c
                  ● Account/1 v2 Noted  +40 ms  2026-11-10 10:00:00.120 Z  d
                """, ""), Ended.of(url, "causes", "Order/7@v1"));
        assertEquals("""
                CAUSES AND EFFECTS          AFTER  RECORDED AT                ID
                ◌ Not in this store                                           gone
                ● Order/7 v1 Noted                 2026-11-10 10:00:00.000 Z  a
                ├─● Account/1 v1 Noted  ◀  +80 ms  2026-11-10 10:00:00.080 Z  c
                │ └─+1 effect
                └─+1 effect
                """, Ended.of(url, "causes", "c", "--depth", "0").out());
    }

    @Test
    void aFlowIsShownWhole(@Database String url) {
        assertEquals("""
                CAUSES AND EFFECTS        AFTER  RECORDED AT                ID
                ◌ Not in this store                                         gone
                ● Order/7 v1 Noted               2026-11-10 10:00:00.000 Z  a
                ├─● Order/7 v2 Noted  ◀  +40 ms  2026-11-10 10:00:00.040 Z  b
                └─● Account/1 v1 Noted   +80 ms  2026-11-10 10:00:00.080 Z  c
                  └─+1 effect
                """, Ended.of(url, "causes", "b", "--flow").out());
        assertEquals("Order/8@v1 belongs to no flow: it has no correlationId. These are its nearest causes and effects.",
                Ended.of(url, "causes", "Order/8@1", "--flow").err().lines().toList().getLast());
    }

    @Test
    void aCycleAndWhatStandsAloneAreSaid(@Database String url) {
        assertTrue(Ended.of(url, "causes", "own").out().contains("↺ a cycle: it stands above"));
        assertEquals("Nothing names a cause here: it names none, and no event names it.\n", Ended.of(url, "causes", "alone").err());
        assertEquals(new Ended(1, "", "There is no event and no command nobody, and no event names it as its cause.\n"), Ended.of(url, "causes", "nobody"));
        assertEquals(2, Ended.of(url, "causes", "a", "--depth", "-1").code());
        assertEquals(2, Ended.of(url, "causes", " ").code());
    }

    @Test
    void aGraphIsWrittenForOthers(@Database String url, @TempDir Path folder) throws IOException {
        assertTrue(Ended.of(url, "causes", "d", "--json").out().startsWith("{\"start\":\"Account/1@v2\",\"nodes\":[{\"key\":\"Account/1@v2\""));
        assertTrue(Ended.of(url, "causes", "d", "--format", "dot").out().startsWith("digraph causes {"));
        Path file = folder.resolve("causes.svg");
        assertEquals(new Ended(0, "", "4 nodes written to " + file + ".\n"), Ended.of(url, "causes", "d", "--format", "svg", "--out", file.toString()));
        assertTrue(Files.readString(file).startsWith("<svg "));
    }
}
