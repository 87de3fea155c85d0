package hindcast.store.projection.rebuild;

import hindcast.store.EventStore;
import hindcast.store.StoreException;
import hindcast.store.projection.Bounds;
import hindcast.store.projection.Counting;
import hindcast.store.projection.Projection;
import hindcast.store.projection.admin.Projections;
import hindcast.store.projection.run.ProjectionRunner;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A store of counters in which read models are rebuilt, with parts so small that there are many of them.
///
/// @param plain  a connection for each call
/// @param source where the store and its rebuilds take theirs
/// @param moved  told of whatever a runner has brought forward
record Ground(PGSimpleDataSource plain, DataSource source, EventStore store, BlockingQueue<String> moved) {
    /// What the runners' connections are known by.
    static final String RUNNER = "a runner";
    static final String LETTERS = "abcdefgh";
    static final Bounds SMALL = new Bounds(2, 7, 4);
    static final String COUNTERS = "select id || ' ' || sum || ' ' || events || ' v' || version from read_model.counters order by id";
    static final String SUMS = "select letter || ' ' || sum || ' ' || events from read_model.sums order by letter";

    /// The rows of the counters as a fold from scratch gives them, by SQL.
    static final String COUNTED = """
            select stream_id || ' ' || %d * sum((data ->> 'amount')::numeric) || ' ' || count(*) || ' v' || max(version)
            from hindcast.events
            group by stream_id
            having sum((data ->> 'amount')::numeric) <> 0
            order by stream_id
            """;

    /// Those of the sums.
    static final String SUMMED = """
            select left(stream_id, 1) || ' ' || sum((data ->> 'amount')::numeric) || ' ' || count(*)
            from hindcast.events
            group by left(stream_id, 1)
            order by left(stream_id, 1)
            """;

    static Ground of(PGSimpleDataSource plain) {
        return of(plain, plain);
    }

    /// @param source one that may keep its connections
    static Ground of(PGSimpleDataSource plain, DataSource source) {
        Ground ground = new Ground(plain, source, EventStore.open(source), new LinkedBlockingQueue<>());
        ground.projections(Counting.COUNTERS, Counting.SUMS).begin();
        return ground;
    }

    Projections projections(Projection<?, ?, ?>... all) {
        return new Projections(source, List.of(all));
    }

    Rebuilds rebuilds(Projection<?, ?, ?>... all) {
        return new Rebuilds(projections(all), store, "this test", SMALL);
    }

    Rebuilds rebuilds() {
        return rebuilds(SMALL);
    }

    Rebuilds rebuilds(Bounds bounds) {
        return new Rebuilds(projections(Counting.COUNTERS, Counting.SUMS), store, "this test", bounds);
    }

    Rebuild begin(String name) {
        return begin(rebuilds(), name);
    }

    static Rebuild begin(Rebuilds rebuilds, String name) {
        return switch (rebuilds.begin(name, new Scope.All(), "maria", "a try")) {
            case Rebuilds.Begun.Yes(Rebuild rebuild) -> rebuild;
            case Rebuilds.Begun.No(String why) -> throw new AssertionError(why);
        };
    }

    ProjectionRunner runner() {
        PGSimpleDataSource own = new PGSimpleDataSource();
        own.setURL(plain.getUrl());
        own.setUser(plain.getUser());
        own.setApplicationName(RUNNER);
        ProjectionRunner runner = new ProjectionRunner(own, EventStore.open(own), List.of(Counting.COUNTERS, Counting.SUMS), RUNNER, new Heard(moved));
        runner.start();
        return runner;
    }

    private record Heard(BlockingQueue<String> moved) implements ProjectionRunner.Listener {
        @Override
        public void holds(Set<String> names) {
            // Nobody asks.
        }

        @Override
        public void moved(String projection, long position, long events, Duration taken) {
            moved.add(projection);
        }

        @Override
        public void stopped(String projection, long position, String reason) {
            // The store tells it too.
        }

        @Override
        public void away(StoreException why) {
            // Connections are cut on purpose.
        }
    }

    static String id(int number) {
        return LETTERS.charAt(number % LETTERS.length()) + "" + number;
    }

    /// Events of many counters, some of which come to nothing.
    void fill(int counters) {
        for (int number = 0; number < counters; number++) {
            Counting.add(store, id(number), number % 5 + 1, number % 3 == 0 ? -(number % 5 + 1) : 4);
        }
    }

    /// Waits until both projections have handled every event.
    void untilHandled() throws SQLException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!texts("""
                select count(*)
                from hindcast.projections
                join hindcast.generations on projection = name and number = generation
                where checkpoint < (select max(position) from hindcast.events)
                """).equals(List.of("0"))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The projections are behind");
            }
            moved.poll(1, TimeUnit.SECONDS);
        }
    }

    List<String> texts(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
