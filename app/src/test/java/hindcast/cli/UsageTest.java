package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.session.Connection;
import hindcast.cli.output.Terminal;
import hindcast.store.testing.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said when a command is not written as it should be, or cannot go on.
final class UsageTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "state", "state nonsense", "state Order/7f3a --version x", "state Order/7f3a --at soon", "state Order/7f3a --at now --version 1",
        "changes Order/7f3a --from 1", "aggregates --limit -1", "aggregates --colour", "nonsense", "import", "import a --strict --lenient",
        "compare Order/7f3a", "causes", "causes x --depth y", "export --format xml", "sample --orders -1", "screenshot --place x --out y",
        "screenshot --place hindcast://connect --size 1x1 --out y", "aggregates --zone Nowhere/Land", "--json",
        "bench", "bench x", "bench open --events 0", "bench scrub --moves 0", "bench list --streams 5 --events 4", "bench start --rounds 0", "completion tcsh"
    })
    void thatIsWrongIsToldApart(String words) {
        Ended ended = Ended.typed(InputStream.nullInputStream(), words.split(" "));
        assertEquals(new Ended(2, "", ended.err()), ended);
        assertTrue(ended.err().lines().count() <= 2, ended.err());
    }

    @Test
    void isExplained() {
        Ended ended = Ended.typed(InputStream.nullInputStream(), "--help");
        assertEquals(new Ended(0, ended.out(), ""), ended);
        assertTrue(ended.out().contains("hindcast import orders.ndjson.gz"), ended.out());
        assertTrue(ended.out().lines().allMatch(line -> line.length() <= 80), ended.out());
    }

    @Test
    void ofAStoreThatIsAwayFails() {
        Ended ended = Ended.of("postgresql://nobody@localhost:1/shop", "aggregates");
        assertEquals(3, ended.code());
        assertTrue(ended.err().startsWith("localhost:1/shop: "), ended.err());
    }

    @Test
    void endsQuietlyWhenNobodyReadsOn(@Database String url) {
        for (String command : List.of("aggregates", "export", "--help")) {
            assertEquals(new Ended(0, "", ""), writing("Broken pipe", url, command));
        }
    }

    @Test
    void saysThatItsOutputIsLost(@Database(Database.Kind.OWN) String url) {
        Ended.of(url, "sample", "--orders", "1");
        for (String command : List.of("aggregates", "export", "--help")) {
            assertEquals(new Ended(1, "", "The output could not be written whole: No space left on device.\n"),
                    writing("No space left on device", url, command));
        }
    }

    /// Runs a command whose output takes nothing.
    private static Ended writing(String reason, String url, String command) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(InputStream.nullInputStream(), full, err, false);
        int code = Cli.run(terminal, (_, _) -> new byte[0], Ended.SCRUBBER, Connection::environment, "--store", url, command);
        return new Ended(code, "", err.toString(StandardCharsets.UTF_8));
    }
}
