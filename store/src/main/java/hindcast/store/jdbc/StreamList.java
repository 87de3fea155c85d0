package hindcast.store.jdbc;

import hindcast.store.PageKey;
import hindcast.store.StreamId;
import hindcast.store.StreamPage;
import hindcast.store.StreamQuery;
import hindcast.store.StreamQuery.Sort;
import hindcast.store.StreamSummary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The list of streams, a page at a time.
public final class StreamList {
    private static final String COUNTS = """
            select type, sum(streams)
            from (
                select type, count(*) as streams
                from hindcast.stream_ids
                group by type
                union all
                select type, count(*)
                from hindcast.unlisted()
                where fresh
                group by type) as counted
            group by type
            """;

    private static final Task READ = Task.reading("The list could not be read");

    private final Db db;

    public StreamList(Db db) {
        this.db = db;
    }

    /// A page beside a row that was seen, or at one end of the list.
    public StreamPage page(StreamQuery query, PageKey key, int limit) {
        // One more than asked for tells whether there are more.
        List<StreamSummary> rows = db.run(READ, connection -> rows(connection, query, key, limit + 1));
        boolean more = rows.size() > limit;
        List<StreamSummary> page = more ? rows.subList(0, limit) : rows;
        return switch (key) {
            case PageKey.First _ -> new StreamPage(page, false, more);
            case PageKey.After _ -> new StreamPage(page, true, more);
            case PageKey.Last _ -> new StreamPage(page.reversed(), more, false);
            case PageKey.Before _ -> new StreamPage(page.reversed(), more, true);
        };
    }

    /// One stream's line.
    public Optional<StreamSummary> one(StreamId stream) {
        Task look = Task.reading(stream + " could not be looked up");
        return db.run(look, connection -> rows(connection, new StreamSql(Layout.LINE, List.of(stream.type(), stream.id()))).stream().findFirst());
    }

    /// How many streams there are of each type, by type.
    public Map<String, Long> counts() {
        return db.run(READ, connection -> {
            SequencedMap<String, Long> counts = new TreeMap<>();
            try (PreparedStatement statement = Db.prepare(connection, COUNTS); ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getLong(2));
                }
            }
            return counts;
        });
    }

    private static List<StreamSummary> rows(Connection connection, StreamQuery query, PageKey key, int limit) throws SQLException {
        // One or two characters have no trigram, and are seldom rare.
        if (query.text().length() < 3 || query.prefix() && query.sort() == Sort.ID) {
            return rows(connection, StreamSql.along(query, key, limit));
        }
        List<StreamSummary> near = rows(connection, StreamSql.near(query, key, limit));
        if (near.size() == limit) {
            return near;
        }
        return rows(connection, isRare(connection, query) ? StreamSql.found(query, key, limit) : StreamSql.along(query, key, limit));
    }

    private static boolean isRare(Connection connection, StreamQuery query) throws SQLException {
        StreamSql sql = StreamSql.isRare(query);
        try (PreparedStatement statement = Db.prepareOnce(connection, sql.text(), sql.values().toArray()); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static List<StreamSummary> rows(Connection connection, StreamSql sql) throws SQLException {
        List<StreamSummary> rows = new ArrayList<>();
        try (PreparedStatement statement = Db.prepareOnce(connection, sql.text(), sql.values().toArray()); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(new StreamSummary(
                        new StreamId(row.getString(1), row.getString(2)),
                        row.getInt(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getString(6)));
            }
        }
        return rows;
    }
}
