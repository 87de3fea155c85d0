package hindcast.store.projection.lag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.StreamId;
import hindcast.store.projection.Counting;
import hindcast.store.projection.admin.Limits;
import hindcast.store.projection.admin.Projections;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// How projections are told to be.
final class LagWatchTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final PGSimpleDataSource source;
    private final EventStore store;
    private final Projections projections;
    private final LagWatch watch;
    private Instant now = NOON;

    LagWatchTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
        this.projections = new Projections(source, List.of(Counting.COUNTERS, Counting.SUMS));
        this.watch = new LagWatch(projections, mark -> "held above " + mark.mark(), () -> now);
    }

    private Status counters() {
        return watch.look().statuses().stream().filter(status -> status.name().equals("counters")).findFirst().orElseThrow();
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void checkpoint(long position) throws SQLException {
        run("update hindcast.generations set checkpoint = %d, handled = %1$d".formatted(position));
    }

    @Test
    void oneWithoutATableIsFullyBehind() {
        Counting.add(store, "a", 1, 2, 3);

        Status status = counters();

        assertEquals(State.NEVER_RUN, status.state());
        assertEquals(3, status.behind());
        assertEquals(0, status.done());
        assertEquals("run it: `hindcast projections run`", status.why());
    }

    @Test
    void countsOnlyTheEventsThatItSubscribesTo() throws SQLException {
        projections.begin();
        Counting.add(store, "a", 1, 2, 3);
        run("""
                insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                values ('Other', 'x', 1, 'x', 'Happened', 1, '{}', '{}')
                """);
        checkpoint(2);
        Status one = counters();
        checkpoint(3);
        Status none = counters();

        assertEquals(State.BEHIND, one.state());
        assertEquals(1, one.behind());
        assertTrue(one.late().compareTo(Duration.ZERO) >= 0);
        assertEquals(50, one.done());
        assertEquals(State.LIVE, none.state());
        assertEquals(100, none.done());
        assertEquals(Duration.ZERO, none.late());
    }

    @Test
    void limitsAreEachProjectionsOwn() {
        projections.begin();
        Counting.add(store, "a", 1, 2, 3);
        assertTrue(projections.limit("counters", new Limits(2, Duration.ofDays(1), 3, Duration.ofDays(1)), "maria"));
        watch.look();

        assertEquals(Level.CRITICAL, counters().level());
        assertEquals(Level.FINE, watch.look().statuses().stream().filter(status -> status.name().equals("sums")).findFirst().orElseThrow().level());
        assertEquals("limit", projections.audit("counters", Long.MAX_VALUE, 1).getFirst().action());
    }

    @Test
    void whoStoppedItIsNamed() {
        projections.begin();
        projections.stop("counters", "maria", "a backup");

        assertEquals(State.STOPPED, counters().state());
        assertEquals("stopped by maria: a backup", counters().why());
    }

    @Test
    void oneThatStandsAlthoughItIsBehindIsStuckAfterFiveMinutes() {
        projections.begin();
        Counting.add(store, "a", 1);

        assertEquals(State.BEHIND, counters().state());
        now = NOON.plusSeconds(299);
        assertEquals(State.BEHIND, counters().state());
        now = NOON.plusSeconds(300);
        assertEquals(State.STUCK, counters().state());
        assertEquals(List.of("counters", "sums"), watch.look().alerts().stream().map(Alert::projection).toList());
    }

    @Test
    void oneThatHasHandledAllThatIsSafeWaitsForTheTransactionThatHoldsTheRest() throws SQLException {
        projections.begin();
        Counting.add(store, "a", 1);
        checkpoint(1);
        counters();
        try (Connection slow = source.getConnection(); Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("""
                    insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                    values ('Counter', 'slow', 1, 'slow', 'Added', 1, '{"amount": 7}', '{}')
                    """);
            Counting.add(store, "b", 1);

            assertEquals(State.WAITING, counters().state());
            assertEquals("held above 1", counters().why());
            slow.rollback();
        }
        assertEquals(State.BEHIND, counters().state());
    }

    @Test
    void oneThatIsFarBehindIsCountedUpToTenThousand() throws SQLException {
        projections.begin();
        run("""
                insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                select 'Counter', 'c' || number, 1, 'c' || number, 'Added', 1, '{"amount": 1}', '{}'
                from generate_series(1, 10001) as number
                """);
        counters();
        Status status = counters();

        assertEquals(Status.COUNTED, status.behind());
        assertEquals(Level.CRITICAL, status.level());
        assertEquals("counters is 10,000 or more events behind", watch.look().alerts().getFirst().sentence());
        checkpoint(9_999);
        assertEquals(Status.COUNTED, counters().behind());
        for (int look = 0; look < 10; look++) {
            counters();
        }
        assertEquals(2, counters().behind());
    }

    @Test
    void appendsThatMetAConflictAreCounted() {
        Counting.add(store, "a", 1);
        for (int number = 0; number < 11; number++) {
            store.append(new StreamId("Counter", "a"), 0, List.of(Counting.added(number)));
        }

        Look look = watch.look();

        assertEquals(11, look.conflicts());
        assertTrue(look.alerts().stream().anyMatch(alert -> alert.sentence().equals("11 appends met a conflict within five minutes")));
    }
}
