package hindcast.store.projection.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hindcast.store.StoreException;
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
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Who may take rows into service, and who is waited for.
final class SwapTest {
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
                source.setURL(ground.source().getUrl());
                source.setUser(user);
                Rebuilds rebuilds = new Ground(source, ground.store(), ground.moved()).rebuilds();
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
}
