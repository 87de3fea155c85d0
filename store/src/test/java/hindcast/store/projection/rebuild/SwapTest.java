package hindcast.store.projection.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.Recorded;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.aggregate.Aggregate;
import hindcast.store.projection.Counting;
import hindcast.store.projection.Key;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.rebuild.Rebuild.Ended;
import hindcast.store.projection.rebuild.Rebuild.Swapped;
import hindcast.store.projection.run.ProjectionRunner;
import hindcast.store.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Who may take rows into service, and who is waited for.
public final class SwapTest {
    private final Ground ground;

    SwapTest(@Database(Database.Kind.OWN) PGSimpleDataSource source) {
        this.ground = Ground.of(source);
    }

    @Test
    void anAdminRebuildsSwapsAndDropsAndAnOperatorMayNot() throws Exception {
        ground.fill(20);
        for (String kind : List.of("admin", "operator")) {
            String user = "rebuilding_" + kind + "_" + UUID.randomUUID().toString().replace("-", "");
            ground.execute("create role %s login in role hindcast_%s".formatted(user, kind));
            try {
                PGSimpleDataSource source = new PGSimpleDataSource();
                source.setURL(ground.plain().getUrl());
                source.setUser(user);
                Rebuilds rebuilds = new Ground(source, source, ground.store(), ground.moved()).rebuilds();
                if (kind.equals("operator")) {
                    assertThrows(StoreException.Denied.class, () -> rebuilds.begin("counters", new Scope.All(), "otto", ""));
                } else {
                    Rebuild rebuild = Ground.begin(rebuilds, "counters");
                    assertEquals(new Ended.Ready(), rebuild.run(_ -> { }));
                    try (Review review = rebuild.review()) {
                        assertEquals(0, review.counts().differing());
                    }
                    assertEquals(Swapped.Yes.class, rebuild.swap("maria", "").getClass());
                    assertEquals(Optional.empty(), rebuilds.drop("counters", 1, "maria", ""));
                }
            } finally {
                ground.execute("drop owned by %1$s; drop role %1$s".formatted(user));
            }
        }
    }

    @Test
    void whoSeesTheStoreAsItWasBeforeIsWaitedFor() throws Exception {
        ground.fill(8);
        try (ProjectionRunner _ = ground.runner()) {
            ground.untilHandled();
        }
        List<String> rows = ground.texts(Ground.COUNTERS);
        try (Connection reader = ground.source().getConnection(); Statement statement = reader.createStatement();
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("select count(*) from hindcast.events");
            Rebuild rebuild = ground.begin("counters");
            rebuild.run(_ -> { });
            Future<Swapped> swapped = other.submit(() -> rebuild.swap("maria", ""));
            assertThrows(TimeoutException.class, () -> swapped.get(2, TimeUnit.SECONDS));
            try (ResultSet row = statement.executeQuery("select count(*) from read_model.counters")) {
                row.next();
                assertEquals(rows.size(), row.getInt(1));
            }
            reader.commit();
            assertEquals(new Swapped.Yes(1, 2, true), swapped.get());
        }
    }

    @Test
    void aRevisionWithOtherColumnsIsSwappedInAndTakenBackOut() throws Exception {
        ground.fill(6);
        try (ProjectionRunner _ = ground.runner()) {
            ground.untilHandled();
        }
        List<String> before = ground.texts(Ground.COUNTERS);
        Rebuilds revised = ground.rebuilds(new Signed());
        Rebuild rebuild = Ground.begin(revised, "counters");
        assertEquals(new Ended.Ready(), rebuild.run(_ -> { }));

        assertEquals(Swapped.Yes.class, rebuild.swap("maria", "").getClass());
        assertEquals(before.size(), ground.texts("select id from read_model.counters where sign <> 0").size());
        assertEquals(List.of(Integer.toString(before.size())), ground.texts("select counters from read_model.counters_signs"));

        assertEquals(new Swapped.Yes(2, 1, false), revised.rollBack("counters", "maria", "the old ones"));
        assertEquals(before, ground.texts(Ground.COUNTERS));
        assertEquals(List.of(), ground.texts("select viewname from pg_views where viewname = 'counters_signs'"));
    }

    /// The counters with other columns than before, and a view that asks for one of them.
    public record Signed() implements SingleStream<Counting.State, Counting.Added, Signed.Row> {
        public record Row(@Key String id, int sign) {
        }

        @Override
        public @Nullable Row row(StreamId stream, int version, Counting.State state) {
            return state.sum().signum() == 0 ? null : new Row(stream.id(), state.sum().signum());
        }

        @Override
        public String name() {
            return "counters";
        }

        @Override
        public int revision() {
            return 2;
        }

        @Override
        public String summary() {
            return "a sign per counter";
        }

        @Override
        public Aggregate<?, ?, Counting.Added> aggregate() {
            return Counting.COUNTERS.aggregate();
        }

        @Override
        public Class<Row> row() {
            return Row.class;
        }

        @Override
        public Counting.State initial() {
            return Counting.COUNTERS.initial();
        }

        @Override
        public Counting.State evolve(Counting.State before, Recorded<Counting.Added> event) {
            return Counting.COUNTERS.evolve(before, event);
        }

        @Override
        public List<View> views() {
            return List.of(new View("signs", "select count(sign) as counters from %s"));
        }
    }
}
