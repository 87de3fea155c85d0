package hindcast.store;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Layout;
import hindcast.store.jdbc.Migrations;
import hindcast.store.jdbc.Task;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.Set;
import javax.sql.DataSource;

/// The tables of a store: whether a database has them, and how they get there.
public final class Schema {
    // Asked at every start and answered with an error where there is no store: cheaper than asking whether it may be asked.
    private static final String VERSION = """
            select coalesce(max(version::integer), 0)
            from %s.%s
            where success
              and version is not null
            """.formatted(Layout.SCHEMA, Layout.HISTORY);

    private static final String EMPTY = """
            select not exists (
                select
                from pg_catalog.pg_class
                join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
                where relkind in ('r', 'p', 'v', 'm', 'f')
                  and nspname <> 'information_schema'
                  and nspname not like 'pg\\_%')
            """;

    // No such schema, no such table.
    private static final Set<String> ABSENT = Set.of("3F000", "42P01");

    private static final Task INSPECT = Task.reading("The database could not be looked at");

    /// What a database holds.
    public sealed interface State {
        /// No store; `empty` when it holds no table of anybody's either.
        record Absent(boolean empty) implements State {
        }

        /// A store that this program reads and writes.
        record Ready(int version) implements State {
        }

        /// A store of an older program, to be migrated before use.
        record Older(int version, int known) implements State {
        }

        /// A store of a newer program: hands off.
        record Newer(int version, int known) implements State {
        }
    }

    private Schema() {
    }

    /// Looks, and changes nothing: one short query where there is a store.
    ///
    /// @throws StoreException.Unreachable when nobody answers
    /// @throws StoreException.Denied      when the user may not look at the store's tables
    public static State inspect(DataSource source) {
        return new Db(source).run(INSPECT, connection -> {
            OptionalInt version = version(connection);
            return version.isPresent() ? compared(version.getAsInt()) : new State.Absent(isEmpty(connection));
        });
    }

    /// Creates the store or brings an older one up to date, and gives the roles of the server their rights in it
    /// ([hindcast.store.upkeep.Rights]); only ever called because somebody asked for it. In a store that is up to date it puts back what was
    /// lost of the rights and of the triggers. Two programs that do it at once do it one after the other.
    ///
    /// @param source gives out connections that are for nothing else: they keep the patience that a migration needs
    /// @throws StoreException.NotAStore when the store is a newer one
    /// @throws StoreException.Denied    when the user may not create tables, or the store is another user's
    public static void migrate(DataSource source) {
        if (inspect(source) instanceof State.Newer newer) {
            throw notReady(newer);
        }
        Migrations.run(new Db(source));
    }

    /// Why a database cannot be opened as a store, in a sentence.
    static StoreException.NotAStore notReady(State state) {
        return new StoreException.NotAStore(switch (state) {
            case State.Absent(boolean empty) -> empty
                    ? "This database is empty: it holds no event store yet. One can be created in it."
                    : "This database holds other tables and no event store. One can be created beside them, in a schema of its own.";
            case State.Older(int version, int known) ->
                    "This store has the tables of an older program (%d; this one knows %d). Bring it up to date first.".formatted(version, known);
            case State.Newer(int version, int known) ->
                    "This store was written by a newer program (%d; this one knows %d). Nothing was changed. Open it with the newer one."
                            .formatted(version, known);
            case State.Ready(int version) -> throw new IllegalArgumentException("Store " + version + " is ready.");
        }, state);
    }

    private static State compared(int version) {
        if (version == Migrations.KNOWN) {
            return new State.Ready(version);
        }
        return version < Migrations.KNOWN ? new State.Older(version, Migrations.KNOWN) : new State.Newer(version, Migrations.KNOWN);
    }

    private static OptionalInt version(Connection connection) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, VERSION); ResultSet row = statement.executeQuery()) {
            row.next();
            return OptionalInt.of(row.getInt(1));
        } catch (SQLException error) {
            if (ABSENT.contains(String.valueOf(error.getSQLState()))) {
                return OptionalInt.empty();
            }
            throw error;
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, EMPTY); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
