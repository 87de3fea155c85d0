package hindcast.store.jdbc;

import hindcast.store.LogQuery;
import hindcast.store.Metadata;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The names of a store's tables and of the columns of its events, and how a row is read. No other class names a column of the events table.
public final class Layout {
    /// The schema that holds everything of a store.
    public static final String SCHEMA = "hindcast";

    /// The table in which migrations are recorded.
    public static final String HISTORY = "schema_history";

    /// Where [Copy] brings in many events at once; positions are handed out in the order of the rows.
    public static final String COPIED = "hindcast.events (stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata)";

    // From what stands at the expected version, so that there is no row unless it is there.
    private static final String APPEND_FEW = """
            insert into hindcast.events (
                stream_type, stream_id, version, id, type, revision, data, metadata, command_id, command_part, command_events%s)
            select stream_type, stream_id, version + number, event.id, event.type, event.revision, event.data, event.metadata, command, part, parts%s
            from (%s) as before
            cross join (%s) as event (number, id, type, revision, data, metadata, command, part, parts%s)
            %s
            returning position
            """;

    private static final String NOTHING_YET = "select ?::text as stream_type, ?::text as stream_id, ?::integer as version";

    private static final String THE_ONE_BEFORE = """
            select stream_type, stream_id, version
            from hindcast.events
            where stream_type = ?
              and stream_id = ?
              and version = ?""";

    private static final String EVENT = "%d, ?::text, ?::text, ?::integer, ?::json, ?::json, ?::text, ?::integer, ?::integer";

    /// Events up to which a statement with a place for each is quicker than one with arrays.
    public static final int FEW = 20;

    private static final Map<Few, String> APPENDS = Few.all().collect(Collectors.toUnmodifiableMap(Function.identity(), Few::sql));

    private record Few(int events, boolean begun, boolean dated) {
        static Stream<Few> all() {
            return IntStream.rangeClosed(1, FEW).boxed().flatMap(events -> Stream.of(
                    new Few(events, false, false), new Few(events, false, true), new Few(events, true, false), new Few(events, true, true)));
        }

        String sql() {
            String column = dated ? ", recorded_at" : "";
            String value = dated ? ", coalesce(at, clock_timestamp())" : "";
            String name = dated ? ", at" : "";
            return APPEND_FEW.formatted(column, value, begun ? THE_ONE_BEFORE : NOTHING_YET, rows(), name, events == 1 ? "" : "order by number");
        }

        private String rows() {
            String event = dated ? EVENT + ", ?::timestamptz" : EVENT;
            return events == 1
                    // The planner makes one step of it; VALUES and an order would be steps of their own.
                    ? "select " + event.formatted(1)
                    : IntStream.rangeClosed(1, events).mapToObj(event::formatted).collect(Collectors.joining("), (", "values (", ")"));
        }
    }

    /// Appends a few events to one stream: its type, its id, the expected version, and of each event the columns in their order. Refused with a unique
    /// violation when somebody was first; answers no row when the expected version is not there.
    ///
    /// @param events 1 to [#FEW]
    /// @param begun  whether the stream is expected to be there
    /// @param dated  whether there is a place for the time of each event; without, the server takes it from its clock, which costs it less
    public static String append(int events, boolean begun, boolean dated) {
        return APPENDS.get(new Few(events, begun, dated));
    }

