package hindcast.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.app.fx.Background;
import hindcast.store.StreamId;
import hindcast.store.log.Condition;
import hindcast.store.log.Log;
import hindcast.store.log.SafeMark;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A live log over a real store, with its tail.
final class FollowingTest {
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private final PGSimpleDataSource owner = new PGSimpleDataSource();

    @BeforeEach
    void aGapThatNobodyExplainsAndAnEventBehindIt(@Database(Database.Kind.OWN) String url) throws SQLException {
        owner.setURL("jdbc:" + url.replaceFirst("//[^@/]*@", "//"));
        owner.setUser("postgres");
        try (Connection lost = owner.getConnection()) {
            lost.setAutoCommit(false);
            run(lost, insert("lost"));
            lost.rollback();
        }
        run(insert("first"));
    }

    private static String insert(String id) {
        return """
                insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                values ('Order', '%s', 1, gen_random_uuid()::text, 'Placed', 1, '{}', '{}')
                """.formatted(id);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            run(connection, sql);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String heardAfter(PGSimpleDataSource source, String append) throws SQLException, InterruptedException {
        BlockingQueue<Boolean> begun = new LinkedBlockingQueue<>();
        Background background = new Background(Executors.newVirtualThreadPerTaskExecutor(), Runnable::run);
        try (LiveLog log = new LiveLog(new Log(source), background, System::nanoTime)) {
            log.listen(news::add);
            log.mark().subscribe((_, _) -> begun.add(holds(log)));
            log.start();
            assertEquals(source == owner, begun.poll(60, TimeUnit.SECONDS));
            run(insert(append));
            News first = news.poll(60, TimeUnit.SECONDS);
            assertFalse(first.replaced());
            return first.moved().keySet().stream().map(Object::toString).collect(Collectors.joining());
        }
    }

    private static boolean holds(LiveLog log) {
        return log.conditions().get().stream().filter(each -> each.kind() == Condition.Kind.SEQUENCE).allMatch(Condition::holds);
    }

    @Test
    void whatIsCommittedIsHeardAndWhatWasThereIsNot() throws SQLException, InterruptedException {
        assertEquals("Order/second", heardAfter(owner, "second"));
    }

    /// What is proven is all that is listed: nothing can have come since without being told.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHasReadBeforeItBeganReadsAgainUnlessNothingCanHaveCome(boolean listed) throws SQLException, InterruptedException {
        if (listed) {
            run("select hindcast.catch_up()");
        }
        AtomicBoolean again = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        Background background = new Background(Executors.newVirtualThreadPerTaskExecutor(), Runnable::run);
        try (LiveLog log = new LiveLog(new Log(owner), background, System::nanoTime)) {
            log.whenLate(() -> again.set(true));
            log.mark().subscribe((_, _) -> begun.countDown());
            log.listen(news::add);
            log.start();
            assertTrue(begun.await(60, TimeUnit.SECONDS));
            run(insert("second"));
            assertEquals(Set.of(new StreamId("Order", "second")), news.poll(60, TimeUnit.SECONDS).moved().keySet());
            assertEquals(!listed, again.get());
        }
    }

    @Test
    void aLogThatWasSetBackIsAnotherOneFromWhereItIsFollowedOn() throws SQLException, InterruptedException {
        BlockingQueue<Long> begun = new LinkedBlockingQueue<>();
        BlockingQueue<Long> replaced = new LinkedBlockingQueue<>();
        Background background = new Background(Executors.newVirtualThreadPerTaskExecutor(), Runnable::run);
        try (LiveLog log = new LiveLog(new Log(owner), background, System::nanoTime)) {
            log.mark().subscribe((_, mark) -> mark.map(SafeMark::head).ifPresent(begun::add));
            log.listen(told -> {
                if (told.replaced()) {
                    replaced.add(log.mark().get().orElseThrow().head());
                } else {
                    news.add(told);
                }
            });
            log.start();
            assertTrue(begun.poll(60, TimeUnit.SECONDS) > 0);
            run("""
                    drop trigger events_are_final on hindcast.events;
                    truncate hindcast.events restart identity;
                    update hindcast.listed set position = 0
                    """);

            assertEquals(0, replaced.poll(60, TimeUnit.SECONDS));
            run(insert("after"));
            assertEquals(Set.of(new StreamId("Order", "after")), news.poll(60, TimeUnit.SECONDS).moved().keySet());
        }
    }

    @Test
    void whoMayNotReadTheSequenceHearsOfWhatComesAllTheSame() throws SQLException, InterruptedException {
        String name = "peeping_" + UUID.randomUUID().toString().replace("-", "");
        run("create role " + name + " login; grant usage on schema hindcast to " + name + "; grant select on hindcast.events to " + name);
        PGSimpleDataSource guest = new PGSimpleDataSource();
        guest.setURL(owner.getURL());
        guest.setUser(name);

        assertEquals("Order/second", heardAfter(guest, "second"));
    }
}
