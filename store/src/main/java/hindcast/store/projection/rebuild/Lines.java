package hindcast.store.projection.rebuild;

import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import hindcast.store.jdbc.Transaction;
import hindcast.store.projection.Projection;
import hindcast.store.projection.fold.Unfoldable;
import hindcast.store.projection.rebuild.Progress.Stage;
import hindcast.store.projection.rebuild.RebuildLine.State;
import hindcast.store.projection.shadow.Book;
import hindcast.store.projection.shadow.Claim;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The statements on `hindcast.rebuilds`.
final class Lines {
    private static final String ALL = """
            select number, projection, generation, scope, since, stream_id, case wanted when 'cancelled' then 'cancelled' else state end, stage, target,
                events, total, rows, failed_position, coalesce(failure, ''), said_by, reason, holder, exists (
                    select
                    from pg_catalog.pg_locks
                    where locktype = 'advisory'
                      and database = (select oid from pg_catalog.pg_database where datname = current_database())
                      and classid = ?::bigint::oid
                      and objid = (hashtext(projection)::bigint & 4294967295)::oid
                      and granted), began_at, ended_at
            from hindcast.rebuilds
            """;

    private static final String ADD = """
            insert into hindcast.rebuilds (projection, generation, scope, since, stream_id, target, total, said_by, reason, holder)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            returning number
            """;

    private static final String TAKE = """
            update hindcast.rebuilds
            set turn = turn + 1, holder = ?, state = 'replaying', wanted = 'running', failed_position = null, failure = null
            where number = ?
              and ended_at is null
              and wanted <> 'cancelled'
            returning turn
            """;

    private static final String LOCK = """
            select wanted
            from hindcast.rebuilds
            where number = ?
              and turn = ?
            for update
            """;

    private static final String REACHED = """
            update hindcast.rebuilds
            set done = coalesce(?, done), events = ?, rows = ?, total = greatest(total, ?)
            where number = ?
            """;

    private static final String BEGUN = """
            select done, events, rows
            from hindcast.rebuilds
            where number = ?
            """;

    private static final String ENTER = """
            update hindcast.rebuilds
            set stage = ?, state = ?, filled_at = case when ? then clock_timestamp() else filled_at end
            where number = ?
            """;

    private static final String FAIL = """
            update hindcast.rebuilds
            set state = 'failed', failed_position = ?, failure = ?
            where number = ?
            """;

    private static final String WANT = """
            update hindcast.rebuilds
            set wanted = ?, state = case when ? and state <> 'review' then ? else state end
            where number = ?
              and ended_at is null
              and wanted <> 'cancelled'
            """;

    private static final String END = """
            update hindcast.rebuilds
            set state = ?, ended_at = clock_timestamp()
            where number = ?
              and ended_at is null
            """;

    private static final String SKIP = """
            insert into hindcast.skips (projection, position, said_by, reason, failure, attempts)
            select projection, failed_position, ?, ?, failure, 1
            from hindcast.rebuilds
            where number = ?
              and failed_position is not null
            on conflict do nothing
            """;

    private static final String TARGET = """
            update hindcast.rebuilds
            set target = ?
            where number = ?
            """;

    private final Db db;

    Lines(Db db) {
        this.db = db;
    }

    /// Who wants a rebuild, and why.
    record Said(String by, String reason) {
    }

    /// All rebuilds, the newest first.
    ///
    /// @param projection null for those of every projection
    List<RebuildLine> all(@Nullable String projection) {
        return lines("where projection = coalesce(?, projection) order by number desc", projection);
    }

    /// The one of a projection that has not ended.
    Optional<RebuildLine> open(String projection) {
        return lines("where projection = ? and ended_at is null", projection).stream().findFirst();
    }

    RebuildLine line(long number) {
        return lines("where number = ?", number).getFirst();
    }

