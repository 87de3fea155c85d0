package hindcast.store.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.projection.Counting;
import hindcast.store.projection.admin.Projections;
import hindcast.store.testing.Database;
import hindcast.store.verify.Finding.Place;
import hindcast.store.verify.Finding.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Each way in which a store can contradict itself, made by hand, is found; and none in a store that is whole.
final class LogCheckTest {
    private static final StreamId A = new StreamId("Counter", "a");
    private static final StreamId B = new StreamId("Counter", "b");

    private final PGSimpleDataSource source;
    private final EventStore store;

    LogCheckTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.store = EventStore.open(source);
    }

    /// What a check told.
    private static final class Heard implements LogCheck.Listener {
        final List<Finding> findings = new ArrayList<>();
        final List<Progress> progress = new ArrayList<>();

        @Override
        public void at(Progress now) {
            progress.add(now);
        }

        @Override
        public void found(Finding finding) {
            findings.add(finding);
        }
    }

    @BeforeEach
    void someStreams() throws SQLException {
        store.append(A, 0, List.of(event("a1", "{\"commandId\": \"c1\"}"), event("a2", "{\"causationId\": \"a1\"}"), event("a3", "{\"causationId\": \"c1\"}")));
        store.append(B, 0, List.of(event("b1", "{\"causationId\": \"a3\", \"note\": \"😀\"}")));
        store.append(new StreamId("Other", "o"), 0, List.of(event("o1", "{\"causationId\": null}")));
        new Projections(source, List.of(Counting.COUNTERS)).begin();
        sql("select hindcast.catch_up()");
    }

    private static NewEvent event(String id, String metadata) {
        return new NewEvent(id, "Added", 1, "{\"amount\": 1}", new Metadata(metadata), Instant.parse("2026-03-01T12:00:00Z"));
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /// Does what no trigger lets anybody do.
    private void tamper(String statement) throws SQLException {
        sql("alter table hindcast.events disable trigger user", statement, "alter table hindcast.events enable always trigger events_are_final",
                "alter table hindcast.events enable always trigger an_event_is_final");
    }

    private List<Finding> findings() {
        Heard heard = new Heard();
        new LogCheck(source, Map.of("Counter", Counting.COUNTERS.codec()), 1).check(heard);
        return heard.findings;
    }

    @Test
    void aStoreThatIsWholeHasNone() {
        Heard heard = new Heard();

        assertEquals(new LogCheck.Looked(3, 5), new LogCheck(source, Map.of("Counter", Counting.COUNTERS.codec()), 1).check(heard));

        assertEquals(List.of(), heard.findings);
        assertEquals(new Progress("causes", 3, 3, 5), heard.progress.getLast());
    }

    @Test
    void whatIsNotListedYetIsNoFinding() {
        store.append(A, 3, List.of(event("a4", "{}")));
        store.append(new StreamId("Counter", "new"), 0, List.of(event("n1", "{}")));

        assertEquals(List.of(), findings());
    }

    @Test
    void aMissingVersionIsFoundAndAnEventThatWasCausedByIt() throws SQLException {
        tamper("delete from hindcast.events where id = 'a2'");
        sql("update hindcast.streams set version = 3 where id = 'a'");
        assertEquals(List.of(new Finding.Gap(A, 1, 3)), findings());

        tamper("delete from hindcast.events where id = 'a3'");
        List<Finding> all = findings();
        assertTrue(all.contains(new Finding.BrokenLink(B, 1, "a3")), all::toString);
        assertTrue(all.contains(new Finding.ListDiffers(A, "the version", "3", "1")), all::toString);
        assertEquals("Counter/b v1 says it was caused by a3: no event and no command here has that id.", all.getLast().sentence());
    }

    @Test
    void aStreamThatDoesNotBeginAndAVersionThatIsThereTwiceAreFound() throws SQLException {
        sql("alter table hindcast.events drop constraint events_stream_type_stream_id_version_key");
        sql("insert into hindcast.events (stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata) "
                + "select stream_type, stream_id, version, 'again', type, revision, recorded_at, data, metadata from hindcast.events where id = 'b1'");
        tamper("delete from hindcast.events where id = 'a1'");

        assertEquals(
                List.of(new Finding.Gap(A, 0, 2), new Finding.ListDiffers(A, "the first time", "2026-03-01T12:00:00Z", "nothing"),
                        new Finding.ListDiffers(A, "the time of its beginning", "2026-03-01T12:00:00Z", "nothing"), new Finding.Twice(B, 1, 6),
                        new Finding.BrokenLink(A, 2, "a1")),
                findings());
        assertEquals("Counter/a goes from v0 to v2: v1 is missing.", findings().getFirst().sentence());
    }

    @Test
    void whatStandsBehindTheEndOfTheLogIsFound() throws SQLException {
        sql("update hindcast.generations set checkpoint = 12", "update hindcast.listed set position = 9",
                "insert into hindcast.skips (projection, position, said_by, reason, failure, attempts) values ('counters', 7, 'm', 'r', 'f', 1)");

        assertEquals(
                List.of(new Finding.BeyondHead("What counters skips", Optional.of("counters"), 7, 5),
                        new Finding.BeyondHead("The last event that the list of streams knows", Optional.empty(), 9, 5),
                        new Finding.BeyondHead("The checkpoint of counters (generation 1)", Optional.of("counters"), 12, 5)),
                findings());
        assertEquals(Optional.of(new Place.ReadModel("counters")), findings().getFirst().place());
    }

    @Test
    void positionsThatWereGivenUpAreNoEnd() throws SQLException {
        sql("begin", "insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata) "
                + "values ('Counter', 'z', 1, 'z', 'Added', 1, '{}', '{}')", "rollback", "select hindcast.catch_up()");

        assertEquals(List.of(), findings());
    }

    @Test
    void linesOfTheListThatDisagreeAreFound() throws SQLException {
        sql("update hindcast.streams set version = 7, last_type = 'Gone' where id = 'a'", "delete from hindcast.streams where id = 'b'",
                "insert into hindcast.stream_ids (type, id, first_at) values ('Counter', 'ghost', now()), ('Ghost', 'g', now())",
                "update hindcast.stream_ids set first_at = '2026-01-01Z' where id = 'o'");

        assertEquals(
                List.of(new Finding.ListDiffers(A, "the version", "7", "3"), new Finding.ListDiffers(A, "the last event", "Gone", "Added"),
                        new Finding.ListDiffers(B, "the version", "nothing", "1"),
                        new Finding.ListDiffers(B, "the first time", "nothing", "2026-03-01T12:00:00Z"),
                        new Finding.ListDiffers(B, "the last time", "nothing", "2026-03-01T12:00:00Z"),
                        new Finding.ListDiffers(B, "the last event", "nothing", "Added"),
                        new Finding.ListDiffers(new StreamId("Counter", "ghost"), "its line", "there", "nothing"),
                        new Finding.ListDiffers(new StreamId("Ghost", "g"), "its line", "there", "nothing"),
                        new Finding.ListDiffers(new StreamId("Other", "o"), "the time of its beginning", "2026-01-01T00:00:00Z", "2026-03-01T12:00:00Z")),
                findings());
    }

    @Test
    void whatCannotBeDecodedIsFoundAndTimesThatRunBackwardsAreNoted() {
        store.append(A, 3, List.of(new NewEvent("a4", "Added", 1, "{\"amount\": \"much\"}", Metadata.NONE, Instant.parse("2026-02-01T12:00:00Z"))));

        List<Finding> all = findings();

        assertEquals(
                List.of(new Finding.Backwards(A, 4, Instant.parse("2026-03-01T12:00:00Z"), Instant.parse("2026-02-01T12:00:00Z")),
                        new Finding.NotDecoded(A, 4, "Added", "amount cannot be \"much\"")),
                all);
        assertEquals(List.of(Severity.NOTE, Severity.ERROR), all.stream().map(Finding::severity).toList());
        assertEquals(Optional.of(new Place.Stream(A, 4)), all.getFirst().place());
    }

    @Test
    void ofOneStreamNotEverythingIsTold() {
        NewEvent wrong = new NewEvent("w", "Added", 1, "{}", Metadata.NONE, Instant.parse("2026-03-01T12:00:00Z"));
        store.append(A, 3, Collections.nCopies(130, wrong));

        List<Finding> all = findings();

        assertEquals(101, all.size());
        assertEquals(new Finding.Further(A, 30), all.getLast());
    }

    @Test
    void metadataThatTheServerCannotReadStopsNothing() throws SQLException {
        store.append(B, 1, List.of(event("b2", "{\"causationId\": \"nobody\", \"note\": \"\\u0000\"}")));
        sql("insert into hindcast.events (stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata) "
                + "values ('Counter', 'b', 3, 'b3', 'Added', 1, '2026-03-01T12:00Z', '{\"amount\": 1}', '[1]')");
        store.append(B, 3, List.of(event("b4", "{\"causationId\": \"nobody\"}")));

        assertEquals(List.of(new Finding.BrokenLink(B, 4, "nobody")), findings());
    }

    @Test
    void whatProtectsTheEventsIsLookedAt() throws SQLException {
        sql("create or replace function hindcast.refuse_rewriting() returns trigger language plpgsql as $$ begin return new; end $$",
                "grant update (data) on hindcast.events to hindcast_operator", "alter table hindcast.events disable trigger an_event_is_final");

        List<String> sentences = findings().stream().map(Finding::sentence).toList();

        assertEquals(5, sentences.size(), sentences::toString);
        assertTrue(sentences.getFirst().startsWith("The database does not refuse to change or remove events any more"), sentences::toString);
        assertEquals("The trigger an_event_is_final on hindcast.events does not protect it: it is switched off.", sentences.get(1));
        assertEquals("The trigger skips_are_final on hindcast.skips does not protect it: its function was rewritten and refuses nothing.",
                sentences.get(2).replace("the_audit_is_final on hindcast.audit", "skips_are_final on hindcast.skips"));
        assertEquals("hindcast_operator was given update on hindcast.events, which nobody should have. `hindcast init`, run as the owner of the store, takes"
                + " it from the roles of the store.", sentences.getLast());
    }

    @Test
    void whoHasEnoughEndsIt() {
        LogCheck check = new LogCheck(source, Map.of(), 1);
        assertThrows(IllegalStateException.class, () -> check.check(new LogCheck.Listener() {
            @Override
            public void at(Progress progress) {
                throw new IllegalStateException("enough");
            }

            @Override
            public void found(Finding finding) {
                throw new AssertionError(finding);
            }
        }));
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> check.check(new Heard()));
        assertTrue(Thread.interrupted());
    }

    @Test
    void anAuditorMayDoItOverConnectionsThatWriteNothing() throws SQLException {
        sql("drop role if exists vera", "create role vera login in role hindcast_auditor", "alter role vera set default_transaction_read_only = on");
        PGSimpleDataSource auditor = new PGSimpleDataSource();
        auditor.setServerNames(source.getServerNames());
        auditor.setPortNumbers(source.getPortNumbers());
        auditor.setDatabaseName(source.getDatabaseName());
        auditor.setUser("vera");
        Heard heard = new Heard();

        new LogCheck(auditor, Map.of(), 1).check(heard);

        assertEquals(List.of(), heard.findings);
        sql("drop role vera");
    }
}
