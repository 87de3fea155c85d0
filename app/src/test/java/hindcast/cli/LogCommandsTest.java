package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/// The commands about the log as a whole. The server of the tests does not wait for its disk, which the mark's conditions mention.
@Timeout(60)
final class LogCommandsTest {
    private static final StreamId ONE = new StreamId("Order", "1");
    private static final String NO_DISK = "Commits do not wait for the disk here (fsync or synchronous_commit is off): after a crash of the server, events"
            + " that were read may be gone and others stand at their positions.\n";

    private final PGSimpleDataSource source;
    private final EventStore store;

    LogCommandsTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
    }

    @Test
    void theMarkIsTheHeadWhileNobodyWrites() {
        append(0, "Placed", "Paid");

        assertEquals(new Ended(1, "mark 2 · head 2 · newest issued 2\neverything up to the head is decided\n! " + NO_DISK, ""), run("log", "mark"));
    }

    @Test
    void whoHoldsTheMarkBackIsNamed() throws SQLException {
        append(0, "Placed");
        PGSimpleDataSource billing = new PGSimpleDataSource();
        billing.setURL(source.getURL());
        billing.setUser(source.getUser());
        billing.setApplicationName("billing-batch");
        try (Connection slow = billing.getConnection(); Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("""
                    insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                    select 'Order', 'slow', number, 's' || number, 'Placed', 1, '{}', '{}'
                    from generate_series(1, 3) number
                    """);
            append(1, "Paid");

            String text = run("log", "mark").out();
            String json = run("log", "mark", "--json").out();

            String pid = Integer.toString(slow.unwrap(org.postgresql.PGConnection.class).getBackendPID());
            assertTrue(text.startsWith(
                    "mark 1 · head 5 · newest issued 5\npositions 2–4 are held by pid " + pid + " (billing-batch, idle in transaction, "), text);
            assertTrue(json.contains(
                    "\"mark\":1,\"head\":5,\"issued\":5,\"open\":[2,5],\"mayAppear\":[[2,4]],\"empty\":[],\"holders\":[{\"pid\":" + pid), json);
        }
    }

    @Test
    void positionsThatWereGivenUpAreProvenEmpty() throws SQLException {
        append(0, "Placed");
        try (Connection unlucky = source.getConnection(); Statement statement = unlucky.createStatement()) {
            statement.execute("select nextval(pg_get_serial_sequence('hindcast.events', 'position')) from generate_series(1, 3)");
        }
        append(1, "Paid");

        assertEquals("""
                mark 5 · head 5 · newest issued 5
                everything up to the head is decided
                proven empty among the last 10,000: 2–4
                """, run("log", "mark").out().lines().limit(3).map(line -> line + "\n").reduce("", String::concat));
    }

    @Test
    void theTailPrintsWhatIsThereAndEndsAtItsLimit() {
        append(0, "Placed", "Paid", "Shipped");

        assertEquals(new Ended(0, """
                           1  2026-11-10 10:00:00.000 Z  Order/1 v1  Placed
                           2  2026-11-10 10:00:00.000 Z  Order/1 v2  Paid
                """, NO_DISK), run("tail", "--from", "0", "--limit", "2"));
    }

    @Test
    void theTailPrintsWhatIsAppendedWhileItRuns() throws Exception {
        append(0, "Placed");
        CompletableFuture<Ended> tail = CompletableFuture.supplyAsync(() -> run("tail", "--json", "--type", "Shipped", "--from", "1", "--limit", "1"));
        append(1, "Paid");
        append(2, "Shipped");

        assertEquals("""
                {"position":3,"aggregate":"Order/1","version":3,"recordedAt":"2026-11-10T10:00:00Z","type":"Shipped","revision":1,"id":"e3",\
                "data":{"a": 1.50},"metadata":{}}
                """, tail.get().out());
    }

    @Test
    void theTailOfAStoreThatWasSetBackEnds() {
        append(0, "Placed");

        Ended ended = run("tail", "--from", "900");

        assertEquals(1, ended.code());
        assertTrue(ended.err().contains("The log ends at position 1, before 900 where this began or had come to"), ended.err());
    }

    @Test
    void aPlaceThatIsNoneIsWrongUsage() {
        assertEquals(new Ended(2, "", "--from is a position such as 12481903, 0 for all, or now\n"), run("tail", "--from", "yesterday"));
    }

    private Ended run(String... arguments) {
        String url = "postgresql://%s@%s:%d/%s".formatted(
                source.getUser(), source.getServerNames()[0], source.getPortNumbers()[0], source.getDatabaseName());
        return Ended.of(url, arguments);
    }

    private void append(int expected, String... types) {
        List<NewEvent> events = new ArrayList<>();
        for (String type : types) {
            int version = expected + events.size() + 1;
            events.add(new NewEvent("e" + version, type, 1, "{\"a\": 1.50}", Metadata.NONE, Instant.parse("2026-11-10T10:00:00Z")));
        }
        store.append(ONE, expected, events);
    }
}