    private List<RebuildLine> lines(String which, @Nullable Object value) {
        return db.run(Task.reading("The rebuilds could not be read"), connection -> {
            List<RebuildLine> lines = new ArrayList<>();
            try (PreparedStatement statement = Db.prepare(connection, ALL + which, Claim.REBUILDS, value); ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(line(row));
                }
            }
            return lines;
        });
    }

    private static RebuildLine line(ResultSet row) throws SQLException {
        long failedAt = row.getLong(13);
        OptionalLong failed = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(failedAt);
        return new RebuildLine(
                row.getLong(1), row.getString(2), row.getInt(3), scope(row), State.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
                Stage.valueOf(row.getString(8).toUpperCase(Locale.ROOT)), row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12),
                failed, row.getString(14), row.getString(15), row.getString(16), row.getString(17), row.getBoolean(18),
                Objects.requireNonNull(time(row, 19)), Optional.ofNullable(time(row, 20)));
    }

    private static Scope scope(ResultSet row) throws SQLException {
        return switch (row.getString(4)) {
            case "since" -> new Scope.Since(Objects.requireNonNull(time(row, 5)));
            case "aggregate" -> new Scope.One(StreamId.parse(row.getString(6)));
            default -> new Scope.All();
        };
    }

    static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /// Adds a line, within a transaction.
    static long add(Connection connection, Projection<?, ?, ?> projection, RebuildLine line) throws SQLException {
        Instant since = line.scope() instanceof Scope.Since(Instant time) ? time : null;
        String stream = line.scope() instanceof Scope.One(StreamId one) ? one.toString() : null;
        String scope = since != null ? "since" : stream != null ? "aggregate" : "all";
        try (PreparedStatement statement = Db.prepare(connection, ADD, projection.name(), line.generation(), scope, since, stream, line.target(),
                line.total(), line.saidBy(), line.reason(), line.holder()); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Takes a rebuild over: who was at it before writes nothing any more.
    ///
    /// @return the turn; empty when it was cancelled or has ended
    OptionalInt take(long number, String holder) {
        return db.run(writing(), connection -> {
            try (PreparedStatement statement = Db.prepare(connection, TAKE, holder, number); ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        });
    }

    /// Sees to it that it is still this one's turn, until the transaction ends.
    ///
    /// @return whether it is to go on
    static boolean lock(Connection connection, long number, int turn) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, LOCK, number, turn); ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new CancellationException("Another process has taken over the rebuild.");
            }
            return row.getString(1).equals("running");
        }
    }

    /// Writes down how far it is, in its turn.
    static Book book(long number, int turn, Consumer<Book.Reached> told) {
        return (connection, how) -> {
            boolean goOn = lock(connection, number, turn);
            Book.Reached reached = how.get();
            execute(connection, REACHED, reached.done(), reached.events(), reached.rows(), reached.events(), number);
            told.accept(reached);
            return goOn;
        };
    }

    /// How far it was.
    Book.Reached begun(long number) {
        return db.run(writing(), connection -> {
            try (PreparedStatement statement = Db.prepare(connection, BEGUN, number); ResultSet row = statement.executeQuery()) {
                row.next();
                return new Book.Reached(row.getString(1), row.getLong(2), row.getLong(3));
            }
        });
    }

    /// Moves it to a stage, within a transaction. To be compared it is at its last one.
    static void enter(Connection connection, long number, Stage stage) throws SQLException {
        boolean review = stage == Stage.REVIEW;
        execute(connection, ENTER, (review ? Stage.TAIL : stage).name().toLowerCase(Locale.ROOT), review ? "review" : "replaying", stage == Stage.TAIL, number);
    }

    /// Where it goes in the first place, when that is known later.
    static void target(Connection connection, long number, long target) throws SQLException {
        execute(connection, TARGET, target, number);
    }

    void fail(long number, Unfoldable why) {
        db.run(writing(), connection -> execute(connection, FAIL, why.event().position(), why.reason(), number));
    }

    /// Says what is wanted of it.
    ///
    /// @param nobody whether nobody is at work, who would find out
    /// @return 0 when it has ended or was cancelled
    static int want(Connection connection, long number, String wanted, boolean nobody) throws SQLException {
        return execute(connection, WANT, wanted, nobody, wanted.equals("paused") ? "paused" : "replaying", number);
    }

    static int end(Connection connection, long number, State state) throws SQLException {
        return execute(connection, END, state.name().toLowerCase(Locale.ROOT), number);
    }

    static int skip(Connection connection, long number, Said said) throws SQLException {
        return execute(connection, SKIP, said.by(), said.reason(), number);
    }

    /// Whether it is to go on; asked now.
    boolean goOn(long number, int turn) {
        return transacted(writing(), connection -> lock(connection, number, turn));
    }

    <T> T transacted(Task task, Db.Work<T> work) {
        try (Transaction transaction = db.begin(task, false)) {
            T result = transaction.run(work);
            transaction.commit();
            return result;
        }
    }

    static Task writing() {
        return Task.writing("The rebuild could not be written down", "The rows that are served are as they were.");
    }

    private static int execute(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }
}
