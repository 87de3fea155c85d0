package hindcast.store.jdbc;

import hindcast.store.upkeep.Limits;
import hindcast.store.upkeep.Rights;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/// Brings the tables of the native layout to a database. The only class that knows Flyway, so that a start that migrates nothing does not load it.
///
/// The scripts are named here, one by one: they live in a package of a named module, which a scan of the class path does not find.
public final class Migrations {
    /// The version of the newest script: what this program reads and writes.
    public static final int KNOWN = 7;

    // Flyway's own lock does not cover the creation of the schema. The number is the store's among the database's advisory locks.
    private static final String LOCK = "select pg_advisory_lock(72105411330001)";

    // Left to Flyway, it would be tried ten times.
    private static final String HOME = """
            do $$
            begin
                if to_regnamespace('hindcast') is null then
                    create schema hindcast;
                end if;
            end
            $$
            """;

    private static final String UNLOCK = "select pg_advisory_unlock(72105411330001)";

    private static final List<String> SCRIPTS = List.of(
            "V1__Native_layout.sql", "V2__Nothing_for_everybody.sql", "V3__Snapshots.sql", "V4__Append_to_the_log_alone.sql",
            "V5__List_in_one_pass.sql", "V6__Projections.sql",
            "V7__Causes.sql");

    private static final Task MIGRATE = Task.writing(
            "The tables of the store were not created or brought up to date", "Each step is done wholly or not at all.");

    private Migrations() {
    }

    /// Runs what has not been run yet and gives the roles their rights, while nobody else does.
    ///
    /// @param db gives out two connections at once or more; they keep the limits of a migration
    public static void run(Db db) {
        db.run(MIGRATE, connection -> {
            Limits.CHANGES.onConnection(connection);
            execute(connection, LOCK);
            try {
                execute(connection, HOME);
                migrate(db.source(), "latest");
                Rights.give(connection);
            } finally {
                execute(connection, UNLOCK);
            }
            return KNOWN;
        });
    }

    /// @param target the last script to run, by its number
    static void migrate(DataSource source, String target) throws SQLException {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .callbacks(new Patience())
                    .schemas(Layout.SCHEMA)
                    .table(Layout.HISTORY)
                    .placeholderReplacement(false)
                    .skipDefaultCallbacks(true)
                    .target(target)
                    .resourceProvider(new Scripts())
                    .javaMigrationClassProvider(List::of)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException error) {
            throw Stream.<@Nullable Throwable>iterate(error, cause -> cause != null, Throwable::getCause)
                    .filter(SQLException.class::isInstance)
                    .map(SQLException.class::cast)
                    .findFirst()
                    .orElseGet(() -> new SQLException(error.getMessage(), "XX000", error));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /// Gives the connections of a migration their limits.
    private static final class Patience extends BaseCallback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_CONNECT;
        }

        @Override
        public void handle(Event event, Context context) {
            try {
                Limits.CHANGES.onConnection(context.getConnection());
            } catch (SQLException error) {
                throw new FlywayException(error);
            }
        }
    }

    /// The scripts beside this class, by name.
    private static final class Scripts implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return SCRIPTS.contains(name) ? new Script(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return SCRIPTS.stream()
                    .filter(name -> name.startsWith(prefix) && Stream.of(suffixes).anyMatch(name::endsWith))
                    .<LoadableResource>map(Script::new)
                    .toList();
        }
    }
}
