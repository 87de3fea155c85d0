package hindcast.app.session;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A PostgreSQL database that can be opened, and how it is shown. It holds no password, so it can be saved, printed and copied.
///
/// @param name        what the user calls it
/// @param options     further parameters by their libpq names, such as `application_name` and `options`
/// @param colour      the name of a colour token that marks it; empty for none
/// @param readOnly    whether the database shall refuse every write of the session
public record Connection(
        String name,
        String host,
        int port,
        String database,
        String user,
        Tls tls,
        SortedMap<String, String> options,
        Environment environment,
        String colour,
        boolean readOnly) {
    public static final int DEFAULT_PORT = 5432;

    public Connection {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 1 to 65535; this is: " + port);
        }
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /// A connection that nobody has named, coloured or restricted yet.
    public static Connection to(String host, int port, String database, String user) {
        return new Connection(
                database + "@" + host, host, port, database, user, Tls.DEFAULT, Collections.emptySortedMap(), Environment.UNSPECIFIED, "", false);
    }

    /// Another database of the same server, for the same user.
    public Connection withDatabase(String other) {
        return new Connection(name, host, port, other, user, tls, options, environment, colour, readOnly);
    }

    public Connection withTls(Tls other) {
        return new Connection(name, host, port, database, user, other, options, environment, colour, readOnly);
    }

    public Connection withOptions(Map<String, String> others) {
        return new Connection(name, host, port, database, user, tls, new TreeMap<>(others), environment, colour, readOnly);
    }

    public Connection withReadOnly(boolean other) {
        return new Connection(name, host, port, database, user, tls, options, environment, colour, other);
    }

    /// The same database under a name, in an environment, marked by a colour.
    public Connection shown(String otherName, Environment otherEnvironment, String otherColour) {
        return new Connection(otherName, host, port, database, user, tls, options, otherEnvironment, otherColour, readOnly);
    }

    /// Where it is, as `host:port/database`.
    public String address() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port + "/" + database;
    }

    /// The whole of it as a URL without a password; what [PostgresUrl] reads back, but for name, colour, environment and read-only.
    public String url() {
        return PostgresUrl.print(this);
    }
}
