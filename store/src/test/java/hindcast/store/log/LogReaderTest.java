package hindcast.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.LogQuery;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Reading the log behind a position.
final class LogReaderTest {
    private static final StreamId ONE = new StreamId("Order", "1");
    private static final StreamId OTHER = new StreamId("Order", "2");

    private final PGSimpleDataSource source;
    private final EventStore store;
    private final Log log;

    LogReaderTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
        this.log = new Log(source);
    }

    @Test
    void givesTheEventsAsTheyWereAppendedInTheOrderOfPositions() {
        append(ONE, 0, "Placed", "Paid");
        append(OTHER, 0, "Placed");
        append(ONE, 2, "Shipped");

        List<Recorded<String>> all = log.reader(LogQuery.ALL, 0).next(10);

        assertEquals(List.of("1 Order/1 v1 Placed", "2 Order/1 v2 Paid", "3 Order/2 v1 Placed", "4 Order/1 v3 Shipped"), words(all));
        List<Recorded<String>> ofOne = new ArrayList<>();
        store.read(ONE, 0, ofOne::add);
        assertEquals(ofOne, all.stream().filter(event -> event.stream().equals(ONE)).toList());
    }

    @Test
    void goesOnBehindWhatItGave() {
        append(ONE, 0, types(25));
        LogReader reader = log.reader(LogQuery.ALL, 0);

        assertEquals(LongStream.rangeClosed(1, 10).boxed().toList(), positions(reader.next(10)));
        assertEquals(10, reader.position());
        assertEquals(LongStream.rangeClosed(11, 25).boxed().toList(), positions(reader.next(100)));
        assertEquals(List.of(), reader.next(100));
        append(ONE, 25, "Late");
        assertEquals(List.of(26L), positions(reader.next(100)));
        assertEquals(LongStream.rangeClosed(21, 26).boxed().toList(), positions(log.reader(LogQuery.ALL, 20).next(100)));
    }

    @Test
    void waitsForWhatIsNotCommittedYetWhereANaiveReaderPassesItBy() throws SQLException {
        append(ONE, 0, "Placed");
        LogReader reader = log.reader(LogQuery.ALL, 0);
        try (Writer slow = Writer.on(source)) {
            long late = slow.insert();
            append(OTHER, 0, "Placed");

            assertEquals(List.of(1L), positions(reader.next(10)));
            assertEquals(List.of(1L, 3L), naively(0));
            slow.commit();

            assertEquals(List.of(late, 3L), positions(reader.next(10)));
            assertEquals(List.of(), naively(3));
        }
    }

    /// Whoever begins to look while somebody writes does not know whose an old gap is, but the store does.
    @Test
    void anOldGapDoesNotHoldBackWhoBeginsWhileSomebodyWrites() throws SQLException {
        append(ONE, 0, "Placed");
        try (Writer unlucky = Writer.on(source)) {
            unlucky.insert();
            unlucky.rollback();
        }
        append(ONE, 1, "Paid");
        try (Writer lister = Writer.on(source)) {
            lister.run("select hindcast.catch_up()").commit();
        }
        try (Writer slow = Writer.on(source)) {
            slow.insert();
            append(ONE, 2, "Shipped");

            assertEquals(3, log.fence().look().mark());
            slow.commit();
            assertEquals(5, log.fence().look().mark());
        }
    }

    @Test
    void holdsNothingOnTheServerBetweenBatches() throws SQLException {
        append(ONE, 0, types(30));
        OneConnection mine = OneConnection.to(source);
        LogReader reader = new Log(mine).reader(LogQuery.ALL, 0);
        reader.next(10);
        int pid = mine.getConnection().unwrap(org.postgresql.PGConnection.class).getBackendPID();

        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
                select state, backend_xmin is null, not exists (select from pg_locks l where l.pid = a.pid)
                from pg_stat_activity a
                where pid = %d
                """.formatted(pid))) {
            row.next();
            assertEquals("idle true true", row.getString(1) + " " + row.getBoolean(2) + " " + row.getBoolean(3));
        }
    }

    @Test
    void givesOnlyWhatIsAskedForAndKnowsThatItHasPassedTheRest() {
        append(ONE, 0, "Placed", "Paid");
        append(OTHER, 0, "Placed", "Shipped");
        LogReader paid = log.reader(new LogQuery(null, "Paid", null, null), 0);
        LogReader other = log.reader(new LogQuery(OTHER, null, null, null), 0);

        assertEquals(List.of("2 Order/1 v2 Paid"), words(paid.next(10)));
        assertEquals(List.of("3 Order/2 v1 Placed", "4 Order/2 v2 Shipped"), words(other.next(10)));
        assertEquals(4, paid.position());
        assertEquals(4, other.position());
    }

    @Test
    void isAStreamThatEndsAtTheMarkOfWhenItBeganAndMayBeLeftAtAnyEvent() {
        append(ONE, 0, types(20));
        List<Long> seen = new ArrayList<>();

        try (Stream<Recorded<String>> events = log.replay(LogQuery.ALL, 0)) {
            events.forEach(event -> {
                seen.add(event.position());
                if (seen.size() == 5) {
                    append(OTHER, 0, types(4));
                }
            });
        }

        assertEquals(LongStream.rangeClosed(1, 20).boxed().toList(), seen);
        assertEquals(List.of(1L, 2L), positions(log.replay(LogQuery.ALL, 0).limit(2).toList()));
    }

    @Test
    void goesThroughALongStretchWithoutAnAnswer() throws SQLException {
        try (Writer writer = Writer.on(source)) {
            writer.run("""
                    insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                    select 'Order', 'long', number, 'e' || number, case when number = 150000 then 'Found' else 'Noise' end, 1, '{}', '{}'
                    from generate_series(1, 150001) number
                    """).commit();
        }
        LogReader reader = log.reader(new LogQuery(null, "Found", null, null), 0);

        assertEquals(List.of(), reader.next(10));
        assertTrue(!reader.atMark() && reader.position() > 0);
        assertEquals(List.of(150_000L), positions(reader.next(10)));
        assertEquals(List.of(150_000L), positions(log.replay(new LogQuery(null, "Found", null, null), 0).toList()));
    }

    @Test
    void aReplayGivesWhatTheOtherWaysOfReadingGiveToTheLetter() throws SQLException {
        store.append(OTHER, 0, List.of(
                new NewEvent("{\"id\"} ü", "It \"is\" 🙂", 7, " {\"b\":1.50 , \"a\": \"ü 🙂 \\u0000\"}", new Metadata("{ \"x\":[1,2] }"),
                        Instant.parse("1969-12-31T23:59:59.999999Z")),
                new NewEvent("", "Later", 1, "null", Metadata.NONE, Instant.parse("2026-03-01T12:00:00.123456Z"))));
        try (Writer writer = Writer.on(source)) {
            for (int event = 0; event < 12_000; event++) {
                writer.insert();
            }
            writer.rollback();
        }
        append(ONE, 0, types(6_000));
        List<Recorded<String>> byOne = new ArrayList<>();
        store.log(LogQuery.ALL, byOne::add);

        assertEquals(byOne, log.replay(LogQuery.ALL, 0).toList());
        assertEquals(byOne, log.reader(LogQuery.ALL, 0).next(10_000));
        assertEquals(byOne.subList(1, byOne.size()), log.replay(LogQuery.ALL, 1).toList());
        LogQuery ofOther = new LogQuery(OTHER, null, null, null);
        assertEquals(byOne.subList(0, 2), log.replay(ofOther, 0).toList());
        assertEquals(List.of(), log.replay(LogQuery.ALL, byOne.getLast().position()).toList());
    }

    @Test
    void staysWhereItWasWhenTheServerGoesAway() throws SQLException {
        append(ONE, 0, types(6));
        OneConnection mine = OneConnection.to(source);
        LogReader reader = new Log(mine).reader(LogQuery.ALL, 0);
        reader.next(3);
        OneConnection.cut(source);

        assertThrows(StoreException.Unreachable.class, () -> reader.next(3));

        assertEquals(3, reader.position());
    }

    private List<Long> naively(long checkpoint) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select position from hindcast.events where position > " + checkpoint + " order by position")) {
            List<Long> positions = new ArrayList<>();
            while (row.next()) {
                positions.add(row.getLong(1));
            }
            return positions;
        }
    }

    private void append(StreamId stream, int expected, String... types) {
        store.append(stream, expected,
                Stream.of(types).map(type -> new NewEvent(UUID.randomUUID().toString(), type, 1, "{\"a\": 1.50}", Metadata.NONE, null)).toList());
    }

    private static String[] types(int count) {
        return IntStream.range(0, count).mapToObj(_ -> "Counted").toArray(String[]::new);
    }

    private static List<Long> positions(List<Recorded<String>> events) {
        return events.stream().map(Recorded::position).toList();
    }

    private static List<String> words(List<Recorded<String>> events) {
        return events.stream().map(event -> "%d %s v%d %s".formatted(event.position(), event.stream(), event.version(), event.type())).toList();
    }
}
