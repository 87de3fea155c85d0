package hindcast.store.jdbc.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.AppendResult.Appended;
import hindcast.store.EventStore;
import hindcast.store.LogQuery;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.PageKey;
import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.StreamPage;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.StreamSummary;
import hindcast.store.jdbc.Db;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/// The list is what the log says, however much of it is listed.
final class ListingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final PGSimpleDataSource source;
    private final EventStore store;
    private final Listing listing;

    ListingTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
        this.listing = new Listing(new Db(source));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyPageIsThatOfTheLog(long seed) {
        Random random = new Random(seed);
        Map<StreamId, Integer> versions = new TreeMap<>(Comparator.comparing(StreamId::toString));
        for (int step = 0; step < 300; step++) {
            append(random, versions);
            if (random.nextInt(60) == 0) {
                listing.catchUp();
            }
        }
        for (String text : List.of("", "s1", "-1", "x-2", "absent")) {
            for (Sort sort : Sort.values()) {
                for (String type : new String[] {null, "Order", "Account"}) {
                    StreamQuery query = new StreamQuery(type, text, false, null, null, sort);
                    assertEquals(expected(query), listed(query), () -> "seed " + seed + ", " + query);
                }
            }
        }
        assertEquals(
                versions.keySet().stream().collect(Collectors.groupingBy(StreamId::type, TreeMap::new, Collectors.counting())), store.counts());
    }

    @Test
    void whatIsListedIsReadFromTheListAlone() throws SQLException {
        append(new Random(5), new TreeMap<>(Comparator.comparing(StreamId::toString)));

        assertEquals("1", value("select count(*) from hindcast.unlisted()"));
        listing.catchUp();
        assertEquals("0", value("select count(*) from hindcast.unlisted()"));
        assertEquals("1", value("select count(*) from hindcast.streams"));
    }

    @Test
    void anEventThatAppearsBelowWhatIsListedIsNotMissed() throws SQLException {
        StreamId late = new StreamId("Order", "late");
        try (Connection writer = source.getConnection(); Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("""
                    insert into hindcast.events (stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata)
                    values ('Order', 'late', 1, 'e', 'Placed', 1, '2026-03-01T12:00:00Z', '{}', '{}')
                    """);
            store.append(new StreamId("Order", "early"), 0, List.of(event(NOON)));
            listing.catchUp();
            writer.commit();
        }
        listing.catchUp();

        assertEquals(List.of("early", "late"), listed(new StreamQuery(null, "", false, null, null, Sort.ID)).stream()
                .map(line -> line.stream().id())
                .toList());
        assertEquals(new StreamSummary(late, 1, NOON, NOON, "Placed"), store.stream(late).orElseThrow());
        assertEquals("0", value("select count(*) from hindcast.unlisted()"));
    }

    @Test
    void aDatabaseThatPrefersSnapshotsListsWhatWasCommittedWhileItWaited() throws SQLException {
        store.append(new StreamId("Order", "1"), 0, List.of(event(NOON)));
        PGSimpleDataSource serializable = new PGSimpleDataSource();
        serializable.setUrl(source.getUrl());
        serializable.setUser(source.getUser());
        serializable.setOptions("-c default_transaction_isolation=serializable");

        new Listing(new Db(serializable)).catchUp();

        assertEquals("1", value("select count(*) from hindcast.streams"));
    }

    @Test
    void aWriterListsWhatIsMuchAtOnceAndLessNowAndThen() throws SQLException {
        AtomicLong clock = new AtomicLong();
        Listing writer = new Listing(new Db(source), clock::get);

        writer.grown(grow(1));
        writer.grown(grow(Listing.FAR));
        assertEquals("0", value("select position from hindcast.listed"));
        clock.addAndGet(Listing.SELDOM_NANOS);
        writer.grown(grow(1));
        assertEquals(Long.toString(Listing.FAR + 2), value("select position from hindcast.listed"));

        writer.grown(grow(Listing.FAR - 1));
        clock.addAndGet(Listing.SELDOM_NANOS);
        writer.grown(grow(0));
        assertEquals(Long.toString(Listing.FAR + 2), value("select position from hindcast.listed"));
        writer.grown(grow(Listing.MUCH));
        assertEquals("0", value("select count(*) from hindcast.unlisted()"));
    }

    @Test
    void aWriterLeavesWhatAnotherProcessHasListed() throws SQLException {
        Listing writer = new Listing(new Db(source));
        writer.grown(grow(1));
        List<Appended> much = grow(Listing.MUCH);
        listing.catchUp();
        grow(Listing.MUCH / 2);

        writer.grown(much);

        assertEquals(Long.toString(Listing.MUCH + 1), value("select position from hindcast.listed"));
    }

    @Test
    void whatWasAppendedWasAppendedWhenTheListCannotBeLookedAt() throws SQLException {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setUrl(source.getUrl());
        away.setUser("nobody of that name");
        Listing writer = new Listing(new Db(away));
        writer.grown(grow(1));

        writer.grown(grow(Listing.MUCH));

        assertEquals("0", value("select position from hindcast.listed"));
        assertThrows(StoreException.class, writer::wanted);
    }

    /// What somebody has appended, to one stream, and what he is told.
    private List<Appended> grow(long events) throws SQLException {
        String position = value("""
                with written as (
                    insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                    select 'Note', 'n', coalesce((select max(version) from hindcast.events), 0) + number, 'e', 'Written', 1, '{}', '{}'
                    from generate_series(1, %d) as number
                    returning position)
                select coalesce(max(position), (select max(position) from hindcast.events))
                from written
                """.formatted(events));
        return List.of(new Appended(1, 1, Long.parseLong(position)));
    }

    private void append(Random random, Map<StreamId, Integer> versions) {
        StreamId stream = new StreamId(random.nextInt(3) == 0 ? "Account" : "Order", (random.nextBoolean() ? "s" : "x-") + random.nextInt(25));
        int version = versions.merge(stream, 1, Integer::sum);
        store.append(stream, version - 1, List.of(event(NOON.plusSeconds(random.nextInt(50)))));
    }

    private static NewEvent event(Instant at) {
        return new NewEvent("e", "Placed", 1, "{}", Metadata.NONE, at);
    }

    /// All pages, forwards, each joined to the next.
    private List<StreamSummary> listed(StreamQuery query) {
        List<StreamSummary> rows = new ArrayList<>();
        StreamPage page = store.streams(query, new PageKey.First(), 7);
        rows.addAll(page.rows());
        while (page.later()) {
            page = store.streams(query, new PageKey.After(rows.getLast()), 7);
            rows.addAll(page.rows());
        }
        return rows;
    }

    private List<StreamSummary> expected(StreamQuery query) {
        Map<StreamId, StreamSummary> lines = new TreeMap<>(Comparator.comparing(StreamId::toString));
        store.log(LogQuery.ALL, event -> lines.merge(event.stream(), line(event), (old, now) ->
                new StreamSummary(old.stream(), now.version(), old.firstAt(), now.lastAt(), now.lastType())));
        Comparator<StreamSummary> names = Comparator.comparing((StreamSummary line) -> line.stream().type()).thenComparing(line -> line.stream().id());
        Comparator<StreamSummary> order = switch (query.sort()) {
            case ACTIVITY -> Comparator.comparing(StreamSummary::lastAt).thenComparing(names).reversed();
            case CREATION -> Comparator.comparing(StreamSummary::firstAt).thenComparing(names).reversed();
            case ID -> names;
        };
        return lines.values().stream()
                .filter(line -> query.type() == null || line.stream().type().equals(query.type()))
                .filter(line -> line.stream().id().contains(query.text()))
                .sorted(order)
                .toList();
    }

    private static StreamSummary line(Recorded<String> event) {
        return new StreamSummary(event.stream(), event.version(), event.recordedAt(), event.recordedAt(), event.type());
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
