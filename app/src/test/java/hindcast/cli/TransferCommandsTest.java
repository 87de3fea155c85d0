package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.testing.Database;
import hindcast.store.testing.Database.Kind;
import hindcast.store.testing.RealOrders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The commands that bring events in and out, on real stores.
final class TransferCommandsTest {
    @TempDir
    private Path folder;

    private static final String LINE = "{\"specversion\":\"1.0\",\"id\":\"i1\",\"source\":\"/s\",\"type\":\"T\",\"subject\":\"Case/1\","
            + "\"time\":\"2026-11-19T14:02:03Z\",\"sequence\":\"1\",\"data\":{}}\n";

    @Test
    void standardInputIsImportedAndExportedAgain(@Database(Kind.OWN) String url) {
        InputStream in = new ByteArrayInputStream(LINE.getBytes(StandardCharsets.UTF_8));
        assertEquals(new Ended(0, "1 event imported, 0 there already.\n", ""), Ended.of(in, url, "import", "-"));
        assertEquals(new Ended(0, LINE, ""), Ended.of(url, "export"));
    }

    @Test
    void aBadLineIsNoAndNamesItself(@Database(Kind.OWN) String url) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.ndjson"), LINE + "{}\n");
        assertEquals(
                new Ended(1, "", "Line 2: subject is missing.\nNothing of " + file
                        + " was imported: the store is as it was before. --lenient leaves out such aggregates.\n"),
                Ended.of(url, "import", file.toString()));
        assertEquals(
                new Ended(0, "{\"added\":1,\"alreadyThere\":0,\"skippedLines\":1,\"skippedAggregates\":0,"
                        + "\"problems\":[{\"line\":2,\"aggregate\":null,\"reason\":\"subject is missing\"}]}\n", ""),
                Ended.of(url, "--json", "import", "--lenient", file.toString()));
    }

    @Test
    void anExportGoesToAFile(@Database(Kind.OWN) String url) throws IOException {
        Ended.of(new ByteArrayInputStream(LINE.getBytes(StandardCharsets.UTF_8)), url, "import", "-");
        Path file = folder.resolve("case.csv");
        assertEquals(
                new Ended(0, "", "1 event written to " + file + ".\n"),
                Ended.of(url, "export", "--aggregate", "Case/1", "--format", "csv", "--out", file.toString()));
        assertEquals(2, Files.readAllLines(file).size());
    }

    @Test
    void aPictureIsTakenOfAPlace(@Database String url) throws IOException {
        Path file = folder.resolve("place.png");
        assertEquals(
                new Ended(0, file + " is 800 × 600 pixels.\n", ""),
                Ended.of(url, "screenshot", "--place", "hindcast://x/Order/7?v=8", "--size", "800x600", "--theme", "dark", "--out", file.toString()));
        assertEquals(
                "true Shot[link=hindcast://x/Order/7?v=8, width=800, height=600, theme=DARK, zone=UTC]", Files.readString(file));
    }

    @Test
    void aSampleIsMadeWhereItIsAskedFor(@Database(Kind.OWN) String url) {
        assertTrue(Ended.of(url, "sample", "--orders", "10", "--seed", "7").out().endsWith(" events added.\n"));
        assertEquals(1, Ended.of(url, "sample", "--orders", "20", "--seed", "7").code());
    }

    @Test
    void aStoreIsCreatedOnlyWhenAskedFor(@Database(Kind.EMPTY) String url) {
        Ended refused = Ended.of(url, "aggregates");
        assertEquals(3, refused.code());
        assertTrue(refused.err().endsWith("`hindcast init` with the same --store does so.\n"), refused.err());
        assertEquals(0, Ended.of(url, "init").code());
        assertEquals(0, Ended.of(url, "aggregates").code());
    }

    @Test
    @RealOrders.Needed
    void aRealOrderIsImportedAndSeenOnADate(@Database(Kind.OWN) String url) {
        assertEquals("19,811 events imported, 0 there already.\n", Ended.of(url, "import", RealOrders.file().toString()).out());
        Ended ended = Ended.of(url, "--json", "state", "Order/7033745709b7cf1bac7d2533663592de", "--at", "2016-10-09");
        assertEquals(
                "SHIPPED BR7033745709 3",
                Stream.of("/state/status", "/state/shipping/trackingNumber", "/version")
                        .map(path -> new JsonMapper().readTree(ended.out()).at(path).asString())
                        .collect(Collectors.joining(" ")));
    }
}