    /// Appends many events, to one stream or several.
    public static final String APPEND = """
            select hindcast.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /// What a command appended: stream, first and last version, last position of each part.
    public static final String COMMAND = """
            select stream_type, stream_id, version - command_events + 1, version, position
            from hindcast.events
            where command_id = ?
            order by command_part
            """;

    /// The version of a stream, in a row when it has one.
    public static final String VERSION = """
            select version
            from hindcast.events
            where stream_type = ?
              and stream_id = ?
            order by version desc
            limit 1
            """;

    /// One stream as a line of the list: its type, its id.
    static final String LINE = """
            select last.stream_type, last.stream_id, last.version, first.recorded_at, last.recorded_at, last.type
            from hindcast.events last
            join hindcast.events first on first.stream_type = last.stream_type and first.stream_id = last.stream_id and first.version = 1
            where last.stream_type = ?
              and last.stream_id = ?
            order by last.version desc
            limit 1
            """;

    /// Joins when the stream of a row `n` began, as `began.first_at`.
    public static final String BEGAN = """
            join lateral (
                select recorded_at
                from hindcast.events
                where stream_type = n.type
                  and stream_id = n.id
                  and version = 1) as began (first_at) on true
            """;

    /// Whether the stream of a row `n` has the version of that row.
    public static final String REACHED = """
            exists (
                select
                from hindcast.events reached
                where reached.stream_type = n.type
                  and reached.stream_id = n.id
                  and reached.version = n.version)
            """;

    /// Whether a command, by its id, has appended.
    public static final String WAS_HERE = """
            exists (
                select
                from hindcast.events
                where command_id = ?)
            """;

    static final String PROVEN = """
            select least(l.position, (select coalesce(max(e.position), 0) from hindcast.events e))
            from hindcast.listed l
            """;

    static final String HEAD = """
            select coalesce(max(position), 0)
            from hindcast.events
            """;

    /// A stream behind a version, in order: its type, its id, the version.
    public static final String STREAM_AFTER = """
            select position, stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata
            from hindcast.events
            where stream_type = ?
              and stream_id = ?
              and version > ?
            order by version
            """;

    /// The next so many events of a stream behind a version.
    public static final String NEXT = STREAM_AFTER + "limit ?";

    static final String STREAMS = """
            select position, stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata
            from unnest(?, ?, ?) with ordinality as wanted (stream_type, stream_id, after, number)
            join hindcast.events using (stream_type, stream_id)
            where version > after
            order by number, version
            """;

    private static final String LOG = """
            select position, stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata
            from hindcast.events
            where %s
            order by %s
            """;

    private static final String STRETCH = """
            select position, stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata
            from hindcast.events
            where %s
              and position > ?
              and position <= ?
            order by %s
            limit ?
            """;

    private static final String COPY_OUT = """
            copy (
                select position, stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata
                from hindcast.events
                where position > %d
                  and position <= %d
                order by position)
            to stdout (format binary)
            """;

    private Layout() {
    }

    /// The statement that reads the log, with a place for each of [#values(LogQuery)].
    static String log(LogQuery query) {
        return LOG.formatted(conditions(query), order(query));
    }

    /// The statement that reads a part of the log: with a place for each of [#values(LogQuery)], for the position behind which and the one up to
    /// which it goes, and for the most rows.
    static String stretch(LogQuery query) {
        return STRETCH.formatted(conditions(query), order(query));
    }

    private static String conditions(LogQuery query) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (query.stream() != null) {
            conditions.add("stream_type = ? and stream_id = ?");
        }
        if (query.type() != null) {
            conditions.add("type = ?");
        }
        if (query.since() != null) {
            conditions.add("recorded_at >= ?");
        }
        if (query.until() != null) {
            conditions.add("recorded_at < ?");
        }
        return String.join(" and ", conditions);
    }

    /// Within a stream both orders are the same, and only one of them has an index.
    private static String order(LogQuery query) {
        return query.stream() == null ? "position" : "version";
    }

    /// Hands out a part of the log in binary form, as [#event(BinaryRow)] reads it. COPY takes no parameters: two numbers stand in it.
    static String copy(long after, long until) {
        return COPY_OUT.formatted(after, until);
    }

    /// What narrows the log, in the order of the statement's places.
    static List<Object> values(LogQuery query) {
        List<Object> values = new ArrayList<>();
        if (query.stream() != null) {
            values.add(query.stream().type());
            values.add(query.stream().id());
        }
        if (query.type() != null) {
            values.add(query.type());
        }
        if (query.since() != null) {
            values.add(query.since());
        }
        if (query.until() != null) {
            values.add(query.until());
        }
        return values;
    }

    /// The event in the current row of any of the statements above.
    public static Recorded<String> event(ResultSet row) throws SQLException {
        return new Recorded<>(
                row.getLong(1),
                new StreamId(row.getString(2), row.getString(3)),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getString(9),
                new Metadata(row.getString(10)));
    }

    /// The event in a row of [#copy].
    static Recorded<String> event(BinaryRow row) {
        return new Recorded<>(
                row.int8(), new StreamId(row.name(), row.text()), row.int4(), row.text(), row.name(), row.int4(), row.instant(), row.text(),
                new Metadata(row.text()));
    }
}
