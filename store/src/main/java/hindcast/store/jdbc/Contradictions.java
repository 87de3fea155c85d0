package hindcast.store.jdbc;

import hindcast.store.StreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Questions about all events at once that only verifying asks. Next to [Layout], [WholeStreams] and [PickedStreams] it names columns of the events.
public final class Contradictions {
    // From one type to the next one by the index, whatever lies between them.
    private static final String TYPES = """
            with recursive types as (
                select min(stream_type) as type
                from hindcast.events
                union all
                select (
                    select min(stream_type)
                    from hindcast.events
                    where stream_type > types.type)
                from types
                where types.type is not null
            )
            select type
            from types
            where type is not null
            union
            select type
            from hindcast.stream_ids
            group by type
            order by type
            """;

    // Of metadata with escapes that no text of the database holds nothing is asked: the server would refuse all of it.
    private static final String CAUSES = """
            with linked as not materialized (
                select position, stream_type, stream_id, version, id, command_id,
                    case when strpos(metadata::text, '\\u') = 0 or metadata::text !~ '\\\\u(0000|[dD][89a-fA-F])' then metadata end as metadata
                from hindcast.events
            )
            select position, stream_type, stream_id, version, cause
            from (
                select position, stream_type, stream_id, version, metadata ->> 'causationId' as cause
                from linked) as caused
            where cause is not null
              and %1$s
              and not exists (
                select
                from (
                    select id as name
                    from linked
                    union all
                    select command_id
                    from linked
                    where command_id is not null
                    union all
                    select metadata ->> 'commandId'
                    from linked) as known
                where known.name = caused.cause
                  and %2$s)
            order by position
            """;

    private static final String PART = "(hashtextextended(%1$s, 0) %% %2$d + %2$d) %% %2$d = %3$d";

    private static final int BATCH = 1_000;

    private Contradictions() {
    }

    /// An event that says it was caused by something of which the store knows nothing.
    public record Uncaused(long position, StreamId stream, int version, String cause) {
    }

    /// The types of streams, of the events and of the list.
    public static List<String> types(Connection connection) throws SQLException {
        List<String> types = new ArrayList<>();
        try (PreparedStatement statement = Db.prepare(connection, TYPES); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                types.add(row.getString(1));
            }
        }
        return types;
    }

    /// The events whose cause is neither an event nor a command that has appended, for a part of all causes.
    ///
    /// @param connection in a transaction
    /// @param part       of the parts, from 0
    public static void uncaused(Connection connection, int part, int parts, Consumer<Uncaused> each) throws SQLException {
        String sql = CAUSES.formatted(part("cause", part, parts), part("known.name", part, parts));
        try (PreparedStatement statement = Db.prepareOnce(connection, sql)) {
            statement.setFetchSize(BATCH);
            statement.setQueryTimeout(Db.SECONDS_OF_A_SCAN);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.accept(new Uncaused(row.getLong(1), new StreamId(row.getString(2), row.getString(3)), row.getInt(4), row.getString(5)));
                }
            }
        }
    }

    private static String part(String column, int part, int parts) {
        return parts == 1 ? "true" : PART.formatted(column, parts, part);
    }
}
