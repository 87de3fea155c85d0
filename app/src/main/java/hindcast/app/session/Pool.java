package hindcast.app.session;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import hindcast.store.upkeep.Limits;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/// How the driver and the pool are told about a [Target.Postgres].
final class Pool {
    /// A list, a timeline, an import and a glance at the server at once, and one to spare.
    private static final int CONNECTIONS = 5;

    private static final String CONNECT_SECONDS = "5";
    private static final String LOGIN_SECONDS = "10";
    /// How long a question waits for one of them, while all are in use or the server is away.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// A network that went away silently is noticed after it; longer than the server's own limits, so that the server says first why it gives up.
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final Duration SILENCE_OF_A_MIGRATION = Duration.ofMinutes(65);
    /// What the server answers within it is heard before a pool is closed; a look at the log takes milliseconds.
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);
    private static final long LOOK_MILLIS = 2;

    private Pool() {
    }

    /// One connection a call, so that a refusal is heard at once and in the server's words.
    static DataSource plain(Target.Postgres target) {
        return source(target, SILENCE);
    }

    /// The same, for creating the store's tables or changing them.
    static DataSource patient(Target.Postgres target) {
        return source(target, SILENCE_OF_A_MIGRATION);
    }

    private static DataSource source(Target.Postgres target, Duration silence) {
        Connection connection = target.connection();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {connection.host()});
        source.setPortNumbers(new int[] {connection.port()});
        source.setDatabaseName(connection.database());
        source.setUser(connection.user());
        if (!target.password().isEmpty()) {
            source.setPassword(target.password().reveal());
        }
        source.setProperty(PGProperty.APPLICATION_NAME, "hindcast");
        source.setProperty(PGProperty.CONNECT_TIMEOUT, CONNECT_SECONDS);
        source.setProperty(PGProperty.LOGIN_TIMEOUT, LOGIN_SECONDS);
        source.setProperty(PGProperty.SOCKET_TIMEOUT, Long.toString(silence.toSeconds()));
        source.setProperty(PGProperty.TCP_KEEP_ALIVE, "true");
        connection.options().forEach((name, value) -> source.setProperty(Parameters.option(name), value));
        tls(source, connection.tls());
        if (connection.readOnly()) {
            String given = connection.options().getOrDefault("options", "");
            source.setProperty(PGProperty.OPTIONS, (given + " -c default_transaction_read_only=on").strip());
        }
        return source;
    }

    private static void tls(PGSimpleDataSource source, Tls tls) {
        source.setSslMode(tls.mode());
        if (tls.rootCertificate().equals("system")) {
            source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
        } else if (!tls.rootCertificate().isEmpty()) {
            source.setSslRootCert(tls.rootCertificate());
        }
        if (!tls.certificate().isEmpty()) {
            source.setSslCert(tls.certificate());
        }
        if (!tls.key().isEmpty()) {
            source.setSslKey(tls.key());
        }
    }

    /// A few connections that are kept; none is made before it is wanted.
    static HikariDataSource over(DataSource plain, String name) {
        return over(plain, name, CONNECTIONS);
    }

    /// @param most how many there are at once
    static HikariDataSource over(DataSource plain, String name, int most) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(plain);
        config.setPoolName(name);
        // Not among the options of the connection: a pooler between us and the server may refuse those.
        config.setConnectionInitSql(Limits.ANSWERS.ofConnection());
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /// Closes a pool. A question that is being answered may end, for a second; one that takes longer is cut off, which the pool warns of.
    static void close(HikariDataSource pool) {
        try {
            long until = System.nanoTime() + LAST_ANSWERS.toNanos();
            while (busy(pool) && System.nanoTime() < until) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            pool.close();
        }
    }

    private static boolean busy(HikariDataSource pool) {
        return pool.isRunning() && pool.getHikariPoolMXBean().getActiveConnections() > 0;
    }
}
