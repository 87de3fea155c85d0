package hindcast.store.jdbc.append;

import hindcast.store.AppendResult.Appended;
import hindcast.store.EventStore.Append;
import hindcast.store.NewEvent;
import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.EventColumns;
import hindcast.store.jdbc.Layout;
import hindcast.store.jdbc.Task;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one append wants to write, and how it is put to the server: a single statement, which is a transaction of its own.
///
/// @param parts   at least one, each of another stream
/// @param command the command that causes it; null when nobody said
record Appending(List<Append> parts, @Nullable String command) {
    private static final String REFUSED = "P0409";
    /// A version or a command that is taken.
    private static final String TAKEN = "23505";

    static Appending of(List<Append> parts) {
        return new Appending(List.copyOf(parts), parts.getFirst().events().getFirst().metadata().commandId().orElse(null));
    }

    /// Writes all of it, in one round trip.
    ///
    /// @return what was appended, by stream; empty when the server refuses, because a stream stands elsewhere or the command was here before
    Optional<SequencedMap<StreamId, Appended>> write(Connection connection) throws SQLException {
        Append first = parts.getFirst();
        if (parts.size() > 1 || first.events().size() > Layout.FEW) {
            return many(connection);
        }
        return few(connection, first);
    }

    /// What is being done, in words.
    Task task() {
        return Task.writing(
                parts.stream().map(part -> part.stream().toString()).collect(Collectors.joining(", ", "Nothing was appended to ", "")),
                "Whether it was written is not known: look at its timeline, or send the same command again, which appends once.");
    }

    // The commonest append by far takes the shortest way: no function, no array. What stands at one of the versions already is an error.
    private Optional<SequencedMap<StreamId, Appended>> few(Connection connection, Append part) throws SQLException {
        boolean dated = part.events().stream().anyMatch(event -> event.recordedAt() != null);
        String append = Layout.append(part.events().size(), part.expected() > 0, dated);
        try (PreparedStatement statement = Db.prepareUnwatched(connection, append, values(part, dated));
                ResultSet row = statement.executeQuery()) {
            long position = 0;
            while (row.next()) {
                position = row.getLong(1);
            }
            return position == 0 ? Optional.empty() : Optional.of(answer(new Long[] {position}));
        } catch (SQLException error) {
            if (TAKEN.equals(error.getSQLState())) {
                return Optional.empty();
            }
            throw error;
        }
    }

    private @Nullable Object[] values(Append part, boolean dated) {
        int size = part.events().size();
        List<@Nullable Object> values = new ArrayList<>(List.of(part.stream().type(), part.stream().id(), part.expected()));
        for (int number = 1; number <= size; number++) {
            NewEvent event = part.events().get(number - 1);
            @Nullable String last = number == size ? command : null;
            Collections.addAll(values, event.id(), event.type(), event.revision(), event.data(), event.metadata().json(),
                    last, last == null ? null : 1, last == null ? null : size);
            if (dated) {
                values.add(EventColumns.time(event.recordedAt()));
            }
        }
        return values.toArray();
    }

    private Optional<SequencedMap<StreamId, Appended>> many(Connection connection) throws SQLException {
        EventColumns columns = EventColumns.of(parts.stream().flatMap(part -> part.events().stream()).toList());
        @Nullable Object[] values = {
            EventColumns.texts(parts, part -> part.stream().type()), EventColumns.texts(parts, part -> part.stream().id()),
            parts.stream().mapToInt(Append::expected).toArray(), parts.stream().mapToInt(part -> part.events().size()).toArray(), command,
            columns.ids(), columns.types(), columns.revisions(), columns.times(), columns.data(), columns.metadata()
        };
        try (PreparedStatement statement = Db.prepareUnwatched(connection, Layout.APPEND, values); ResultSet row = statement.executeQuery()) {
            row.next();
            return Optional.of(answer((Long[]) row.getArray(1).getArray()));
        } catch (SQLException error) {
            if (REFUSED.equals(error.getSQLState())) {
                return Optional.empty();
            }
            throw error;
        }
    }

    private SequencedMap<StreamId, Appended> answer(Long[] positions) {
        SequencedMap<StreamId, Appended> answer = new LinkedHashMap<>();
        for (int number = 0; number < positions.length; number++) {
            Append part = parts.get(number);
            answer.put(part.stream(), new Appended(part.expected() + 1, part.expected() + part.events().size(), positions[number]));
        }
        return answer;
    }
}
