package hindcast.store.snapshot;

import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Layout;
import hindcast.store.jdbc.Task;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements on `hindcast.snapshots`.
final class SnapshotTable {
    // A stream that ends before its snapshot was brought back from an older backup: the snapshot is of a history that is no more. A command
    // that the store knows is answered from the events that it caused, which may stand before any snapshot.
    private static final String NEWEST = """
            select n.version, n.state, began.first_at
            from hindcast.snapshots n
            %swhere n.type = ?
              and n.id = ?
              and n.fold = ?
              and %s  and not %sorder by n.version desc
            limit 1
            """.formatted(Layout.BEGAN, Layout.REACHED, Layout.WAS_HERE);

    private static final String NEWEST_OF_EACH = """
            select distinct on (type, id) type, id, n.version, n.state, began.first_at
            from unnest(?, ?, ?) as wanted (type, id, fold)
            join hindcast.snapshots n using (type, id, fold)
            %swhere %sorder by type, id, n.version desc
            """.formatted(Layout.BEGAN, Layout.REACHED);

    private static final String ALL_OF = """
            select version, fold, state, taken_at
            from hindcast.snapshots
            where type = ?
              and id = ?
            order by version
            """;

    // Leaves this one and the newest before it, whoever made them: two programs of different folds that take turns do not drive out each other.
    private static final String SAVE = """
            with kept as (
                insert into hindcast.snapshots (type, id, version, fold, state)
                values (?, ?, ?, ?, ?::json)
                on conflict (type, id, version) do update
                set fold = excluded.fold, state = excluded.state, taken_at = excluded.taken_at
                returning type, id, version)
            delete from hindcast.snapshots s
            using kept
            where s.type = kept.type
              and s.id = kept.id
              and s.version < (
                select max(b.version)
                from hindcast.snapshots b
                where b.type = kept.type
                  and b.id = kept.id
                  and b.version < kept.version)
            """;

    private static final String DROP = """
            delete from hindcast.snapshots
            where type = ?
              and id = ?
              and version = ?
            """;

    private static final String PAGE = """
            select type, id, version, fold, octet_length(state::text), taken_at
            from hindcast.snapshots
            where (type, id, version) > (?, ?, ?)
              and type = coalesce(?, type)
              and id = coalesce(?, id)
            order by type, id, version
            limit ?
            """;

    /// A command waits for its snapshot: not for long.
    private static final int SAVE_SECONDS = 2;

    private static final Task SAVING = Task.writing("A snapshot was not kept", "It may be missing, which only makes a stream slower to read.");

    private final Db db;

    SnapshotTable(Db db) {
        this.db = db;
    }

    /// A state that may be gone on from, as it is stored.
    record Stored(StreamId stream, int version, String state, Instant firstAt) {
    }

    /// A stream and the key of the fold that is to have made its snapshot.
    record Wanted(StreamId stream, String fold) {
    }

    Optional<Stored> newest(Wanted wanted, @Nullable String commandId) {
        StreamId stream = wanted.stream();
        return query("The snapshot of " + stream, NEWEST, row -> new Stored(stream, row.getInt(1), row.getString(2), time(row, 3)),
                stream.type(), stream.id(), wanted.fold(), commandId).stream().findFirst();
    }

    List<Stored> newest(List<Wanted> wanted) {
        return query("The snapshots of " + wanted.size() + " streams", NEWEST_OF_EACH,
                row -> new Stored(new StreamId(row.getString(1), row.getString(2)), row.getInt(3), row.getString(4), time(row, 5)),
                wanted.stream().map(one -> one.stream().type()).toArray(String[]::new),
                wanted.stream().map(one -> one.stream().id()).toArray(String[]::new),
                wanted.stream().map(Wanted::fold).toArray(String[]::new));
    }

    /// Every snapshot of a stream, the oldest first.
    List<Snapshot> of(StreamId stream) {
        return query("The snapshots of " + stream, ALL_OF,
                row -> new Snapshot(stream, row.getInt(1), row.getString(2), row.getString(3), time(row, 4)), stream.type(), stream.id());
    }

    void save(StreamId stream, int version, String fold, String state) {
        write(SAVE, stream.type(), stream.id(), version, fold, state);
    }

    void drop(StreamId stream, int version) {
        write(DROP, stream.type(), stream.id(), version);
    }

    /// The snapshots behind a place of the list, by type, id and version; whether they are current is left for the caller to say.
    ///
    /// @param after null for the first ones
    List<Kept> page(Which which, @Nullable Kept after, int limit) {
        return query("The snapshots", PAGE, SnapshotTable::kept,
                after == null ? "" : after.stream().type(), after == null ? "" : after.stream().id(), after == null ? 0 : after.version(),
                which.type(), which.id(), limit);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new StreamId(row.getString(1), row.getString(2)), row.getInt(3), row.getString(4), false, row.getLong(5), time(row, 6));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String what, String sql, Reader<T> reader, @Nullable Object... values) {
        return db.run(Task.reading(what + " could not be read"), connection -> {
            List<T> rows = new ArrayList<>();
            try (PreparedStatement statement = Db.prepare(connection, sql, values); ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        });
    }

    private void write(String sql, Object... values) {
        db.run(SAVING, connection -> {
            try (PreparedStatement statement = Db.prepare(connection, sql, values)) {
                statement.setQueryTimeout(SAVE_SECONDS);
                return statement.executeUpdate();
            }
        });
    }
}
