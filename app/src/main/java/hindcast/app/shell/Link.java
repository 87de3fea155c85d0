package hindcast.app.shell;

import hindcast.app.shell.Place.At;
import hindcast.store.StreamId;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.question.Scope;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A place of a connection, written so that it can be sent to a colleague:
/// `hindcast://eu-prod/Order/7f3a?v=8`, `hindcast://eu-prod/Order/7f3a?do=ShipOrder`, `hindcast://eu-prod/aggregates?type=Order&q=7f3`,
/// `hindcast://eu-prod/find?type=Order&where=state.total%20%3E%20100&when=ever`,
/// `hindcast://eu-prod/compare?left=Order/7f3a&left-v=8&right=Order/9c1b`, `hindcast://eu-prod/projections?name=orders`, `hindcast://connect`.
///
/// @param connection the name of a saved connection; empty for the one that is open
public record Link(String connection, Place place) {
    private static final String SCHEME = "hindcast://";
    private static final String CONNECT = "connect";
    private static final String AGGREGATES = "aggregates";
    private static final String PROJECTIONS = "projections";
    private static final String ROWS = "rows";
    private static final String NEW = "new";
    private static final String FIND = "find";
    private static final String EVER = "ever";
    private static final String COMPARE = "compare";
    private static final String LEFT = "left";
    private static final String RIGHT = "right";

    /// Reads a link.
    ///
    /// @return empty when the text is none
    public static Optional<Link> parse(String text) {
        String link = text.strip();
        if (!link.startsWith(SCHEME)) {
            return Optional.empty();
        }
        String rest = link.substring(SCHEME.length());
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        int slash = path.indexOf('/');
        if (slash < 0) {
            return path.equals(CONNECT) ? Optional.of(new Link("", new Place.Connect())) : Optional.empty();
        }
        try {
            Map<String, String> values = values(question < 0 ? "" : rest.substring(question + 1));
            return Optional.of(new Link(decode(path.substring(0, slash)), place(path.substring(slash + 1), values)));
        } catch (IllegalArgumentException | NoSuchElementException | DateTimeParseException broken) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return switch (place) {
            case Place.Connect() -> SCHEME + CONNECT;
            case Place.Aggregates(StreamQuery query) -> SCHEME + encode(connection) + "/" + AGGREGATES + print(query);
            case Place.Projections(String name) ->
                SCHEME + encode(connection) + "/" + PROJECTIONS + (name == null ? "" : "?name=" + encode(name));
            case Place.Rows(String projection) -> SCHEME + encode(connection) + "/" + ROWS + "?of=" + encode(projection);
            case Place.New(String type) -> SCHEME + encode(connection) + "/" + NEW + "?type=" + encode(type);
            case Place.Timeline(StreamId stream, At at) -> print(stream) + print("?", at);
            case Place.Find find -> SCHEME + encode(connection) + "/" + FIND + print(find);
            case Place.Compare(Place.Timeline left, Place.Timeline right) ->
                SCHEME + encode(connection) + "/" + COMPARE + "?" + print(LEFT, left) + "&" + print(RIGHT, right);
            case Place.Command(StreamId stream, String name) -> print(stream) + "?do=" + encode(name);
        };
    }

    private String print(StreamId stream) {
        return SCHEME + encode(connection) + "/" + encode(stream.type()) + "/" + encode(stream.id());
    }

    private static Place place(String path, Map<String, String> values) {
        int slash = path.indexOf('/');
        if (slash >= 0) {
            StreamId stream = new StreamId(decode(path.substring(0, slash)), decode(path.substring(slash + 1)));
            String command = values.get("do");
            return command == null ? new Place.Timeline(stream, at("", values)) : new Place.Command(stream, command);
        }
        return switch (path) {
            case AGGREGATES -> new Place.Aggregates(query(values));
            case PROJECTIONS -> new Place.Projections(values.get("name"));
            case FIND -> new Place.Find(values.getOrDefault("type", ""), values.getOrDefault("where", ""), scope(values.get("when")));
            case COMPARE -> new Place.Compare(side(LEFT, values), side(RIGHT, values));
            case NEW -> new Place.New(Optional.ofNullable(values.get("type")).orElseThrow());
            case ROWS -> new Place.Rows(Optional.ofNullable(values.get("of")).orElseThrow());
            default -> throw new IllegalArgumentException(path);
        };
    }

    private static StreamQuery query(Map<String, String> values) {
        String active = values.get("active");
        return new StreamQuery(values.get("type"), values.getOrDefault("q", values.getOrDefault("prefix", "")), values.containsKey("prefix"),
                active == null ? null : Instant.parse(active), null,
                Sort.valueOf(values.getOrDefault("sort", Sort.ACTIVITY.name()).toUpperCase(Locale.ROOT)));
    }

    private static Place.Timeline side(String side, Map<String, String> values) {
        return new Place.Timeline(StreamId.parse(Optional.ofNullable(values.get(side)).orElseThrow()), at(side + "-", values));
    }

    /// @param side what stands before the names of its values
    private static At at(String side, Map<String, String> values) {
        String version = values.get(side + "v");
        String time = values.get(side + "at");
        return version != null ? new At.Version(Integer.parseUnsignedInt(version)) : time != null ? new At.Time(Instant.parse(time)) : new At.Live();
    }

    private static String print(String side, Place.Timeline place) {
        return side + "=" + encode(place.stream().type()) + "/" + encode(place.stream().id()) + print("&" + side + "-", place.at());
    }

    private static String print(String before, At at) {
        return switch (at) {
            case At.Version(int version) -> before + "v=" + version;
            case At.Time(Instant instant) -> before + "at=" + encode(instant.toString());
            case At.Live() -> "";
        };
    }

    private static String print(StreamQuery query) {
        StringJoiner values = new StringJoiner("&", "?", "").setEmptyValue("");
        if (query.type() != null) {
            values.add("type=" + encode(query.type()));
        }
        if (!query.text().isEmpty()) {
            values.add((query.prefix() ? "prefix=" : "q=") + encode(query.text()));
        }
        if (query.activeFrom() != null) {
            values.add("active=" + encode(query.activeFrom().toString()));
        }
        if (query.sort() != Sort.ACTIVITY) {
            values.add("sort=" + query.sort().name().toLowerCase(Locale.ROOT));
        }
        return values.toString();
    }

    private static String print(Place.Find find) {
        StringJoiner values = new StringJoiner("&", "?", "").setEmptyValue("");
        if (!find.type().isEmpty()) {
            values.add("type=" + encode(find.type()));
        }
        if (!find.expression().isEmpty()) {
            values.add("where=" + encode(find.expression()));
        }
        switch (find.scope()) {
            case Scope.Now() -> { }
            case Scope.Ever() -> values.add("when=" + EVER);
            case Scope.At(Instant instant) -> values.add("when=" + encode(instant.toString()));
        }
        return values.toString();
    }

    private static Scope scope(@Nullable String when) {
        return when == null ? new Scope.Now() : when.equals(EVER) ? new Scope.Ever() : new Scope.At(Instant.parse(when));
    }

    private static Map<String, String> values(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
