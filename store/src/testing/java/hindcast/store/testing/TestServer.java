package hindcast.store.testing;

import hindcast.store.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL 18. Nothing on it is meant to last: it does not wait for the disk.
public final class TestServer implements AutoCloseable {
    private static final String TEMPLATE = "hindcast_template";

    // Held here, because a logger that nobody holds forgets its level.
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");
    private static final Logger SERVER = Logger.getLogger("io.zonky");

    private final EmbeddedPostgres server;
    private final AtomicInteger made = new AtomicInteger();

    private TestServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /// Started with the first test of a JVM that asks for it, stopped with the JVM.
    private static final class OfAll {
        private static final TestServer SERVER = start();
    }

    /// The one that all tests of a JVM share, also when they are run a class at a time.
    static TestServer ofAll() {
        return OfAll.SERVER;
    }

    /// Starts a server that nobody else uses, with a template of an empty store.
    public static TestServer start() {
        FLYWAY.setLevel(Level.WARNING);
        SERVER.setLevel(Level.WARNING);
        try {
            TestServer started = new TestServer(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_prepared_transactions", "5")
                    .start());
            started.execute("create database " + TEMPLATE);
            Schema.migrate(started.source(TEMPLATE));
            return started;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /// A new database with an empty store.
    public PGSimpleDataSource store() {
        return create(" template " + TEMPLATE);
    }

    /// A new database without a store.
    public PGSimpleDataSource empty() {
        return create("");
    }

    /// The address of a database as the command line takes it.
    public static String link(PGSimpleDataSource source) {
        return "postgresql://%s@%s:%d/%s".formatted(
                source.getUser(), source.getServerNames()[0], source.getPortNumbers()[0], source.getDatabaseName());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private synchronized PGSimpleDataSource create(String template) {
        String name = "test_" + made.incrementAndGet();
        execute("create database " + name + template);
        return source(name);
    }

    private PGSimpleDataSource source(String database) {
        return (PGSimpleDataSource) server.getDatabase("postgres", database);
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException error) {
            throw new IllegalStateException(sql, error);
        }
    }
}
