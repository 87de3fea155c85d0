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
/// that follows the index made for it.
///
/// @param text   the statement
/// @param values what is bound, in order
record StreamSql(String text, List<Object> values) {
    // How far a search follows the order of the list before it looks at all the ids that match instead. A part that one stream in a hundred
    // has fills a page long before; of a rarer one, all matches are few. The planner cannot know which of the two it has before it.
    private static final int NEAR = 20_000;

    private static final String ORDERED = """
            select s.type, s.id, s.version, s.first_at, s.last_at, s.last_type
            from %s
            where %s
            order by %s
            limit ?
            """;

    private static final String NEARBY = """
            select *
            from (
            %s) as near
            where id like ?
            limit ?
            """;

    private static final String FOUND = """
            with found as materialized (
                select type, id, first_at
                from hindcast.stream_ids
                where id like ?)
            """;

    private record Column(String name, Function<StreamSummary, Object> value) {
    }

    /// The page's rows, looked for in the order of the list; a search gives up after a while, with too few of them.
    static StreamSql near(StreamQuery query, PageKey key, int rows) {
        List<Object> values = new ArrayList<>();
        String from = query.sort() == Sort.CREATION ? "hindcast.stream_ids i join hindcast.streams s using (type, id)" : "hindcast.streams s";
        String ordered = ordered(query, key, from, values);
        if (query.text().isEmpty()) {
            values.add(rows);
            return new StreamSql(ordered, values);
        }
        values.addAll(List.of(NEAR, pattern(query), rows));
        return new StreamSql(NEARBY.formatted(ordered), values);
    }

    /// The page's rows, picked from all ids that match the search.
    static StreamSql found(StreamQuery query, PageKey key, int rows) {
        List<Object> values = new ArrayList<>(List.of(pattern(query)));
        String ordered = ordered(query, key, "found i join hindcast.streams s using (type, id)", values);
        values.add(rows);
        return new StreamSql(FOUND + ordered, values);
    }

    /// Whether the statement reads the list from its far end.
    static boolean backwards(PageKey key) {
        return switch (key) {
            case PageKey.First _, PageKey.After _ -> false;
            case PageKey.Last _, PageKey.Before _ -> true;
        };
    }

    private static String ordered(StreamQuery query, PageKey key, String from, List<Object> values) {
        List<Column> columns = columns(query);
        boolean descending = backwards(key) == (query.sort() == Sort.ID);
        List<String> conditions = new ArrayList<>(List.of("true"));
        narrow(query, conditions, values);
        switch (key) {
            case PageKey.After(StreamSummary row) -> behind(columns, row, descending, conditions, values);
            case PageKey.Before(StreamSummary row) -> behind(columns, row, descending, conditions, values);
            case PageKey.First _, PageKey.Last _ -> { }
        }
        String direction = descending ? " desc" : " asc";
        return ORDERED.formatted(
                from,
                String.join(" and ", conditions),
                columns.stream().map(column -> column.name() + direction).collect(Collectors.joining(", ")));
    }

    private static void narrow(StreamQuery query, List<String> conditions, List<Object> values) {
        String own = query.sort() == Sort.CREATION ? "i" : "s";
        if (query.type() != null) {
            conditions.add(own + ".type = ?");
            values.add(query.type());
        }
        if (query.activeFrom() != null) {
            conditions.add("s.last_at >= ?");
            values.add(query.activeFrom());
        }
        if (query.existedAt() != null) {
            conditions.add(own + ".first_at <= ?");
            values.add(query.existedAt());
        }
    }

    private static void behind(List<Column> columns, StreamSummary row, boolean descending, List<String> conditions, List<Object> values) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", ", "(", ")"));
        String places = columns.stream().map(_ -> "?").collect(Collectors.joining(", ", "(", ")"));
        conditions.add(names + (descending ? " < " : " > ") + places);
        columns.forEach(column -> values.add(column.value().apply(row)));
    }

    /// The columns of the index that the list follows; one type's list is ordered without its type.
    private static List<Column> columns(StreamQuery query) {
        String own = query.sort() == Sort.CREATION ? "i" : "s";
        List<Column> columns = new ArrayList<>();
        switch (query.sort()) {
            case ACTIVITY -> columns.add(new Column("s.last_at", StreamSummary::lastAt));
            case CREATION -> columns.add(new Column("i.first_at", StreamSummary::firstAt));
            case ID -> { }
        }
        if (query.type() == null) {
            columns.add(new Column(own + ".type", row -> row.stream().type()));
        }
        columns.add(new Column(own + ".id", row -> row.stream().id()));
        return columns;
    }

    private static String pattern(StreamQuery query) {
        String literal = query.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return (query.prefix() ? "" : "%") + literal + "%";
    }
}
