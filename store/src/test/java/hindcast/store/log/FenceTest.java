package hindcast.store.log;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hindcast.store.log.SafeMark.Holder;
import hindcast.store.log.SafeMark.Range;
import hindcast.store.testing.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Where the safe mark stands while others write.
final class FenceTest {
    private final PGSimpleDataSource source;
    private final Fence fence;

    FenceTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) throws SQLException {
        this.source = source;
        this.fence = new Fence(OneConnection.to(source), LogTable.NATIVE, 0);
    }

    @Test
    void ofAnEmptyLogIsNothing() {
        assertEquals(new SafeMark(0, 0, 0, List.of()), fence.look());
    }

    @Test
    void isTheHeadWhileNobodyWrites() throws SQLException {
        write(3);

        assertEquals(new SafeMark(3, 3, 3, List.of()), fence.look());
    }

    @Test
    void staysBeforeAPositionWhoseTransactionIsOpenWhateverCommitsBehindIt() throws SQLException {
        write(900);
        fence.look();
        try (Writer slow = Writer.on(source)) {
            slow.insert();
            slow.insert();
            slow.insert();
            write(2);

            SafeMark held = fence.look();
            slow.commit();

            assertEquals(900, held.mark());
            assertEquals(905, held.head());
            assertEquals(Optional.of(new Range(901, 905)), held.open());
            assertEquals(new SafeMark(905, 905, 905, List.of()), fence.look());
        }
    }

    @Test
    void passesThePositionsOfATransactionThatWasRolledBackOnceAnEventStandsBehindThem() throws SQLException {
        write(1);
        try (Writer unlucky = Writer.on(source)) {
            unlucky.insert();
            fence.look();
            unlucky.rollback();

            assertEquals(new SafeMark(1, 1, 2, List.of()), fence.look());
            write(1);

            assertEquals(new SafeMark(3, 3, 3, List.of()), fence.look());
        }
    }

    @Test
    void isHeldAsLongAsAWriterMayStillTakeThePositionThatIsMissing() throws SQLException {
        write(1);
        try (Writer idle = Writer.on(source).run("lock table hindcast.events in row exclusive mode"); Writer unlucky = Writer.on(source)) {
            unlucky.insert();
            unlucky.rollback();
            write(1);

            // A fence that has never looked before cannot know which of them took the position.
            assertEquals(1, fence.look().mark());
            idle.rollback();
            assertEquals(3, fence.look().mark());
        }
    }

    @Test
    void isNotHeldByWhoeverTookTheLockAfterThePositionWasGivenUp() throws SQLException {
        write(1);
        try (Writer unlucky = Writer.on(source)) {
            unlucky.insert();
            unlucky.rollback();
        }
        fence.look();
        try (Writer _ = Writer.on(source).run("lock table hindcast.events in row exclusive mode")) {
            write(1);

            assertEquals(3, fence.look().mark());
        }
    }

    @Test
    void forgetsTheWritersItKnewWithTheConnectionThatMayHaveCrashed() throws SQLException {
        Fence reconnecting = new Fence(source, LogTable.NATIVE, 0);
        write(1);
        reconnecting.look();
        try (Writer _ = Writer.on(source).run("lock table hindcast.events in row exclusive mode"); Writer unlucky = Writer.on(source)) {
            unlucky.insert();
            unlucky.rollback();
            write(1);

            assertEquals(1, reconnecting.look().mark());
            assertEquals(1, reconnecting.look().mark());
        }
        assertEquals(3, reconnecting.look().mark());
    }

    @Test
    void settlesOnceThoseOfTheFirstLookHaveEndedWhoeverWritesThenAlsoWithAConnectionForEachCall() throws Exception {
        Fence reconnecting = new Fence(source, LogTable.NATIVE, 0);
        try (Writer unlucky = Writer.on(source); Writer next = Writer.on(source)) {
            unlucky.insert();
            write(1);
            CompletableFuture<SafeMark> settled = CompletableFuture.supplyAsync(reconnecting::settled);
            while (reconnecting.latest().head() == 0) {
                Thread.onSpinWait();
            }
            next.run("lock table hindcast.events in row exclusive mode");
            unlucky.rollback();

            assertEquals(2, settled.get().mark());
        }
    }

    @Test
    void passesWhatCanAllBeSeenWhoeverHoldsTheLock() throws SQLException {
        write(2);
        try (Writer _ = Writer.on(source).run("lock table hindcast.events in row exclusive mode")) {
            write(2);

            assertEquals(4, fence.look().mark());
        }
    }

    @Test
    void isNeverAboveTheHeadWhateverIsCommittedWhileItIsLookedFor() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (Writer _ = Writer.on(source).run("lock table hindcast.events in row exclusive mode"); Writer busy = Writer.on(source)) {
            Thread writing = Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    assertDoesNotThrow(busy::insert);
                    assertDoesNotThrow(busy::commit);
                }
            });

            List<SafeMark> marks = Stream.generate(fence::look).limit(300).toList();
            over.set(true);
            writing.join();

            assertEquals(List.of(), marks.stream().filter(mark -> mark.mark() > mark.head() || mark.head() > mark.issued()).toList());
            assertTrue(marks.getLast().mark() > 0);
        }
    }

    @Test
    void isNotHeldByThoseWhoWriteElsewhereOrOnlyRead() throws SQLException {
        write(1);
        try (Writer elsewhere = Writer.on(source).run("create table elsewhere (a int); insert into elsewhere values (1)");
                Writer reader = Writer.on(source).run("select count(*) from hindcast.events")) {
            try (Writer unlucky = Writer.on(source)) {
                unlucky.insert();
                unlucky.rollback();
            }
            write(1);

            assertEquals(new SafeMark(3, 3, 3, List.of()), fence.look());
            assertTrue(elsewhere.connection().isValid(1) && reader.connection().isValid(1));
        }
    }

    @Test
    void neverGoesBack() throws SQLException {
        write(2);
        fence.look();
        try (Writer slow = Writer.on(source)) {
            slow.insert();
            assertEquals(2, fence.look().mark());
            write(1);
            assertEquals(2, fence.look().mark());
            slow.commit();
            assertEquals(4, fence.look().mark());
            slow.insert();
            assertEquals(4, fence.look().mark());
        }
    }

    @Test
    void tellsWhoHoldsItBack() throws SQLException {
        PGSimpleDataSource billing = billing();
        write(1);
        fence.look();
        try (Writer slow = Writer.on(billing)) {
            slow.insert();
            int pid = slow.connection().unwrap(org.postgresql.PGConnection.class).getBackendPID();

            Holder holder = fence.look().holders().getFirst();

            assertEquals(
                    new Holder(holder.transaction(), 1, OptionalInt.of(pid), "billing-batch", "postgres", "127.0.0.1", "idle in transaction", holder.age()),
                    holder);
            assertTrue(Optional.ofNullable(holder.age()).orElseThrow().compareTo(Duration.ZERO) >= 0);
        }
    }

    private PGSimpleDataSource billing() {
        PGSimpleDataSource billing = new PGSimpleDataSource();
        billing.setURL(source.getURL());
        billing.setUser(source.getUser());
        billing.setApplicationName("billing-batch");
        return billing;
    }

    /// What a writer that is told to wait by a coordinator leaves open.
    @Nested
    final class WithAPreparedTransaction {
        @Test
        void isHeldByItAlsoWhenItsConnectionIsGone() throws SQLException {
            write(1);
            fence.look();
            try (Writer coordinated = Writer.on(source)) {
                coordinated.insert();
                write(1);
                assertEquals(1, fence.look().mark());
                coordinated.run("prepare transaction 'payment 17'");
            }

            SafeMark held = fence.look();

            Holder holder = held.holders().getFirst();
            assertEquals(1, held.mark());
            assertEquals(
                    new Holder(holder.transaction(), 1, OptionalInt.empty(), "payment 17", "postgres", "", "prepared", holder.age()), holder);
            try (Writer later = Writer.on(source)) {
                later.connection().setAutoCommit(true);
                later.run("commit prepared 'payment 17'");
                later.connection().setAutoCommit(false);
            }
            assertEquals(3, fence.look().mark());
        }
    }

    /// Tables of other people's stores.
    @Nested
    final class OfOtherTables {
        @Test
        void isFoundByASerialColumnUnderAnOddName() throws SQLException {
            execute("create schema \"My Shop\"", "create table \"My Shop\".\"Event \"\"Log\"\"\" (\"Global Seq\" bigserial primary key, body text)");
            Fence other = new Fence(source, new LogTable("My Shop", "Event \"Log\"", "Global Seq"), 0);

            assertHeldAndReleased(other, "insert into \"My Shop\".\"Event \"\"Log\"\"\" (body) values ('x')");
        }

        @Test
        void isFoundByADefaultThatNamesASequenceOfNobodys() throws SQLException {
            execute("create sequence numbers", "create table messages (n bigint primary key default nextval('numbers'), body text)");

            assertHeldAndReleased(new Fence(source, new LogTable("public", "messages", "n"), 0), "insert into messages (body) values ('x')");
        }

        @Test
        void isHeldByWritersOfAPartition() throws SQLException {
            execute("create sequence shared", "create table log (n bigint default nextval('shared'), tenant int) partition by list (tenant)",
                    "create table log_1 partition of log for values in (1)",
                    "create table log_2 (n bigint default nextval('shared'), tenant int)",
                    "alter table log attach partition log_2 for values in (2)");
            Fence other = new Fence(source, new LogTable("public", "log", "n"), 0);

            assertHeldAndReleased(other, "insert into log (tenant) values (1)");
            assertHeldAndReleased(other, "insert into log_2 (tenant) values (2)");
        }

        @Test
        void isFoundWhenTheTableWasReplacedByACopy() throws SQLException {
            execute("create table parcels (n bigint generated always as identity primary key, body text)");
            Fence other = new Fence(source, new LogTable("public", "parcels", "n"), 0);
            assertHeldAndReleased(other, "insert into parcels (body) values ('x')");
            execute("create table copy (like parcels including all)",
                    "insert into copy overriding system value select * from parcels",
                    "select setval(pg_get_serial_sequence('copy', 'n'), (select max(n) from parcels))",
                    "drop table parcels", "alter table copy rename to parcels");

            assertHeldAndReleased(other, "insert into parcels (body) values ('x')");
        }

        private void assertHeldAndReleased(Fence other, String insert) throws SQLException {
            execute(insert);
            long before = other.look().mark();
            try (Writer slow = Writer.on(source).run(insert)) {
                execute(insert);

                assertEquals(new Range(before + 1, before + 2), other.look().open().orElseThrow());
                assertEquals(before, other.latest().mark());
                slow.commit();
                assertEquals(before + 2, other.look().mark());
            }
        }
    }

    private void write(int events) throws SQLException {
        execute("""
                insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                select 'Order', gen_random_uuid()::text, 1, gen_random_uuid()::text, 'Placed', 1, '{}', '{}'
                from generate_series(1, %d)
                """.formatted(events));
    }

    private void execute(String... statements) throws SQLException {
        try (Writer writer = Writer.on(source)) {
            for (String sql : statements) {
                writer.run(sql);
            }
            writer.commit();
        }
    }
}
