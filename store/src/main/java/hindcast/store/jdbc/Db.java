package hindcast.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/// The one way to the database: borrows connections, opens transactions, and turns every error into a [hindcast.store.StoreException]
/// that says what was being done.
///
/// @param source the pool; a connection is borrowed for one call and given back
public record Db(DataSource source) {
    /// Longer than any single statement of the store should take.
    public static final int SECONDS = 30;

    /// For the first rows of what may read the whole log; the server's own limits ([hindcast.store.upkeep.Limits]) hold for each further batch.
    public static final int SECONDS_OF_A_SCAN = 540;

    /// What is done with a borrowed connection.
    @FunctionalInterface
    public interface Work<T> {
        /// Does it; the connection must not be kept.
        T with(Connection connection) throws SQLException;
    }

    /// Runs statements that each stand for themselves.
    public <T> T run(Task task, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.with(connection);
        } catch (SQLException error) {
            throw SqlErrors.translate(task, error);
        }
    }

    /// Runs statements in one transaction that writes nothing: what a cursor lives in.
    public <T> T look(Task task, Work<T> work) {
        try (Transaction transaction = begin(task, true)) {
            return transaction.run(work);
        }
    }

    /// Begins a transaction; the caller closes it.
    public Transaction begin(Task task, boolean readOnly) {
        try {
            return Transaction.on(source.getConnection(), task, readOnly);
        } catch (SQLException error) {
            throw SqlErrors.translate(task, error);
        }
    }

    /// Prepares a statement and binds its values, in order.
    ///
    /// @param values strings, numbers, instants (to the microsecond), arrays of strings, `int[]` or `Long[]`
    public static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout(SECONDS);
            for (int index = 0; index < values.length; index++) {
                bind(statement, index + 1, values[index]);
            }
            return statement;
        } catch (SQLException | RuntimeException error) {
            statement.close();
            throw error;
        }
    }

    /// Like [#prepare], for statements whose best plan depends on their values: the server plans each of them anew, with the values at hand.
    public static PreparedStatement prepareOnce(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepare(connection, sql, values);
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        return statement;
    }

    /// An identifier as a statement holds it, whatever letters it has.
    public static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /// Like [#prepare], without a limit of our own, which would wake a thread for each statement: the server's lock limit holds.
    public static PreparedStatement prepareUnwatched(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepare(connection, sql, values);
        statement.setQueryTimeout(0);
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(index, text);
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case String[] texts -> bind(statement, index, "text", texts);
            case int[] numbers -> bind(statement, index, "int4", Arrays.stream(numbers).boxed().toArray());
            case Long[] numbers -> bind(statement, index, "int8", numbers);
            case null, default -> statement.setObject(index, value);
        }
    }

    private static void bind(PreparedStatement statement, int index, String type, Object[] elements) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, elements));
    }
}
