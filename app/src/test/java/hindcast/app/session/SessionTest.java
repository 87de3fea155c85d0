package hindcast.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.AppendResult;
import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.Schema;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.testing.Database;
import hindcast.store.testing.Database.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// A store opened on a real server, and the ways in which one cannot be.
final class SessionTest {
    private static final StreamId ORDER = new StreamId("Order", "7f3a");
    private static final List<NewEvent> ONE = List.of(new NewEvent("e1", "Happened", 1, "{}", Metadata.NONE, null));

    private static Target.Postgres target(String url) {
        return new Libpq(Map.of(), Path.of("nowhere"), "mara").url(url);
    }

    private static Session open(Target target) {
        return Session.open(target, (what, fraction) -> { });
    }

    @Test
    void itAppendsAndReads(@Database String url) {
        try (Session session = open(target(url))) {
            assertEquals(new AppendResult.Appended(1, 1, session.store().head() + 1), session.store().append(ORDER, 0, ONE));
            assertEquals(1, session.store().stream(ORDER).orElseThrow().version());
        }
    }

    @Test
    void itTellsOfTheServer(@Database String url) {
        try (Session session = open(target(url))) {
            EventStore.Server server = session.server();
            assertEquals(new EventStore.Server(server.version(), false, false), server);
            assertTrue(server.version().startsWith("18."), server.version());
        }
    }

    @Test
    void theDatabaseItselfRefusesTheWritesOfAReadOnlySession(@Database String url) {
        Target.Postgres target = target(url);
        try (Session session = open(new Target.Postgres(target.connection().withReadOnly(true), target.password()))) {
            assertTrue(session.server().readOnly());
            assertThrows(StoreException.Denied.class, () -> session.store().append(ORDER, 7, ONE));
        }
    }

    @Test
    void aUserWhoMayOnlyReadHasAReadOnlySession(@Database PGSimpleDataSource source, @Database String url) throws SQLException {
        try (java.sql.Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create role ada login in role hindcast_auditor");
        }
        Connection there = target(url).connection();
        Connection ada = Connection.to(there.host(), there.port(), there.database(), "ada");
        try (Session session = open(new Target.Postgres(ada, Password.NONE))) {
            assertTrue(session.readOnly());
            assertTrue(session.server().readOnly());
            assertThrows(StoreException.Denied.class, () -> session.store().append(ORDER, 7, ONE));
        }
    }

    @Test
    void aConnectionWaitsForNothingForEver(@Database String url) throws SQLException {
        Connection connection = target(url).connection();
        Connection impatient = connection.withOptions(Map.of("options", "-c lock_timeout=2s"));
        try (Session session = open(new Target.Postgres(connection, Password.NONE)); Session other = open(new Target.Postgres(impatient, Password.NONE))) {
            assertEquals("10s 9min 5min", limits(session));
            assertEquals("2s 9min 5min", limits(other));
        }
    }

    @Test
    void whatIsBeingAnsweredWhenItIsClosedIsAnswered(@Database String url) throws Exception {
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch asked = new CountDownLatch(1);
            Future<Boolean> answer;
            try (Session session = open(target(url))) {
                answer = asking.submit(() -> slowly(session.source(), asked));
                asked.await();
            }
            assertTrue(answer.get());
        }
    }

    private static boolean slowly(DataSource source, CountDownLatch asked) throws SQLException {
        try (java.sql.Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            asked.countDown();
            return statement.execute("select pg_sleep(0.3)");
        }
    }

    private static String limits(Session session) throws SQLException {
        try (java.sql.Connection connection = session.source().getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select concat_ws(' ', current_setting('lock_timeout'),"
                        + " current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout'))")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void optionsOfTheUserReachTheServerBesideOurs(@Database String url) {
        Connection connection = target(url).connection().withOptions(Map.of("options", "-c default_transaction_read_only=on"));
        try (Session session = open(new Target.Postgres(connection, Password.NONE))) {
            assertTrue(session.server().readOnly());
        }
    }

    @Test
    void aDatabaseThatIsNoStoreSaysWhatItHoldsAndIsLeftAlone(@Database(Kind.EMPTY) PGSimpleDataSource source, @Database String other) {
        Target.Postgres target = inDatabase(target(other), source.getDatabaseName());
        StoreException.NotAStore refusal = assertThrows(StoreException.NotAStore.class, () -> open(target));
        assertEquals(new Schema.State.Absent(true), refusal.found());
        assertEquals(new Schema.State.Absent(true), Schema.inspect(source));
    }

    @Test
    void aStoreIsCreatedWhenTheUserSaysSo(@Database(Kind.EMPTY) PGSimpleDataSource source, @Database String other) {
        Target.Postgres target = inDatabase(target(other), source.getDatabaseName());
        try (Session session = Session.create(target)) {
            assertEquals(0, session.store().head());
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidToBe(@Database String url) {
        StoreException refusal = assertThrows(StoreException.Failed.class, () -> open(inDatabase(target(url), "nowhere")));
        assertTrue(refusal.getMessage().contains("there is no such database"), refusal.getMessage());
    }

    @Test
    void anUnknownUserIsRefused(@Database String url) {
        Connection there = target(url).connection();
        Connection nobody = Connection.to(there.host(), there.port(), there.database(), "nobody");
        StoreException refusal = assertThrows(StoreException.class, () -> open(new Target.Postgres(nobody, new Password("hush"))));
        assertEquals(StoreException.Denied.class, refusal.getClass(), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("hush"), refusal.getMessage());
    }

    @Test
    void nobodyAtTheAddressIsSaid() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Target target = new Target.Postgres(Connection.to("localhost", port, "shop", "ana"), Password.NONE);
        StoreException refusal = assertThrows(StoreException.Unreachable.class, () -> open(target));
        assertTrue(refusal.getMessage().contains("the server does not answer"), refusal.getMessage());
    }

    private static Target.Postgres inDatabase(Target.Postgres target, String database) {
        Connection there = target.connection();
        return new Target.Postgres(Connection.to(there.host(), there.port(), database, there.user()), target.password());
    }
}
