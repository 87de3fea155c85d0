package hindcast.store.jdbc;

import hindcast.store.PageKey;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.StreamSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A statement that lists streams, with its values: put together from what is asked, so that each kind of question is a statement of its own
/// which follows the index made for it. The rows of a page are chosen from that index alone, and only those chosen are looked up.
///
/// @param text   the statement
/// @param values what is bound, in order
record StreamSql(String text, List<Object> values) {
    // How many lines of the list are tried in search of a part of an id, before other ways are: about 15 ms. What one stream in a thousand has
    // fills a page by then.
    private static final int NEAR = 100_000;

    // How many matches are rare: looked up one by one, they cost less than trying every line of a long list.
    private static final int RARE = 10_000;

    // A stream with events that are not listed yet has its line from the log, and the one in the list is passed over.
    private static final String SUMMARY = """
            with unlisted as materialized (
                select *
                from hindcast.unlisted()
            ), listed as materialized (
                select s.type, s.id, s.version, s.first_at, s.last_at, s.last_type
                from (
                %s) as k
                join hindcast.streams s using (type, id)
            )
            select k.type, k.id, k.version, k.first_at, k.last_at, k.last_type
            from (
                select *
                from listed
                union all
                (select k.type, k.id, k.version, k.first_at, k.last_at, k.last_type
                from unlisted k
                where %s)) as k
            where (select count(*) from listed) >= ?
            order by %s
            limit ?
            """;

    private static final String KEYS = """
            select k.type, k.id, k.%s
            from %s
            where %s
              and (k.type, k.id) not in (select type, id from unlisted)
            order by %s
            limit ?
            """;

    private static final String NEARBY = """
            select *
            from (
            %s) as k
            where id like ?
            limit ?
            """;

    private static final String FOUND = """
            with found as materialized (
                select type, id
                from hindcast.stream_ids
                where %s)
            """;

    private static final String IS_RARE = """
            select count(*) <= ?
            from (
                select
                from hindcast.stream_ids
                where %s
                limit ?) as matches
            """;

    private record Column(String name, Function<StreamSummary, Object> value) {
    }

    /// A page, found by going along the list and trying each line.
    static StreamSql along(StreamQuery query, PageKey key, int rows) {
        List<Object> values = new ArrayList<>();
        String keys = keys(query, key, table(query), values);
        values.add(rows);
        return merged(query, key, 0, keys, values);
    }

    /// What the next lines of the list have of a page that is searched for: all of it, or nothing when that is too little.
    static StreamSql near(StreamQuery query, PageKey key, int rows) {
        List<Object> values = new ArrayList<>();
        StreamQuery all = new StreamQuery(query.type(), "", false, query.activeFrom(), query.existedAt(), query.sort());
        String keys = keys(all, key, table(query), values);
        values.addAll(List.of(NEAR, pattern(query), rows));
        // What is not listed may stand behind lines that were not tried, unless those that were fill the page.
        return merged(query, key, rows, NEARBY.formatted(keys), values);
    }

    /// A page, picked from all streams that match the search.
    static StreamSql found(StreamQuery query, PageKey key, int rows) {
        List<Object> values = new ArrayList<>();
        String matching = matching(query, values);
        String keys = keys(query, key, "found join hindcast.streams k using (type, id)", values);
        values.add(rows);
        return merged(query, key, 0, FOUND.formatted(matching) + keys, values);
    }

    /// The page of the list together with what is not listed yet.
    ///
    /// @param least  how many rows the list itself has to give, so that there is a page
    /// @param values those of `keys`, the last of them the most rows of the page
    private static StreamSql merged(StreamQuery query, PageKey key, int least, String keys, List<Object> values) {
        Object rows = values.getLast();
        String unlisted = conditions(query, key, values);
        values.addAll(List.of(least, rows));
        return new StreamSql(SUMMARY.formatted(keys, unlisted, order(query, key)), values);
    }

    /// Whether few enough streams match the search to look them all up.
    static StreamSql isRare(StreamQuery query) {
        List<Object> values = new ArrayList<>(List.of(RARE));
        String matching = matching(query, values);
        values.add(RARE + 1);
        return new StreamSql(IS_RARE.formatted(matching), values);
    }

    private static String matching(StreamQuery query, List<Object> values) {
        values.add(pattern(query));
        if (query.type() == null) {
            return "id like ?";
        }
        values.add(query.type());
        return "id like ? and type = ?";
    }

    /// Whether the statement reads the list from its far end.
    private static boolean backwards(PageKey key) {
        return switch (key) {
            case PageKey.First _, PageKey.After _ -> false;
            case PageKey.Last _, PageKey.Before _ -> true;
        };
    }

    /// Where the order is an index's own; the time of the last event stands in one of the tables only.
    private static String table(StreamQuery query) {
        return query.sort() == Sort.ACTIVITY || query.activeFrom() != null ? "hindcast.streams k" : "hindcast.stream_ids k";
    }

    private static String keys(StreamQuery query, PageKey key, String from, List<Object> values) {
        String time = query.sort() == Sort.ACTIVITY ? "last_at" : "first_at";
        return KEYS.formatted(time, from, conditions(query, key, values), order(query, key));
    }

    private static String conditions(StreamQuery query, PageKey key, List<Object> values) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (query.type() != null) {
            conditions.add("k.type = ?");
            values.add(query.type());
        }
        if (!query.text().isEmpty()) {
            conditions.add("k.id like ?");
            values.add(pattern(query));
        }
        if (query.activeFrom() != null) {
            conditions.add("k.last_at >= ?");
            values.add(query.activeFrom());
        }
        if (query.existedAt() != null) {
            conditions.add("k.first_at <= ?");
            values.add(query.existedAt());
        }
        switch (key) {
            case PageKey.After(StreamSummary row) -> conditions.add(behind(query, key, row, values));
            case PageKey.Before(StreamSummary row) -> conditions.add(behind(query, key, row, values));
            case PageKey.First _, PageKey.Last _ -> { }
        }
        return String.join(" and ", conditions);
    }

    private static String behind(StreamQuery query, PageKey key, StreamSummary row, List<Object> values) {
        List<Column> columns = columns(query);
        columns.forEach(column -> values.add(column.value().apply(row)));
        return "(%s) %s (%s)".formatted(
                columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                descending(query, key) ? "<" : ">",
                columns.stream().map(_ -> "?").collect(Collectors.joining(", ")));
    }

    private static String order(StreamQuery query, PageKey key) {
        String direction = descending(query, key) ? " desc" : " asc";
        return columns(query).stream().map(column -> column.name() + direction).collect(Collectors.joining(", "));
    }

    private static boolean descending(StreamQuery query, PageKey key) {
        return backwards(key) == (query.sort() == Sort.ID);
    }

    /// The columns of the index that the list follows; the list of one type is ordered without the type.
    private static List<Column> columns(StreamQuery query) {
        List<Column> columns = new ArrayList<>();
        switch (query.sort()) {
            case ACTIVITY -> columns.add(new Column("k.last_at", StreamSummary::lastAt));
            case CREATION -> columns.add(new Column("k.first_at", StreamSummary::firstAt));
            case ID -> { }
        }
        if (query.type() == null) {
            columns.add(new Column("k.type", row -> row.stream().type()));
        }
        columns.add(new Column("k.id", row -> row.stream().id()));
        return columns;
    }

    private static String pattern(StreamQuery query) {
        String literal = query.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return (query.prefix() ? "" : "%") + literal + "%";
    }
}
