package hindcast.store.jdbc.append;

import hindcast.store.AppendResult.Conflict;
import hindcast.store.StoreException;
import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.util.Map;

/// Notes which appends met another writer, for who watches the store: many of them in a short time are a fault of some program. A note that
/// cannot be written is none: the append was answered.
final class Refusals {
    private static final Logger LOG = System.getLogger(Refusals.class.getName());

    private static final String NOTE = """
            insert into hindcast.conflicts (stream_type, stream_id, expected, actual)
            values (?, ?, ?, ?)
            """;

    private static final Task TASK = Task.writing("A conflict was not noted", "It may be noted.");

    private final Db db;

    Refusals(Db db) {
        this.db = db;
    }

    void note(Map<StreamId, Conflict> conflicts) {
        try {
            db.run(TASK, connection -> {
                for (Map.Entry<StreamId, Conflict> one : conflicts.entrySet()) {
                    Conflict conflict = one.getValue();
                    try (PreparedStatement statement = Db.prepare(
                            connection, NOTE, one.getKey().type(), one.getKey().id(), conflict.expected(), conflict.actual())) {
                        statement.executeUpdate();
                    }
                }
                return conflicts;
            });
        } catch (StoreException unnoted) {
            LOG.log(Level.INFO, unnoted.getMessage(), unnoted);
        }
    }
}
