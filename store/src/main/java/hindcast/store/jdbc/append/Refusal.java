package hindcast.store.jdbc.append;

import hindcast.store.AppendResult.Appended;
import hindcast.store.AppendResult.Conflict;
import hindcast.store.EventStore.Append;
import hindcast.store.Recorded;
import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Layout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Why an append was refused, as the log tells afterwards.
final class Refusal {
    /// How many events of those that were appended meanwhile are read for the writer.
    private static final int MOST = 100;

    private Refusal() {
    }

    /// What the command appended before; empty when it did not.
    static SequencedMap<StreamId, Appended> appended(Connection connection, String command) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, Layout.COMMAND, command); ResultSet row = statement.executeQuery()) {
            SequencedMap<StreamId, Appended> answer = new LinkedHashMap<>();
            while (row.next()) {
                answer.put(new StreamId(row.getString(1), row.getString(2)), new Appended(row.getInt(3), row.getInt(4), row.getLong(5)));
            }
            return answer;
        }
    }

    /// The streams that do not stand where the writer has seen them; none when they do by now.
    static SequencedMap<StreamId, Conflict> conflicts(Connection connection, List<Append> parts) throws SQLException {
        SequencedMap<StreamId, Conflict> conflicts = new LinkedHashMap<>();
        for (Append part : parts) {
            conflict(connection, part).ifPresent(conflict -> conflicts.put(part.stream(), conflict));
        }
        return conflicts;
    }

    private static Optional<Conflict> conflict(Connection connection, Append part) throws SQLException {
        List<Recorded<String>> meanwhile = meanwhile(connection, part);
        // Fewer than the most are all that there are.
        int actual = meanwhile.isEmpty() || meanwhile.size() == MOST ? version(connection, part.stream()) : meanwhile.getLast().version();
        return actual == part.expected() ? Optional.empty() : Optional.of(new Conflict(part.expected(), actual, meanwhile));
    }

    private static List<Recorded<String>> meanwhile(Connection connection, Append part) throws SQLException {
        StreamId stream = part.stream();
        try (PreparedStatement statement = Db.prepare(connection, Layout.NEXT, stream.type(), stream.id(), part.expected(), MOST);
                ResultSet row = statement.executeQuery()) {
            List<Recorded<String>> events = new ArrayList<>();
            while (row.next()) {
                events.add(Layout.event(row));
            }
            return events;
        }
    }

    private static int version(Connection connection, StreamId stream) throws SQLException {
        try (PreparedStatement statement = Db.prepare(connection, Layout.VERSION, stream.type(), stream.id());
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
