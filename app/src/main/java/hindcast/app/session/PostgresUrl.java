package hindcast.app.session;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/// The `postgresql://` URL as libpq reads it: `postgresql://user:password@host:port/database?parameter=value&…`, each part optional and
/// percent-encoded, a parameter of the query winning over the part before it. Messages never quote the URL, for it may hold a password.
public final class PostgresUrl {
    private PostgresUrl() {
    }

    /// Whether the text begins as such a URL.
    public static boolean matches(String text) {
        return text.startsWith("postgresql://") || text.startsWith("postgres://");
    }

    /// The parameters of a URL by their libpq names.
    ///
    /// @throws IllegalArgumentException with a sentence when it is no such URL
    static Map<String, String> parameters(String url) {
        if (!matches(url)) {
            throw new IllegalArgumentException(
                    "A database is named by a URL such as postgresql://user@host:5432/database; this begins otherwise");
        }
        String rest = url.substring(url.indexOf("//") + 2);
        Map<String, String> parameters = new LinkedHashMap<>();
        int question = rest.indexOf('?');
        String place = question < 0 ? rest : rest.substring(0, question);
        int slash = place.indexOf('/');
        String authority = slash < 0 ? place : place.substring(0, slash);
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String[] user = authority.substring(0, at).split(":", 2);
            put(parameters, "user", user[0]);
            put(parameters, "password", user.length > 1 ? user[1] : "");
        }
        hostAndPort(parameters, authority.substring(at + 1));
        put(parameters, "dbname", slash < 0 ? "" : place.substring(slash + 1));
        if (question >= 0) {
            query(parameters, rest.substring(question + 1));
        }
        return parameters;
    }

    private static void hostAndPort(Map<String, String> parameters, String text) {
        int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
        int colon = text.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? text : text.substring(0, colon);
        put(parameters, "host", bracket < 0 ? host : host.substring(1, bracket));
        put(parameters, "port", colon < 0 ? "" : text.substring(colon + 1));
    }

    private static void query(Map<String, String> parameters, String query) {
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException(
                        "After the question mark of a postgresql:// URL stand parameter=value pairs; this has no value: " + parts[0]);
            }
            boolean ssl = parts[0].equals("ssl") && parts[1].equals("true");
            put(parameters, ssl ? "sslmode" : decode(parts[0]), ssl ? "require" : parts[1]);
        }
    }

    private static void put(Map<String, String> parameters, String name, String encoded) {
        if (!encoded.isEmpty()) {
            parameters.put(name, decode(encoded));
        }
    }

    /// Percent-decoding of a URI: unlike that of a form, a plus sign is a plus sign.
    private static String decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            int value = encoded[i];
            if (value == '%') {
                int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
                int low = i + 2 < encoded.length ? Character.digit(encoded[i + 2], 16) : -1;
                if (high < 0 || low < 0 || high + low == 0) {
                    throw new IllegalArgumentException(
                            "In a postgresql:// URL a percent sign is written %25, and two hexadecimal digits follow each one");
                }
                value = high * 16 + low;
                i += 2;
            }
            bytes.write(value);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static String print(Connection connection) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        Tls tls = connection.tls();
        tls(query, "sslmode", tls.mode(), Tls.DEFAULT.mode());
        tls(query, "sslrootcert", tls.rootCertificate(), "");
        tls(query, "sslcert", tls.certificate(), "");
        tls(query, "sslkey", tls.key(), "");
        connection.options().forEach((name, value) -> query.add(name + "=" + encode(value)));
        String host = connection.host().indexOf(':') >= 0 ? "[" + connection.host() + "]" : encode(connection.host());
        return "postgresql://" + encode(connection.user()) + "@" + host + ":" + connection.port() + "/" + encode(connection.database()) + query;
    }

    private static void tls(StringJoiner query, String name, String value, String byDefault) {
        if (!value.equals(byDefault)) {
            query.add(name + "=" + encode(value));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
