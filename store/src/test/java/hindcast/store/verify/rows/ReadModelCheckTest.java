package hindcast.store.verify.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.LogQuery;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.PickedStreams;
import hindcast.store.log.Log;
import hindcast.store.projection.Counting;
import hindcast.store.projection.Projection;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.fold.Projector;
import hindcast.store.projection.fold.Stopped;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.testing.Database;
import hindcast.store.verify.Progress;
import hindcast.store.verify.rows.Difference.Origin;
import hindcast.store.verify.rows.ReadModelCheck.Listener;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Rows that are damaged by hand are found, each with the event that set what is damaged, and put right.
final class ReadModelCheckTest {
    private final PGSimpleDataSource source;
    private final EventStore store;
    private final Projections projections;

    ReadModelCheckTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
        this.projections = new Projections(source, List.of(Counting.COUNTERS, Counting.SUMS));
    }

    /// What a check told.
    private static final class Heard implements Listener {
        final List<Difference> differences = new ArrayList<>();
        final List<Progress> progress = new ArrayList<>();

        @Override
        public void at(Progress now) {
            progress.add(now);
        }

        @Override
        public void differs(Difference difference) {
            differences.add(difference);
        }

        List<String> lines() {
            return differences.stream().map(ReadModelCheckTest::line).sorted().toList();
        }
    }

    private static String line(Difference difference) {
        return switch (difference) {
            case Difference.Missing(var _, var cells) -> "missing " + difference.name() + cells(cells);
            case Difference.Extra(var _, var _, var gone) -> "extra " + difference.name() + gone.map(event -> " gone at " + event).orElse("");
            case Difference.Changed(var _, var cells) -> "changed " + difference.name() + cells(cells);
            case Difference.Unfoldable(var _, var event, var reason) -> "unfoldable " + event + ": " + reason;
        };
    }

    private static String cells(List<Difference.Cell> cells) {
        return cells.stream()
                .map(cell -> " %s %s → %s%s".formatted(cell.column(), cell.served(), cell.folded(), cell.origin().map(at -> " at v" + at.version()).orElse("")))
                .collect(Collectors.joining(","));
    }

    @BeforeEach
    void someCounters() throws SQLException {
        Counting.add(store, "a", 1, 2, 3);
        Counting.add(store, "b", 5);
        Counting.add(store, "c", 4, -4);
        Counting.add(store, "ｚ", 1);
        Counting.add(store, "Z😀", 8);
        sql("select hindcast.catch_up()");
        projections.begin();
        project();
    }

    /// Brings both projections to the end of the log.
    private void project() {
        projections.all().forEach(this::project);
    }

    private void project(Projection<?, ?, ?> projection) {
        Db db = new Db(source);
        List<Recorded<String>> events = new Log(source).replay(LogQuery.ALL, 0).toList();
        Projector.serving(db, store, projection, new Catalogue(db).served().get(projection.name())).put(events, events.getLast().position());
    }

    private Heard check(Projection<?, ?, ?> projection, Verdict expected) {
        Heard heard = new Heard();
        assertEquals(expected, new ReadModelCheck(source, 2, 1).check(projection, Sample.ALL, heard));
        Heard atOnce = new Heard();
        new ReadModelCheck(source, 100, 100).check(projection, Sample.ALL, atOnce);
        assertEquals(heard.lines(), atOnce.lines());
        return heard;
    }

    private static Verdict compared(String projection, long rows, long events, long differences) {
        return new Verdict.Compared(projection, rows, events, 8, differences, Optional.empty());
    }

    @Test
    void nothingIsFoundWhereRowsAreWhatTheEventsSay() {
        assertEquals(List.of(), check(Counting.COUNTERS, compared("counters", 4, 8, 0)).differences);
        assertEquals(List.of(), check(Counting.SUMS, compared("sums", 5, 8, 0)).differences);
    }

    @Test
    void aChangedRowIsFoundByColumnWithTheEventsThatSetIt() throws SQLException {
        sql("update read_model.counters_g1 set sum = 7.00, events = 9 where id = 'a'");
        sql("update read_model.counters_g1 set changed_at = '2026-01-01Z' where id = 'Z😀'");

        Heard heard = check(Counting.COUNTERS, compared("counters", 4, 8, 2));

        assertEquals(List.of("changed Z😀 changed_at 2026-01-01T00:00:00Z → null at v1", "changed a sum 7.00 → 6 at v3, events 9 → 3 at v3"), heard.lines());
        Difference.Changed first = (Difference.Changed) heard.differences.getLast();
        assertEquals(Optional.of(new Origin(3, new StreamId("Counter", "a"), 3, "Added")), first.cells().getFirst().origin());
    }

    @Test
    void anAmountWithMoreZerosIsTheSame() throws SQLException {
        sql("update read_model.counters_g1 set sum = sum * 1.000");

        check(Counting.COUNTERS, compared("counters", 4, 8, 0));
    }

    @Test
    void whatIsNoDecimalIsFoundToo() throws SQLException {
        sql("update read_model.counters_g1 set sum = 'NaN' where id = 'a'");
        sql("update read_model.counters_g1 set changed_at = 'infinity' where id = 'b'");

        assertEquals(
                List.of("changed a sum null → 6 at v3", "changed b changed_at … → null at v1"),
                check(Counting.COUNTERS, compared("counters", 4, 8, 2)).lines().stream().map(line -> line.replaceAll("_at \\+\\S+", "_at …")).toList());
    }

    @Test
    void missingAndExtraRowsAreFoundWhereverTheyStand() throws SQLException {
        sql("delete from read_model.counters_g1 where id = 'ｚ'");
        sql("insert into read_model.counters_g1 values ('c', 1, 1, null, 1, 4), ('', 1, 1, null, 1, 4), ('zz', 1, 1, null, 1, 4), ('😁', 1, 1, null, 1, 4)");

        assertEquals(
                List.of("extra ", "extra c gone at Counter/c v2 Added at 6", "extra zz", "extra 😁",
                        "missing ｚ id null → ｚ at v1, sum null → 1 at v1, events null → 1 at v1, changed_at null → null at v1, version null → 1 at v1"),
                check(Counting.COUNTERS, compared("counters", 7, 8, 5)).lines());
    }

    @Test
    void damagedRowsOfManyStreamsAreFound() throws SQLException {
        sql("update read_model.sums_g1 set events = 4 where letter = 'a'");
        sql("delete from read_model.sums_g1 where letter in ('b', 'ｚ')");
        sql("insert into read_model.sums_g1 values ('x', 1, 1, 1)");

        assertEquals(
                List.of("changed a events 4 → 3 at v3", "extra x", "missing b letter null → b at v1, sum null → 5 at v1, events null → 1 at v1",
                        "missing ｚ letter null → ｚ at v1, sum null → 1 at v1, events null → 1 at v1"),
                check(Counting.SUMS, compared("sums", 4, 8, 4)).lines());
    }

    @Test
    void damagedRowsAreRewrittenAndNoOthersAndItIsAudited() throws SQLException {
        sql("update read_model.counters_g1 set sum = 7 where id = 'a'");
        sql("delete from read_model.counters_g1 where id = 'b'");
        sql("insert into read_model.counters_g1 values ('c', 1, 1, null, 1, 4)");
        Heard heard = check(Counting.COUNTERS, compared("counters", 4, 8, 3));

        List<String> ids = heard.differences.stream().map(Difference::name).toList();
        List<Integer> done = new ArrayList<>();
        Repair.Order order = new Repair.Order("maria", "somebody's hand");
        assertEquals(new Repair.Repaired(3, List.of()), new Repair(source).repair(Counting.COUNTERS, ids, order, done::add));
        assertEquals(new Repair.Repaired(0, List.of()), new Repair(source).repair(Counting.COUNTERS, ids, order, done::add));

        assertEquals(List.of(3, 3), done);
        check(Counting.COUNTERS, compared("counters", 4, 8, 0));
        assertEquals(List.of("repair by maria: somebody's hand {\"generation\":1,\"checkpoint\":8,\"rows\":[\"a\",\"b\",\"c\"]}"),
                projections.audit("counters", Long.MAX_VALUE, 10).stream()
                        .map(deed -> "%s by %s: %s %s".formatted(deed.action(), deed.saidBy(), deed.reason(), deed.details())).toList());
        assertThrows(IllegalArgumentException.class, () -> new Repair(source).repair(Counting.SUMS, ids, order, done::add));
        assertThrows(IllegalArgumentException.class, () -> new Repair.Order("maria", " "));
    }

    @Test
    void whatComesBehindTheCheckpointIsNoDifference() {
        Counting.add(store, "a", 1);
        Counting.add(store, "d", 1);

        check(Counting.COUNTERS, compared("counters", 4, 8, 0));
        check(Counting.SUMS, compared("sums", 5, 8, 0));
    }

    @Test
    void whatStandsBeforeAFailureIsComparedUpToThereAndWhatIsSkippedIsSkippedHereToo() throws SQLException {
        Counting.add(store, "a", 13, 1);
        assertThrows(Stopped.class, () -> project(Counting.COUNTERS));
        assertThrows(Stopped.class, () -> project(Counting.SUMS));
        Optional<String> remark = Optional.of("It stands before an event that cannot be folded: it was compared up to position 8.");
        check(Counting.COUNTERS, new Verdict.Compared("counters", 4, 8, 8, 0, remark));

        projections.skip("counters", "maria", "an amount that never was");
        projections.skip("sums", "maria", "an amount that never was");
        project();
        check(Counting.COUNTERS, new Verdict.Compared("counters", 4, 10, 10, 0, Optional.empty()));
    }

    @Test
    void aRowThatThisProgramCannotMakeIsToldAndTheOthersAreCompared() throws SQLException {
        Counting.add(store, "b", 13);
        sql("update hindcast.generations set checkpoint = 9");
        sql("update read_model.counters_g1 set sum = 7 where id = 'ｚ'");

        assertEquals(
                List.of("changed ｚ sum 7 → 1 at v1", "unfoldable Counter/b v2 Added at 9: thirteen is not folded"),
                check(Counting.COUNTERS, new Verdict.Compared("counters", 4, 9, 9, 2, Optional.empty())).lines());
        assertEquals(
                List.of("unfoldable Counter/b v2 Added at 9: thirteen is not folded"),
                check(Counting.SUMS, new Verdict.Compared("sums", 0, 9, 9, 1, Optional.empty())).lines());
        assertEquals(new Repair.Repaired(1, List.of("b")),
                new Repair(source).repair(Counting.COUNTERS, List.of("b", "ｚ"), new Repair.Order("maria", "a hand"), _ -> { }));
    }

    @Test
    void rowsOfAnotherRevisionOrNoneAreNotCompared() throws SQLException {
        check(new Counting.Counters(2), new Verdict.NotCompared(
                "counters", "Its rows were made by revision 1 of its fold, and this program has 2: it is to be rebuilt first.", true));
        sql("update hindcast.generations set columns = 'id text' where projection = 'sums'");
        check(Counting.SUMS, new Verdict.NotCompared("sums", "Its table has other columns than this program's: it is to be rebuilt first.", true));
        sql("delete from hindcast.projections");
        check(Counting.COUNTERS, new Verdict.NotCompared("counters", "It has no rows yet: nobody has run it.", false));
    }

    @Test
    void aSampleIsTheSamePartOfStreamsAndRowsEachTime() throws SQLException {
        Counting.add(store, "m", IntStream.rangeClosed(1, 3).toArray());
        for (int number = 0; number < 200; number++) {
            Counting.add(store, "s" + number, 1);
        }
        sql("select hindcast.catch_up()");
        project();
        sql("update read_model.counters_g1 set sum = 99 where id like 's%'");

        Heard once = new Heard();
        Heard again = new Heard();
        Verdict.Compared verdict = (Verdict.Compared) new ReadModelCheck(source, 20, 100).check(Counting.COUNTERS, Sample.percent(new BigDecimal("10")), once);
        new ReadModelCheck(source, 1, 1).check(Counting.COUNTERS, Sample.percent(BigDecimal.TEN), again);

        assertTrue(verdict.rows() > 5 && verdict.rows() < 60, verdict::toString);
        assertEquals(Set.of(), once.differences.stream().filter(difference -> !(difference instanceof Difference.Changed)).collect(Collectors.toSet()));
        assertEquals(once.differences, again.differences);
        String why = "Its rows come of many streams each: a sample of them proves nothing, it is to be verified as a whole.";
        assertEquals(new Verdict.NotCompared("sums", why, true),
                new ReadModelCheck(source).check(Counting.SUMS, new Sample(100), new Heard()));
    }

    @Test
    void anAuditorMayVerifyOverConnectionsThatWriteNothing() throws SQLException {
        sql("update read_model.counters_g1 set sum = 7 where id = 'a'");
        sql("drop role if exists verena");
        sql("create role verena login in role hindcast_auditor");
        sql("alter role verena set default_transaction_read_only = on");
        PGSimpleDataSource auditor = new PGSimpleDataSource();
        auditor.setServerNames(source.getServerNames());
        auditor.setPortNumbers(source.getPortNumbers());
        auditor.setDatabaseName(source.getDatabaseName());
        auditor.setUser("verena");

        assertEquals(compared("counters", 4, 8, 1), new ReadModelCheck(auditor, 2, 100).check(Counting.COUNTERS, Sample.ALL, new Heard()));
        assertEquals(compared("sums", 5, 8, 0), new ReadModelCheck(auditor, 2, 100).check(Counting.SUMS, Sample.ALL, new Heard()));
        sql("drop role verena");
    }

    @Test
    void whoHasEnoughEndsItByAnExceptionOrAnInterrupt() {
        Listener enough = new Listener() {
            @Override
            public void at(Progress progress) {
                throw new IllegalStateException("enough");
            }

            @Override
            public void differs(Difference difference) {
                throw new AssertionError(difference);
            }
        };
        assertThrows(IllegalStateException.class, () -> new ReadModelCheck(source, 1, 1).check(Counting.COUNTERS, Sample.ALL, enough));
        assertThrows(IllegalStateException.class, () -> new ReadModelCheck(source, 1, 1).check(Counting.SUMS, Sample.ALL, enough));
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> new ReadModelCheck(source, 1, 1).check(Counting.COUNTERS, Sample.ALL, new Heard()));
        assertTrue(Thread.interrupted());
        assertEquals(0, Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("verify from")).count());
    }

    @Test
    void howFarItIsIsToldRangeByRange() {
        Heard heard = check(Counting.COUNTERS, compared("counters", 4, 8, 0));

        assertTrue(heard.progress.size() >= 3, heard.progress::toString);
        assertEquals(new Progress("counters", 5, 5, 8), heard.progress.getLast());
        assertEquals(PickedStreams.PARTS, Sample.ALL.parts());
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet row = statement.getResultSet()) {
                    assertTrue(row.next());
                }
            }
        }
    }
}
