package hindcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.session.Session;
import hindcast.app.shell.Place;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// While a command is filled in here, another process appends to the same aggregate.
final class QuickerProcessTest {
    private static final StreamId ACCOUNT = new StreamId("Account", "a-1");
    /// As a writer does that has a position and does not end: readers of the log wait for it, those of a stream do not.
    private static final String HOLD_THE_MARK = """
            lock table hindcast.events in row exclusive mode;
            select nextval(pg_get_serial_sequence('hindcast.events', 'position'))
            """;

    private final PGSimpleDataSource source;
    private final String url;
    private final EventStore store;
    @TempDir
    private Path settings;
    private Session session;
    private OpenWindow window;

    QuickerProcessTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.source = source;
        this.url = "postgresql://%s@%s:%d/%s".formatted(
                source.getUser(), source.getServerNames()[0], source.getPortNumbers()[0], source.getDatabaseName());
        this.store = EventStore.open(source);
    }

    @BeforeEach
    void fillInADeposit() {
        store.append(ACCOUNT, 0, List.of(new NewEvent("e-1", "AccountCreated", 1,
                "{\"email\":\"a@b.org\",\"name\":\"Ann\",\"currency\":\"EUR\"}", Metadata.NONE, Instant.parse("2026-11-10T10:00:00Z"))));
        session = OpenWindow.session(url);
        window = OpenWindow.on(session, new Place.Timeline(ACCOUNT, new Place.At.Live()), settings);
        window.press(KeyCode.CONTROL, KeyCode.I);
        window.click("Deposit");
        window.type("#field-amount", "7.25");
    }

    @AfterEach
    void close() {
        window.close();
        session.close();
    }

    @Test
    void whatItAppendedIsShownAndTheFormGoesOnFromThere() throws Exception {
        depositElsewhere("5.00");
        window.untilShown("Meanwhile one event came");
        assertEquals("7.25", ((TextField) window.node("#field-amount")).getText());
        giveIt();
        assertEquals(List.of("AccountCreated", "MoneyDeposited 5.00", "MoneyDeposited 7.25"), told());
    }

    @Test
    void whatTheWindowHasNotSeenYetIsAConflictThatKeepsTheForm() throws Exception {
        try (Connection writer = holdTheMark()) {
            depositElsewhere("5.00");
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            window.untilShown("Nothing was written: somebody else was quicker, it is at v2 now.");
            window.untilShown("Meanwhile one event came");
            assertEquals("7.25", ((TextField) window.node("#field-amount")).getText());
            assertEquals(List.of("AccountCreated", "MoneyDeposited 5.00"), told());
            window.untilShown("in view of v2");
            giveIt();
            assertEquals(List.of("AccountCreated", "MoneyDeposited 5.00", "MoneyDeposited 7.25"), told());
            writer.rollback();
        }
    }

    private void giveIt() {
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.untilShown("Done: one event");
    }

    private Connection holdTheMark() throws SQLException {
        Connection writer = source.getConnection();
        writer.setAutoCommit(false);
        try (Statement statement = writer.createStatement()) {
            statement.execute(HOLD_THE_MARK);
        }
        return writer;
    }

    /// The program itself, run once more.
    private void depositElsewhere(String amount) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "--store", url, "command", ACCOUNT.toString(), "Deposit", "amount=" + amount, "currency=EUR")
                .redirectErrorStream(true);
        builder.environment().put("HINDCAST_CONFIG", settings.toString());
        Process other = builder.start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, other.waitFor(), said);
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        store.read(ACCOUNT, 0, event -> told.add((event.type() + " " + event.data().replaceAll(".*\"amount\":([\\d.]+).*|.*", "$1")).strip()));
        return told;
    }
}
