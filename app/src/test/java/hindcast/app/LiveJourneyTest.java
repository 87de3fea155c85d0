package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.window.Toolkit;
import hindcast.app.session.Session;
import hindcast.app.shell.Place;
import hindcast.app.timeline.Streams;
import hindcast.domain.account.Account;
import hindcast.domain.account.AccountCommand.CreateAccount;
import hindcast.domain.account.AccountCommand.Deposit;
import hindcast.domain.account.AccountCommand;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.aggregate.Outcome;
import hindcast.store.aggregate.Request;
import hindcast.store.testing.Database;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// A window on a store into which others write: what is on screen goes on, and stays where it was left.
final class LiveJourneyTest {
    private static final StreamId ORDER = Streams.paidAtLast().timeline().stream();
    private static final StreamId LOAN = Streams.loan().timeline().stream();

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private Session session;
    private Session other;
    private OpenWindow window;

    @BeforeEach
    void openTheList(@Database(Database.Kind.OWN) String url, @TempDir Path settings) {
        source.setURL("jdbc:" + url.replaceFirst("//[^@/]*@", "//"));
        source.setUser("postgres");
        source.setApplicationName("billing-batch");
        session = OpenWindow.session(url);
        other = OpenWindow.session(url);
        Stream.of(Streams.slow(), Streams.loan(), Streams.paidAtLast()).forEach(each -> each.into(session.store()));
        window = OpenWindow.on(session, new Place.Aggregates(StreamQuery.ALL), settings);
        window.then(() -> window.desk().times().zone().set(ZoneId.of("UTC")));
        window.untilShown("tailing");
    }

    @AfterEach
    void close() {
        window.close();
        other.close();
        session.close();
    }

    private void append(StreamId stream, int count) {
        int version = other.store().stream(stream).map(line -> line.version()).orElse(0);
        List<NewEvent> events = Stream.generate(() -> new NewEvent(UUID.randomUUID().toString(), "NoteAdded", 1, "{\"note\":\"x\"}",
                Metadata.of(Map.of("userId", "c-9")), null)).limit(count).toList();
        other.store().append(stream, version, events);
    }

    private void go(StreamId stream) {
        window.then(() -> window.desk().navigator().go(new Place.Timeline(stream, new Place.At.Live())));
    }

    @Test
    void anOpenTimelineGoesOnAndThePlayheadStaysWhereItWasLeft() {
        go(ORDER);
        window.untilShown("v14 of 14");
        append(ORDER, 2);
        window.untilShown("v16 of 16");
        assertTrue(window.text().contains("State at v16 ·"), window::text);
        window.click("#back");
        window.click("#back");
        assertTrue(window.text().contains("v14 of 16"), window::text);
        append(ORDER, 3);
        window.untilShown("3 new events");
        assertTrue(window.text().contains("v14 of 19") && window.text().contains("State at v14 ·"), window::text);
        assertEquals(15, Toolkit.on(() -> ((TableView<?>) window.node(".event-table")).getItems().size()));
        window.click("#news");
        assertTrue(window.text().contains("v19 of 19") && !window.text().contains("new event"), window::text);
    }

    @Test
    void anAggregateThatIsNotThereAppearsWithItsFirstEvent() {
        StreamId parcel = new StreamId("Parcel", "p-1");
        go(parcel);
        window.untilShown("Parcel/p-1");
        append(parcel, 1);
        window.untilShown("v1 of 1");
        append(parcel, 1);
        window.untilShown("v2 of 2");
    }

    @Test
    void theListMarksWhatMovedAndKeepsItsOrder() {
        List<?> before = shown();
        append(LOAN, 1);
        append(new StreamId("Parcel", "p-2"), 1);
        window.untilShown("1 moved · 1 new");
        assertEquals(before, shown());
        window.click("#moved");
        window.until("the newest stands first", () -> shownNow().indexOf("p-2") == 0 && shownNow().indexOf(LOAN.id()) == 1);
        assertTrue(window.text().contains("Aggregates") && !window.text().contains(" moved"), window::text);
    }

    private List<String> shown() {
        return Toolkit.on(this::shownNow);
    }

    @SuppressWarnings("unchecked")
    private List<String> shownNow() {
        return ((ListView<hindcast.store.StreamSummary>) window.node(".aggregates .list-view")).getItems().stream().map(row -> row.stream().id()).toList();
    }

    @Test
    void whoHoldsTheMarkIsNamedInThePanel() throws SQLException {
        try (Connection holder = source.getConnection()) {
            holder.setAutoCommit(false);
            run(holder, """
                    insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                    values ('Order', 'held', 1, 'held', 'Placed', 1, '{}', '{}')
                    """);
            append(LOAN, 1);
            window.click("#mark");
            window.untilShown("is held by pid");
            window.untilShown("billing-batch");
            window.untilShown("Positions come from the sequence");
            window.click("#copy");
            String copied = Toolkit.on(() -> Clipboard.getSystemClipboard().getString());
            assertTrue(copied.contains("may write above position"), copied);
            holder.commit();
        }
        window.untilShown("Everything up to the head is decided.");
    }

    @Test
    void aServerThatCutsEveryConnectionIsFollowedOnAsSoonAsItAnswers() throws SQLException {
        go(ORDER);
        window.untilShown("v14 of 14");
        window.expectAwayServer();
        try (Connection killer = source.getConnection()) {
            run(killer, "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        }
        append(ORDER, 2);
        window.untilShown("v16 of 16");
        window.untilShown("tailing ·");
    }

    @Test
    void aSnapshotThatSaysSomethingElseThanTheEventsIsToldAndNotShown() throws SQLException {
        StreamId account = new StreamId("Account", "acct-7");
        execute(account, new CreateAccount("a@example.org", "Ada", "EUR"));
        for (int i = 0; i < 100; i++) {
            execute(account, new Deposit(new BigDecimal("1.00"), "EUR"));
        }
        try (Connection forger = source.getConnection()) {
            run(forger, "update hindcast.snapshots set state = replace(state::text, '\"Ada\"', '\"Mallory\"')::json where state::text like '%\"Ada\"%'");
        }

        go(account);

        window.untilShown("says something else than the events");
        assertTrue(window.text().contains("\"Ada\"") && !window.text().contains("Mallory"), window::text);
    }

    private void execute(StreamId stream, AccountCommand command) {
        assertInstanceOf(Outcome.Committed.class, other.aggregates().execute(Account.AGGREGATE, Request.of(stream, command, Metadata.NONE)));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
