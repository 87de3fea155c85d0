package hindcast.store.jdbc.cause;

import hindcast.store.Metadata;

/// The statements that follow causes, in the words of the indexes of V7: another spelling of an expression reads the whole log. Next to
/// [hindcast.store.jdbc.Layout] it names columns of the events; payloads are not read.
final class CauseSql {
    private static final String COLUMNS = "position, stream_type, stream_id, version, id, type, revision, recorded_at, '' as data, metadata, command_id";

    private static final String NAMED = """
            (case when strpos(metadata::text, '\\u') = 0 or metadata::text !~ '\\\\u(0000|[dD][89a-fA-F])'
                then metadata ->> '%s' end collate "C")""";

    private static final String CAUSE = NAMED.formatted(Metadata.CAUSATION_ID);
    private static final String FLOW = NAMED.formatted(Metadata.CORRELATION_ID);
    private static final String COMMAND = NAMED.formatted(Metadata.COMMAND_ID);
    private static final String WANTED = "wanted.name";
    private static final String ASKED = "?::text";

    /// One event, by its stream and its version.
    static final String AT = """
            select %s, 0, false
            from hindcast.events
            where stream_type = ?
              and stream_id = ?
              and version = ?
            """.formatted(COLUMNS);

    /// For each name the event of that id, the first of several; and the first events of the command of that id. The names, the most events of a
    /// command twice.
    static final String OF_NAMES = """
            select found.*
            from unnest(?) with ordinality as wanted (name, number)
            cross join lateral (
                (select %1$s, wanted.number, false
                from hindcast.events
                where id = wanted.name
                order by position + 0
                limit 1)
                union all
                (select %1$s, wanted.number, true
                from hindcast.events
                where command_id = wanted.name
                order by command_part
                limit ?)
                union all
                (select %1$s, wanted.number, true
                from hindcast.events
                where command_id is null and %2$s
                order by %3$s, position
                limit ?)) as found
            """.formatted(COLUMNS, equal(COMMAND, WANTED), hash(COMMAND));

    // What names it as its cause, what it has appended. For a name that is no command's the two others are not even looked for.
    private static final String EFFECTS = """
            (select %1$s
            from hindcast.events
            where %2$s and position > wanted.after
            order by %3$s, position
            limit %6$s)
            union all
            (select %1$s
            from hindcast.events
            where wanted.command = 1 and command_id = wanted.name and position > wanted.after
            order by position + 0
            limit %6$s)
            union all
            (select %1$s
            from hindcast.events
            where wanted.command = 1 and command_id is null and %4$s and position > wanted.after
            order by %5$s, position
            limit %6$s)""";

    /// The next effects of each name behind a position: the names, whether each is a command's, the positions; three times the most of each; the
    /// most of all.
    static final String EFFECTS_OF = """
            select found.*, wanted.number, false
            from unnest(?, ?, ?) with ordinality as wanted (name, command, after, number)
            cross join lateral (
            %s) as found
            order by wanted.number, found.position
            limit ?
            """.formatted(effects(COLUMNS, "?"));

    /// How many effects each name has behind a position, as far as it is counted: the names, whether each is a command's, the positions, the bounds.
    static final String COUNTS = """
            select wanted.number, least(count(distinct found.position), wanted.most)
            from unnest(?, ?, ?, ?) with ordinality as wanted (name, command, after, most, number)
            cross join lateral (
            %s) as found
            group by wanted.number, wanted.most
            """.formatted(effects("position", "wanted.most"));

    /// The next events of a flow behind a position: the flow twice, the position, the most.
    static final String FLOW_AFTER = flow(COLUMNS + ", 0, false", ">", "");

    /// The events of a flow before a position, the last one first.
    static final String FLOW_BEFORE = flow(COLUMNS + ", 0, false", "<", "desc");

    /// How many follow, as far as it is counted.
    static final String COUNT_AFTER = count(flow("", ">", ""));

    /// How many come before.
    static final String COUNT_BEFORE = count(flow("", "<", "desc"));

    private CauseSql() {
    }

    private static String effects(String columns, String most) {
        return EFFECTS.formatted(columns, equal(CAUSE, WANTED), hash(CAUSE), equal(COMMAND, WANTED), hash(COMMAND), most);
    }

    private static String flow(String columns, String side, String order) {
        return """
                select %1$s
                from hindcast.events
                where %2$s and position %3$s ?
                order by %4$s %5$s, position %5$s
                limit ?
                """.formatted(columns, equal(FLOW, ASKED), side, hash(FLOW), order);
    }

    private static String count(String select) {
        return "select count(*) from (" + select + ") as counted";
    }

    // By the hash it is found, by the text it is the one.
    private static String equal(String named, String value) {
        return hash(named) + " = " + hash(value) + " and " + named + " = " + value;
    }

    private static String hash(String text) {
        return "hashtextextended(" + (text.equals(WANTED) || text.equals(ASKED) ? text + " collate \"C\"" : text) + ", 0)";
    }
}
