package hindcast.store.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.aggregate.Outcome;
import hindcast.store.aggregate.Request;
import hindcast.store.command.Commands;
import hindcast.store.snapshot.Kept;
import hindcast.store.snapshot.Snapshots;
import hindcast.store.snapshot.Which;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Commands that go on from snapshots, and leave some.
final class SnapshotsTest {
    private static final int EVERY = 10;

    private PGSimpleDataSource source;
    private EventStore store;
    private Snapshots snapshots;
    private Aggregates aggregates;
    private final StreamId toy = new StreamId("Toy", UUID.randomUUID().toString());

    @BeforeEach
    void open(@Database PGSimpleDataSource source) {
        open(source, EVERY);
    }

    private void open(PGSimpleDataSource from, int every) {
        source = from;
        store = EventStore.open(from);
        snapshots = new Snapshots(from, List.of(Toy.AGGREGATE), every);
        aggregates = aggregates(snapshots);
    }

    private Aggregates aggregates(Snapshots kept) {
        return new Aggregates(store, List.of(Toy.AGGREGATE), () -> UUID.randomUUID().toString(), kept);
    }

    private Outcome<Toy.Event> name(String name) {
        return name(name, Metadata.NONE);
    }

    private Outcome<Toy.Event> name(String name, Metadata metadata) {
        return aggregates.execute(Toy.AGGREGATE, Request.of(toy, name, metadata));
    }

