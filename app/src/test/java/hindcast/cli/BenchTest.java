package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.testing.Database;
import hindcast.store.testing.Database.Kind;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is measured on a real server, and what is left of it there. How long anything took is no test's business.
final class BenchTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final String url;
    private final PGSimpleDataSource server;

    BenchTest(@Database(Kind.SHARED) String url, @Database(Kind.SHARED) PGSimpleDataSource server) {
        this.url = url;
        this.server = server;
    }

    @Test
    void openingIsMeasuredBesideABareRead() throws SQLException {
        assertEquals(
                List.of("open, account of 30 events, p50", "open, growing order of 30 events, p50", "open, growing unknown type of 30 events, p50"),
                measured("open", "--events", "30", "--rounds", "2"));
        assertEquals(List.of(), left());
    }

    @Test
    void scrubbingIsMeasuredInMemoryAndInAWindow() throws SQLException {
        List<String> figures = measured("scrub", "--events", "300", "--states", "10", "--moves", "10");
        assertEquals(List.of(
                "state, account of 30 events, p50", "state, account of 30 events, p99", "memory, account of 30 events, just opened",
                "memory, account of 30 events, looked at all over"), figures.subList(0, 4));
        assertEquals("playhead move, growing unknown type of 30 events, p99", figures.getLast());
        assertEquals(List.of(), left());
    }

    @Test
    void theListIsMeasuredInAStoreThatIsMadeForIt() throws SQLException {
        List<String> figures = measured("list", "--streams", "50", "--events", "500", "--rounds", "2");
        assertTrue(figures.containsAll(Set.of("first page, all, by activity, p50", "any page, orders, by id, p99",
                "search for a part of an id, 4 characters, p99")), figures.toString());
        assertEquals(List.of(), left());
    }

    @Test
    void aStoreThatIsKeptIsUsedOnceMore() throws SQLException {
        String[] words = {"bench", "list", "--streams", "40", "--events", "400", "--rounds", "2"};
        Ended kept = Ended.of(url, words[0], words[1], words[2], words[3], words[4], words[5], words[6], words[7], "--keep");
        assertTrue(kept.err().contains("hindcast_bench_list_40_400 is kept"), kept.err());
        assertEquals(List.of("hindcast_bench_list_40_400"), left());
        assertEquals("", Ended.of(url, words).err());
        assertEquals(List.of(), left());
    }

    @Test
    void appendsAreMeasuredBesideBareInserts() throws SQLException {
        List<String> figures = measured("append", "--rounds", "1", "--millis", "20");
        assertTrue(figures.containsAll(Set.of("append, 1 writer, 1 event", "append, 32 writers, 1 event, p99", "append, 8 writers, 10 events",
                "bare, 8 writers, NOTIFY in each", "bare, 32 writers, NOTIFY every 5 ms, p50")), figures.toString());
        assertEquals(List.of(), left());
    }

    @Test
    void aRebuildIsMeasuredBesideAFoldAndALoop() throws SQLException {
        List<String> figures = measured("rebuild", "--events", "2000", "--rounds", "1");
        assertTrue(figures.getFirst().startsWith("rebuild of orders from "), figures.toString());
        assertEquals("most memory during a rebuild", figures.getLast());
        assertEquals(List.of(), left());
    }

    @Test
    void aSearchIsMeasuredBesideAFold() throws SQLException {
        List<String> figures = measured("find", "--events", "1000", "--rounds", "1");
        assertEquals(List.of("now", "ever", "ever, of one type of event"), figures.stream().map(name -> name.split("asked, ")[1]).toList());
        assertEquals(List.of(), left());
    }

    @Test
    void theStoreItselfIsNotTouched() {
        measured("open", "--events", "30", "--rounds", "1");
        assertEquals("", Ended.of(url, "--json", "aggregates").out());
    }

    @Test
    void whatAKilledRunHasLeftIsDroppedByTheNext() throws SQLException {
        execute("create database hindcast_bench_run_0");
        measured("open", "--events", "3", "--rounds", "1");
        assertEquals(List.of(), left());
    }

    @Test
    void aUserWhoMayNotCreateDatabasesIsToldSo() throws SQLException {
        execute("create role reader login");
        execute("grant usage on schema hindcast to reader");
        execute("grant select on all tables in schema hindcast to reader");
        Ended ended = Ended.of(url.replaceFirst("//[^@]*@", "//reader@"), "bench", "open");
        assertEquals(3, ended.code());
        assertTrue(ended.err().contains("could not be created: this user lacks a right"), ended.err());
        assertEquals(1, ended.err().lines().count());
    }

    @Test
    void onlyAPackagedProgramIsMeasuredAsItStarts() {
        assertEquals(
                new Ended(1, "",
                        "Only a packaged program can be measured as it starts: `mvn package`, then app/target/hindcast/bin/hindcast bench start.\n"),
                Ended.typed(InputStream.nullInputStream(), "bench", "start"));
    }

    /// The names of the figures; each is whole and measures something.
    private List<String> measured(String... words) {
        List<String> arguments = new ArrayList<>(List.of("--json", "bench"));
        arguments.addAll(List.of(words));
        Ended ended = Ended.of(url, arguments.toArray(String[]::new));
        assertEquals("", ended.err());
        List<String> names = new ArrayList<>();
        for (String line : ended.out().lines().toList()) {
            JsonNode figure = JSON.readTree(line);
            assertTrue(new TreeSet<>(figure.propertyNames()).containsAll(Set.of("figure", "value", "unit", "limit", "limitIs", "ratio")), line);
            names.add(figure.path("figure").stringValue());
        }
        return names;
    }

    private List<String> left() throws SQLException {
        try (Connection connection = server.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select datname from pg_database where datname like 'hindcast\\_bench\\_%'")) {
            List<String> names = new ArrayList<>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
