package hindcast.store.verify.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.EventStore;
import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.log.Log;
import hindcast.store.projection.Counting;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.fold.Projector;
import hindcast.store.projection.fold.Stopped;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.testing.Database;
import hindcast.store.verify.rows.RowOf.Cell;
import hindcast.store.verify.rows.RowOf.Match;
import hindcast.store.verify.rows.RowOf.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// What the read models say of a counter, beside what its events say.
final class RowOfTest {
    private final PGSimpleDataSource source;
    private final EventStore store;
    private final Projections projections;

    RowOfTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
        this.projections = new Projections(source, List.of(Counting.COUNTERS, Counting.SUMS));
    }

    @BeforeEach
    void someCounters() {
        projections.begin();
        Counting.add(store, "a", 1, 2, 3);
        Counting.add(store, "b", 5);
        project();
    }

    private void project() {
        Db db = new Db(source);
        List<Recorded<String>> events = new Log(source).replay(LogQuery.ALL, 0).toList();
        Projector.serving(db, store, Counting.COUNTERS, new Catalogue(db).served().get("counters")).put(events, events.getLast().position());
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Told told(String id) {
        List<Told> told = new RowOf(projections).of(new StreamId("Counter", id));
        assertEquals(new Told.OfMany(Counting.SUMS), told.getLast());
        return told.getFirst();
    }

    private String line(String id) {
        Told.Compared it = (Told.Compared) told(id);
        String rows = it.served() ? it.folded() ? "both" : "served" : it.folded() ? "folded" : "none";
        return "v%d of %d, %s, changed by v%d%s%s".formatted(it.version(), it.newest(), rows, it.changedBy(),
                it.cells().stream().filter(cell -> cell.match() != Match.SAME).map(RowOfTest::cell).collect(Collectors.joining()),
                it.unfoldable().map(one -> ", v" + one.event().version() + " is not folded").orElse(""));
    }

    private static String cell(Cell cell) {
        return ", %s %s %s → %s".formatted(cell.match(), cell.column(), cell.served(), cell.folded());
    }

    @Test
    void aRowThatIsUpToDateIsTheSameInEveryColumn() {
        assertEquals("v3 of 3, both, changed by v3", line("a"));
        assertEquals(List.of("id", "sum", "events", "changed_at", "version"), ((Told.Compared) told("a")).cells().stream().map(Cell::column).toList());
    }

    @Test
    void aColumnThatWasDamagedByHandIsWrong() throws SQLException {
        sql("update read_model.counters_g1 set sum = 7 where id = 'a'");
        assertEquals("v3 of 3, both, changed by v3, WRONG sum 7 → 6", line("a"));
        assertEquals("v1 of 1, both, changed by v1", line("b"));
    }

    @Test
    void anAmountThatIsNoneIsRead() throws SQLException {
        sql("update read_model.counters_g1 set sum = 'NaN' where id = 'a'");
        assertEquals("v3 of 3, both, changed by v3, WRONG sum null → 6", line("a"));
    }

    @Test
    void aRowIsBehindByTheEventsOfItsStreamThatAreNotHandledYet() throws SQLException {
        Counting.add(store, "b", 1);
        Counting.add(store, "a", 4, 0);
        assertEquals("v3 of 5, both, changed by v3, LATER sum 6 → 10, LATER events 3 → 5, LATER version 3 → 5", line("a"));
        sql("update read_model.counters_g1 set sum = 7 where id = 'a'");
        assertEquals("v3 of 5, both, changed by v3, WRONG sum 7 → 10, LATER events 3 → 5, LATER version 3 → 5", line("a"));
        project();
        assertEquals("v5 of 5, both, changed by v5", line("a"));
    }

    @Test
    void aRowThatIsMissingOrTooMuchIsWrongInEveryColumnThatSaysSomething() throws SQLException {
        sql("delete from read_model.counters_g1 where id = 'b'");
        assertEquals("v1 of 1, folded, changed by v0, WRONG id null → b, WRONG sum null → 5, WRONG events null → 1, WRONG version null → 1", line("b"));
        Counting.add(store, "c", 4, -4);
        project();
        assertEquals("v2 of 2, none, changed by v0", line("c"));
        Counting.add(store, "b", -5);
        assertEquals("v1 of 2, none, changed by v0", line("b"));
    }

    @Test
    void aStreamThatIsNewerThanTheCheckpointHasNoRowYet() {
        Counting.add(store, "c", 4);
        assertEquals("v0 of 1, folded, changed by v0, LATER id null → c, LATER sum null → 4, LATER events null → 1, LATER version null → 1", line("c"));
    }

    @Test
    void whatCannotBeFoldedIsComparedUpToTheCheckpoint() {
        Counting.add(store, "a", 13, 1);
        assertThrows(Stopped.class, this::project);
        assertEquals("v3 of 5, both, changed by v3, v4 is not folded", line("a"));
    }

    @Test
    void whatSomebodyDecidedToSkipIsSkippedHereToo() {
        Counting.add(store, "a", 13, 1);
        assertThrows(Stopped.class, this::project);
        projections.skip("counters", "ada", "thirteen");
        project();
        assertEquals("v5 of 5, both, changed by v5", line("a"));
    }

    @Test
    void rowsOfAnotherFoldAndNoRowsAtAllAreNotCompared() throws SQLException {
        sql("update hindcast.generations set revision = 7");
        assertEquals(new Told.OtherFold(Counting.COUNTERS, 7,
                "Its rows were made by revision 7 of its fold, and this program has 1: it is to be rebuilt first."), told("a"));
        sql("delete from hindcast.generations");
        assertEquals(new Told.NotMade(Counting.COUNTERS), told("a"));
        assertEquals(List.of(), new RowOf(projections).of(new StreamId("Nobody", "a")));
    }
}