    private void names(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> name("n" + number));
    }

    private static Outcome<Toy.Event> named(int version, String name) {
        return new Outcome.Committed<>(version, List.of(new Toy.Event.Named(name)));
    }

    /// Appends past the rules.
    private void append(int expected, String... types) {
        store.append(toy, expected, IntStream.range(0, types.length)
                .mapToObj(at -> new NewEvent(UUID.randomUUID().toString(), types[at], 1, "{}", Metadata.NONE, null))
                .toList());
    }

    private static String[] ignored(int count) {
        return IntStream.range(0, count).mapToObj(_ -> "Ignored").toArray(String[]::new);
    }

    private List<Integer> kept() {
        return snapshots.page(Which.of(toy), null, 100).stream().map(Kept::version).toList();
    }

    private void sql(String statement, Object... values) {
        try (Connection connection = source.getConnection(); Statement run = connection.createStatement()) {
            run.execute(statement.formatted(values));
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    /// Makes the newest snapshot say another name, which shows whether somebody believes it.
    private void tamper() {
        sql("update hindcast.snapshots set state = replace(state::text, ':\"n', ':\"x')::json where id = '%s'", toy.id());
    }

    @Nested
    class Writing {
        @Test
        void oneIsTakenEverySoManyEvents() {
            names(1, EVERY - 1);
            assertEquals(List.of(), kept());
            names(EVERY, EVERY);
            assertEquals(List.of(EVERY), kept());
            names(EVERY + 1, 2 * EVERY - 1);
            assertEquals(List.of(EVERY), kept());
            names(2 * EVERY, 2 * EVERY);
            assertEquals(List.of(EVERY, 2 * EVERY), kept());
        }

        @Test
        void anAppendOfManyEventsJumpsOverNone() {
            append(0, ignored(4 * EVERY + 3));
            name("n");
            assertEquals(List.of(4 * EVERY + 4), kept());
            names(1, EVERY - 1);
            assertEquals(List.of(4 * EVERY + 4), kept());
            names(EVERY, EVERY);
            assertEquals(List.of(4 * EVERY + 4, 5 * EVERY + 4), kept());
        }

        @Test
        void theNewestTwoAreLeft() {
            names(1, 5 * EVERY);
            assertEquals(List.of(4 * EVERY, 5 * EVERY), kept());
        }

        @Test
        void noneIsTakenWhereTheyAreNotWanted() {
            open(source, 0);
            names(1, 3 * EVERY);
            assertEquals(List.of(), kept());
        }

        @Test
        void noneIsTakenOfARefusedCommand() {
            names(1, EVERY - 1);
            append(EVERY - 1, ignored(1));
            assertEquals(new Outcome.Rejected<>("the toy is named so already"), name("n" + (EVERY - 1)));
            assertEquals(List.of(), kept());
        }

        @Test
        void aSessionThatMayNotWriteTakesNone() {
            append(0, ignored(2 * EVERY));
            PGSimpleDataSource readOnly = source;
            readOnly.setOptions("-c default_transaction_read_only=on");
            open(readOnly, EVERY);
            assertThrows(StoreException.Denied.class, () -> name("n"));
            assertEquals(List.of(), kept());
            readOnly.setOptions("");
        }

        @Test
        void anOperatorTakesThemAndReplacesThem() {
            sql("create role snapshot_taker login in role hindcast_operator");
            source.setUser("snapshot_taker");
            open(source, EVERY);
            names(1, 3 * EVERY);
            assertEquals(List.of(2 * EVERY, 3 * EVERY), kept());
            snapshots.keep(Toy.AGGREGATE, toy, 3 * EVERY, Toy.NEW);
            assertEquals(named(3 * EVERY + 1, "n" + 3 * EVERY), name("n" + 3 * EVERY));
            source.setUser("postgres");
        }

        @Test
        void oneThatCannotBeWrittenIsDoneWithoutAndLoggedOnce(@Database(Database.Kind.OWN) PGSimpleDataSource own) {
            open(own, EVERY);
            sql("alter table hindcast.snapshots add constraint full_disk check (version < 0) not valid");
            try (Logged log = new Logged()) {
                append(0, ignored(EVERY));
                assertEquals(named(EVERY + 1, "n1"), name("n1"));
                assertEquals(named(EVERY + 2, "n2"), name("n2"));
                assertEquals(1, log.entries());
            }
        }

        @Test
        void aStoreWhoseSnapshotsAreGoneTakesCommands(@Database(Database.Kind.OWN) PGSimpleDataSource own) {
            open(own, EVERY);
            sql("drop table hindcast.snapshots");
            try (Logged log = new Logged()) {
                append(0, ignored(EVERY));
                assertEquals(named(EVERY + 1, "n1"), name("n1"));
                assertEquals(new Outcome.Rejected<>("the toy is named so already"), name("n1"));
                assertEquals(1, log.entries());
            }
        }
    }

    @Nested
    class Using {
        @Test
        void aCommandIsDecidedOnTheSnapshotAndTheEventsBehindIt() {
            names(1, EVERY);
            tamper();
            assertEquals(new Outcome.Rejected<>("the toy is named so already"), name("x" + EVERY));
            name("later");
            assertEquals(new Outcome.Rejected<>("the toy is named so already"), name("later"));
            assertEquals(named(EVERY + 2, "x" + EVERY), name("x" + EVERY));
        }

        @Test
        void thatOfAnotherFoldIsPassedOverAndReplaced() {
            names(1, EVERY);
            tamper();
            sql("update hindcast.snapshots set fold = 'another' where id = '%s'", toy.id());
            assertEquals(named(EVERY + 1, "x" + EVERY), name("x" + EVERY));
            assertEquals(List.of(false, true), snapshots.page(Which.of(toy), null, 9).stream().map(Kept::current).toList());
        }

        @Test
        void oneThatCannotBeReadIsPassedOverAndReplaced() {
            names(1, EVERY);
            sql("update hindcast.snapshots set state = '{\"count\":\"many\"}' where id = '%s'", toy.id());
            try (Logged log = new Logged()) {
                assertEquals(new Outcome.Rejected<>("the toy is named so already"), name("n" + EVERY));
                assertEquals(named(EVERY + 1, "n"), name("n"));
                assertEquals(1, log.entries());
            }
            assertEquals(List.of(EVERY, EVERY + 1), kept());
        }

        @Test
        void thatOfAHistoryThatIsNoMoreIsPassedOver() {
            names(1, EVERY);
            sql("update hindcast.snapshots set version = 9000 where id = '%s'", toy.id());
            assertEquals(named(EVERY + 1, "n"), name("n"));
        }

        @Test
        void anotherAggregateOfTheTypeHasSnapshotsOfItsOwnOrNone() {
            names(1, EVERY);
            tamper();
            Aggregate<Toy, String, Toy.Event> other = new Aggregate<>(
                    "Toy", new RevisedToy(1), Toy.AGGREGATE.codec(), Toy.AGGREGATE.telling(), Commands.none());
            assertEquals(named(EVERY + 1, "x" + EVERY), aggregates.execute(other, Request.of(toy, "x" + EVERY, Metadata.NONE)));
        }

        @Test
        void aFoldOfAnotherRevisionPassesOverWhatTheOneBeforeLeft() {
            names(1, EVERY);
            tamper();
            Aggregate<Toy, String, Toy.Event> same = new Aggregate<>(
                    "Toy", new RevisedToy(1), Toy.AGGREGATE.codec(), Toy.AGGREGATE.telling(), Commands.none());
            Aggregate<Toy, String, Toy.Event> next = new Aggregate<>(
                    "Toy", new RevisedToy(2), Toy.AGGREGATE.codec(), Toy.AGGREGATE.telling(), Commands.none());
            assertEquals(new Outcome.Rejected<>("the toy is named so already"), execute(same, "x" + EVERY));
            assertEquals(named(EVERY + 1, "x" + EVERY), execute(next, "x" + EVERY));
        }

        private Outcome<Toy.Event> execute(Aggregate<Toy, String, Toy.Event> aggregate, String name) {
            return aggregates(new Snapshots(source, List.of(aggregate), EVERY)).execute(aggregate, Request.of(toy, name, Metadata.NONE));
        }
    }

    @Nested
    class Repeats {
        private final Metadata command = Metadata.of(Map.of(Metadata.COMMAND_ID, UUID.randomUUID().toString()));

        @Test
        void ofACommandBeforeTheSnapshotAreAnsweredWithWhatItAppended() {
            names(1, 3);
            Outcome<Toy.Event> first = name("Bear", command);
            names(5, 2 * EVERY);
            assertEquals(named(4, "Bear"), first);
            assertEquals(first, name("Bear", command));
            assertEquals(2 * EVERY, store.stream(toy).orElseThrow().version());
        }

        @Test
        void areAnsweredAlsoWhenTheRulesWouldNowRefuse() {
            Outcome<Toy.Event> first = name("Bear", command);
            names(2, EVERY - 1);
            name("Bear");
            assertEquals(List.of(EVERY), kept());
            assertEquals(new Outcome.Rejected<>("the toy is named so already"), name("Bear"));
            assertEquals(first, name("Bear", command));
        }

        @Test
        void ofACommandBehindTheSnapshotAreAnsweredToo() {
            names(1, EVERY);
            Outcome<Toy.Event> first = name("Bear", command);
            assertEquals(first, name("Bear", command));
        }
    }

    @Nested
    class Doubt {
        @Test
        void anEventBehindTheSnapshotThatIsNotKnownRefusesEveryCommand() {
            names(1, EVERY);
            append(EVERY, "Mystery");
            assertEquals(
                    new Outcome.Rejected<>("nothing is decided on %s: v%d Mystery is not known to this program".formatted(toy, EVERY + 1)), name("n"));
        }

        @Test
        void aStreamWithOneNeverGetsASnapshotThatWouldHideIt() {
            append(0, "Ignored", "Mystery");
            append(2, ignored(3 * EVERY));
            for (int again = 0; again < 3; again++) {
                assertEquals(new Outcome.Rejected<>("nothing is decided on %s: v2 Mystery is not known to this program".formatted(toy)), name("n"));
            }
            assertEquals(List.of(), kept());
        }

        /// The last command of the ten is overtaken between its append and its snapshot, by a program that knows more.
        @Test
        void oneThatOthersAppendWhileASnapshotIsTakenIsNotHiddenByIt() {
            names(1, EVERY - 1);
            sql("""
                    create function hindcast.overtake() returns trigger language plpgsql as $$
                    begin
                        if new.stream_id = '%1$s' and new.version = %2$d then
                            update hindcast.streams set version = version + 1 where type = 'Toy' and id = '%1$s';
                            insert into hindcast.events (stream_type, stream_id, version, id, type, revision, data, metadata)
                            values ('Toy', '%1$s', %2$d + 1, 'overtaking', 'Mystery', 1, '{}', '{}');
                        end if;
                        return null;
                    end $$;
                    create trigger overtaken after insert on hindcast.events for each row execute function hindcast.overtake();
                    """, toy.id(), EVERY);
            try (Logged log = new Logged()) {
                assertEquals(named(EVERY, "n"), name("n"));
                assertEquals(1, log.entries());
            } finally {
                sql("drop function hindcast.overtake() cascade");
            }
            assertEquals(List.of(), kept());
        }
    }
}
