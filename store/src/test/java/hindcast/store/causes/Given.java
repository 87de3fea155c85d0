package hindcast.store.causes;

import hindcast.store.EventStore;
import hindcast.store.Metadata;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.causes.CauseNode.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Events that name each other, and the nodes that a graph should have of them.
final class Given {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final EventStore store;
    private final Map<String, Event> events = new HashMap<>();
    private final Map<StreamId, Integer> versions = new HashMap<>();
    private long position;

    Given(EventStore store) {
        this.store = store;
    }

    /// Appends an event, a second behind the one before.
    ///
    /// @param id also the beginning of its type
    Event event(String stream, String id, @Nullable String cause) {
        return event(stream, id, cause, null, null);
    }

    /// Appends an event of a command, in a flow.
    Event event(String stream, String id, @Nullable String cause, @Nullable String command, @Nullable String flow) {
        Map<String, String> metadata = new LinkedHashMap<>();
        put(metadata, Metadata.CORRELATION_ID, flow);
        put(metadata, Metadata.CAUSATION_ID, cause);
        put(metadata, Metadata.COMMAND_ID, command);
        StreamId of = StreamId.parse(stream);
        int version = versions.merge(of, 1, Integer::sum);
        Instant at = NOON.plusSeconds(position++);
        store.append(of, version - 1, List.of(new NewEvent(id, "Did" + id, 1, "{}", Metadata.of(metadata), at)));
        Event event = new Event(position, of, version, id, "Did" + id, at, Metadata.of(metadata), command);
        events.put(id, event);
        return event;
    }

    /// An event that was given, by its id.
    Event the(String id) {
        return events.get(id);
    }

    private static void put(Map<String, String> metadata, String name, @Nullable String value) {
        if (value != null) {
            metadata.put(name, value);
        }
    }

    /// Writes events past the store, so many that appending them would take long.
    ///
    /// @param count    how many
    /// @param metadata the JSON of each, an SQL expression over `n`, from 1
    static void bulk(DataSource source, int count, String metadata) throws SQLException {
        execute(source, """
                insert into hindcast.events (stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata)
                select 'Order', (n %% 1000)::text, n / 1000 + 1, 'e' || n, 'Noted', 1, '2026-03-01T12:00:00Z'::timestamptz + n * interval '1s', '{}', %s
                from generate_series(1, %d) as n
                """.formatted(metadata, count));
        execute(source, "analyze hindcast.events");
    }

    static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
