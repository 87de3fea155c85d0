package hindcast.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.store.Schema;
import hindcast.store.log.Fence;
import hindcast.store.log.Log;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// What the window says of head and mark, with real writers.
final class MarkModelTest {
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(6);
    private static final String INSERT = """
            insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
            values ('Order', gen_random_uuid()::text, 1, gen_random_uuid()::text, 'Placed', 1, '{}', '{}')
            """;

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private Heard heard;
    private MarkModel model;
    private Fence fence;

    @BeforeEach
    void openTheLog(@Database(Database.Kind.OWN) String url) {
        source.setURL("jdbc:" + url.replaceFirst("//[^@/]*@", "//"));
        source.setUser("postgres");
        source.setApplicationName("billing-batch");
        heard = new Heard(source);
        model = new MarkModel(new Background(Runnable::run, Runnable::run), heard::now);
        model.show(heard.log(), false);
        fence = new Log(source).fence();
        assertTrue(Schema.inspect(source) instanceof Schema.State.Ready);
        heard.mark(LONG, fence.look());
    }

    private Connection holder() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        insert(connection);
        return connection;
    }

    private static void insert(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(INSERT);
        }
    }

    private void another() throws SQLException {
        try (Connection connection = source.getConnection()) {
            insert(connection);
        }
    }

    @Test
    void aMarkThatLagsForAMomentIsNotSpokenOf() throws SQLException {
        try (Connection holder = holder()) {
            another();
            heard.mark(LONG, fence.look());
            assertEquals("head 2", model.head().get());
            holder.commit();
        }
        heard.mark(MOMENT.multipliedBy(12), fence.look());
        assertEquals(List.of("head 2", ""), List.of(model.head().get(), model.held().get()));
    }

    @Test
    void aMarkThatIsHeldIsToldWithItsHolderUntilItIsFree() throws SQLException {
        try (Connection holder = holder()) {
            another();
            heard.mark(LONG, fence.look());
            heard.mark(Duration.ofSeconds(2), fence.look());
            assertEquals(List.of("head 2 · mark 0", ""), List.of(model.head().get(), model.held().get()));
            heard.mark(LONG, fence.look());
            String held = model.held().get();
            assertTrue(held.matches("position 1 is held by pid \\d+ \\(billing-batch, idle in transaction, .+\\)"), held);
            holder.rollback();
        }
        heard.mark(Duration.ofSeconds(2), fence.look());
        assertEquals(List.of("head 2", ""), List.of(model.head().get(), model.held().get()));
    }

    @Test
    void aMarkThatGoesOnIsNotHeldHoweverFarItLags() throws SQLException {
        for (int round = 0; round < 4; round++) {
            try (Connection holder = holder()) {
                another();
                heard.mark(LONG, fence.look());
                holder.commit();
            }
            assertEquals("", model.held().get());
        }
    }

    @Test
    void aCloserLookHasHoldersGapsAndConditions() throws SQLException {
        try (Connection lost = holder()) {
            lost.rollback();
        }
        another();
        heard.mark(LONG, fence.look());
        try (Connection holder = holder()) {
            another();
            heard.mark(LONG, fence.look());
            model.look();
            MarkDetail detail = model.detail().get().known().orElseThrow();

            assertEquals("mark 2 · head 4 · newest issued 4", detail.text().lines().findFirst().orElseThrow());
            assertTrue(detail.text().contains("may still appear: 3\nproven empty: 1\nok: The server is a primary."), detail.text());
            holder.rollback();
        }
    }
}
