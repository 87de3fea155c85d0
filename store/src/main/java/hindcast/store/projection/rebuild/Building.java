package hindcast.store.projection.rebuild;

import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.projection.MultiStream;
import hindcast.store.projection.Projection;
import hindcast.store.projection.RowShape;
import hindcast.store.projection.SingleStream;
import hindcast.store.projection.rebuild.Progress.Stage;
import hindcast.store.projection.shadow.Book;
import hindcast.store.projection.shadow.Filling;
import hindcast.store.projection.shadow.Touched;
import hindcast.store.projection.table.Catalogue;
import hindcast.store.projection.table.GenerationDdl;
import hindcast.store.projection.table.Generations;
import hindcast.store.projection.table.Ownership;
import hindcast.store.projection.table.RowTable;
import hindcast.store.projection.table.Served;
import hindcast.store.upkeep.Limits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The work of a rebuild in one turn, stage after stage; each is entered in the transaction that ends the one before, so it goes on where it stood.
final class Building {
    private static final String CLEAR = """
            delete from %s
            where ?::text is null or %s > ?
            """;

    private final Site site;
    private final RebuildLine line;
    private final int turn;
    private final Lines lines;
    private final Consumer<Progress> listener;
    private final long began = System.nanoTime();
    private final Book.Reached begun;
    private volatile Book.Reached latest;
    private long target;
    private long position;

    /// @param listener told of each stage and of what comes on in between; what it throws ends the work
    Building(Site site, RebuildLine line, int turn, Consumer<Progress> listener) {
        this.site = site;
        this.line = line;
        this.turn = turn;
        this.lines = new Lines(site.db());
        this.listener = listener;
        Book.Reached before = lines.begun(line.number());
        // What was merged in memory is gone; of a stream's row it is known where it is.
        this.begun = line.stage() == Stage.ROWS && before.done() == null ? new Book.Reached(null, 0, 0) : before;
        this.latest = begun;
        this.target = line.target();
    }

    /// Works until it can be compared.
    ///
    /// @return false when somebody wants it to pause or to be given up
    /// @throws hindcast.store.projection.fold.Stopped at an event that cannot be folded
    boolean run() {
        Stage stage = line.stage();
        if (stage == Stage.ROWS) {
            tell(stage);
            if (!rows(site.projection())) {
                return false;
            }
            stage = lines.line(line.number()).stage();
        }
        if (stage == Stage.INDEXES) {
            tell(stage);
            indexes();
        }
        return follow();
    }

    private boolean rows(Projection<?, ?, ?> projection) {
        Book book = Lines.book(line.number(), turn, reached -> latest = reached);
        return switch (line.scope()) {
            case Scope.All() -> all(projection, book);
            case Scope.Since _, Scope.One _ -> touched(projection, book);
        };
    }

    private <S, E, R extends Record> boolean all(Projection<S, E, R> projection, Book book) {
        clear(begun.done());
        Filling<S, E, R> filling = new Filling<>(site.db(), projection, line.generation(), site.bounds());
        boolean filled = filling.run(events(), begun, book, () -> tell(Stage.ROWS));
        return filled && inTurn(connection -> {
            Served shadow = shadow(connection);
            Catalogue.move(connection, shadow, target, latest.events());
            Lines.enter(connection, line.number(), Stage.INDEXES);
        });
    }

    /// What is behind the streams that are known to be in was written and not noted.
    private void clear(@Nullable String done) {
        String key = Db.quoted(RowShape.of(site.projection().row()).keys().getFirst().name());
        String after = site.projection() instanceof MultiStream ? null : done;
        String sql = CLEAR.formatted(RowTable.name(line.projection(), line.generation()), after == null ? "''" : key);
        inTurn(connection -> {
            try (PreparedStatement statement = Db.prepareUnwatched(connection, sql, after, after)) {
                statement.executeUpdate();
            }
        });
    }

    private <S, E, R extends Record> boolean touched(Projection<S, E, R> projection, Book book) {
        if (!(projection instanceof SingleStream<S, E, R> single)) {
            throw new IllegalStateException(projection.name() + " has no row for each stream");
        }
        if (begun.done() == null) {
            inTurn(connection -> copy(connection, single));
            latest = lines.begun(line.number());
        }
        Book.Reached before = latest;
        Touched<S, E, R> touched = new Touched<>(site.db(), site.store(), single, line.generation());
        boolean folded = switch (line.scope()) {
            case Scope.Since(var since) -> touched.since(since, events(), before, book, () -> tell(Stage.ROWS));
            case Scope.One(StreamId stream) -> touched.one(stream.id(), events(), before, book);
            case Scope.All() -> true;
        };
        return folded && inTurn(connection -> Lines.enter(connection, line.number(), Stage.TAIL));
    }

    private void copy(Connection connection, Projection<?, ?, ?> projection) throws SQLException {
        Limits.CHANGES.inTransaction(connection);
        Ownership.assume(connection);
        Served served = Objects.requireNonNull(Catalogue.served(connection, projection.name()));
        long[] copied = Generations.copy(connection, new RowTable<>(projection, line.generation()), served, line.generation());
        GenerationDdl.index(connection, projection, line.generation());
        target = copied[0];
        Lines.target(connection, line.number(), target);
        Lines.book(line.number(), turn, _ -> { }).reached(connection, () -> new Book.Reached("", 0, copied[1]));
    }

    private Filling.Events events() {
        return new Filling.Events(target, new Catalogue(site.db()).skips(line.projection()));
    }

    private void indexes() {
        inTurn(connection -> {
            Limits.CHANGES.inTransaction(connection);
            Ownership.assume(connection);
            GenerationDdl.index(connection, site.projection(), line.generation());
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze " + RowTable.name(line.projection(), line.generation()));
            }
            Lines.enter(connection, line.number(), Stage.TAIL);
        });
    }

    private boolean follow() {
        Served shadow = site.db().run(Lines.writing(), this::shadow);
        position = shadow.checkpoint();
        tell(Stage.TAIL);
        Level level = new Level(site, shadow);
        boolean near = level.catchUp(() -> {
            position = level.position();
            tell(Stage.TAIL);
            return lines.goOn(line.number(), turn);
        });
        if (near && inTurn(connection -> Lines.enter(connection, line.number(), Stage.REVIEW))) {
            position = level.position();
            tell(Stage.REVIEW);
            return true;
        }
        return false;
    }

    private Served shadow(Connection connection) throws SQLException {
        return Objects.requireNonNull(Generations.one(connection, line.projection(), line.generation()), "the generation was dropped");
    }

    private interface Step {
        void on(Connection connection) throws SQLException;
    }

    private boolean inTurn(Step step) {
        return lines.transacted(Lines.writing(), connection -> {
            boolean goOn = Lines.lock(connection, line.number(), turn);
            step.on(connection);
            return goOn;
        });
    }

    private void tell(Stage stage) {
        Book.Reached now = latest;
        long total = Math.max(line.total(), now.events());
        double rate = (now.events() - begun.events()) * 1e9 / Math.max(1, System.nanoTime() - began);
        Optional<Duration> eta = stage == Stage.ROWS && rate > 0
                ? Optional.of(Duration.ofMillis((long) ((total - now.events()) * 1000 / rate)))
                : Optional.empty();
        listener.accept(new Progress(stage, now.events(), total, now.rows(), Math.max(position, stage == Stage.ROWS ? 0 : target), target, rate, eta,
                site.bounds().words(site.projection() instanceof MultiStream)));
    }
}
