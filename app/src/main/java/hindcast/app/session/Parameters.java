package hindcast.app.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.postgresql.PGProperty;

/// Connection parameters by their libpq names, wherever they came from, made into a [Target].
final class Parameters {
    /// What else may be said to the driver, by libpq's name.
    private static final Map<String, PGProperty> OPTIONS = Map.of(
            "application_name", PGProperty.APPLICATION_NAME,
            "channel_binding", PGProperty.CHANNEL_BINDING,
            "connect_timeout", PGProperty.CONNECT_TIMEOUT,
            "gssencmode", PGProperty.GSS_ENC_MODE,
            "options", PGProperty.OPTIONS,
            "require_auth", PGProperty.REQUIRE_AUTH,
            "sslnegotiation", PGProperty.SSL_NEGOTIATION);

    private static final Set<String> FIELDS = Set.of(
            "host", "hostaddr", "port", "dbname", "user", "password", "sslmode", "sslrootcert", "sslcert", "sslkey", "service");

    /// Parameters that change nothing here: the driver always speaks UTF-8 and leaves the rhythm of keep-alives to the system.
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "client_encoding", "fallback_application_name", "keepalives", "keepalives_count", "keepalives_idle", "keepalives_interval",
            "tcp_user_timeout");

    private Parameters() {
    }

    /// @param systemUser who connects when nobody is named
    /// @throws IllegalArgumentException with a sentence when a parameter is unknown or cannot be understood
    static Target.Postgres target(Map<String, String> given, String systemUser) {
        Map<String, String> options = new TreeMap<>();
        given.forEach((name, value) -> {
            if (OPTIONS.containsKey(name)) {
                options.put(name, value);
            } else if (!FIELDS.contains(name) && !WITHOUT_EFFECT.contains(name)) {
                throw unknown(name);
            }
        });
        String host = given.getOrDefault("host", given.getOrDefault("hostaddr", "localhost"));
        if (host.startsWith("/") || host.startsWith("@") || host.indexOf(',') >= 0) {
            throw new IllegalArgumentException(
                    "Hindcast connects to one host over TCP, not to a socket's folder or a list of hosts; this is: " + host);
        }
        String user = given.getOrDefault("user", systemUser);
        Tls tls = new Tls(
                given.getOrDefault("sslmode", given.getOrDefault("sslrootcert", "").equals("system") ? "verify-full" : Tls.DEFAULT.mode()),
                given.getOrDefault("sslrootcert", ""),
                given.getOrDefault("sslcert", ""),
                given.getOrDefault("sslkey", ""));
        Connection connection = Connection.to(host, port(given), given.getOrDefault("dbname", user), user).withTls(tls).withOptions(options);
        return new Target.Postgres(connection, new Password(given.getOrDefault("password", "")));
    }

    /// The driver's property for one of a connection's further options.
    ///
    /// @throws IllegalArgumentException with a sentence when there is no such option
    static PGProperty option(String name) {
        return Optional.ofNullable(OPTIONS.get(name)).orElseThrow(() -> unknown(name));
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("Hindcast does not know the connection parameter " + name);
    }

    private static int port(Map<String, String> given) {
        String port = given.getOrDefault("port", Integer.toString(Connection.DEFAULT_PORT));
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("A port is a number from 1 to 65535; this is: " + port, notANumber);
        }
    }

    /// The first map's parameters, and the second's where the first says nothing.
    static Map<String, String> or(Map<String, String> first, Map<String, String> second) {
        Map<String, String> all = new HashMap<>(second);
        all.putAll(first);
        return all;
    }
}
