package hindcast.store.scale;

import hindcast.store.StreamId;
import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Layout;
import hindcast.store.jdbc.Task;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/// The least that any program does who reads a stream: fetch its rows by JDBC and parse their payloads by Jackson. What the opening of a
/// timeline is measured against.
///
/// @param source the pool
public record BareRead(DataSource source) {
    private static final JsonMapper JSON = new JsonMapper();

    /// Reads a stream whole, the same columns as the store reads, and keeps nothing.
    ///
    /// @return how large it was, in letters and nodes: a number that cannot be known without reading all of it
    public long of(StreamId stream) {
        return new Db(source).run(Task.reading(stream + " could not be read"), connection -> {
            try (PreparedStatement statement = Db.prepare(connection, Layout.STREAM_AFTER, stream.type(), stream.id(), 0);
                    ResultSet row = statement.executeQuery()) {
                long size = 0;
                while (row.next()) {
                    size += row.getLong(1) + row.getString(2).length() + row.getString(3).length() + row.getInt(4) + row.getString(5).length()
                            + row.getString(6).length() + row.getInt(7) + row.getObject(8, OffsetDateTime.class).getNano()
                            + JSON.readTree(row.getString(9)).size() + row.getString(10).length();
                }
                return size;
            }
        });
    }
}
