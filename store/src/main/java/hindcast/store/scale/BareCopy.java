package hindcast.store.scale;

import hindcast.store.jdbc.Db;
import hindcast.store.jdbc.Task;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// The quickest way that the server has to hand out the whole log: COPY in its binary form, thrown away as it arrives. What a replay is measured
/// against.
///
/// @param source the pool
public record BareCopy(DataSource source) {
    private static final String COPY = """
            copy hindcast.events (position, stream_type, stream_id, version, id, type, revision, recorded_at, data, metadata)
            to stdout (format binary)
            """;

    /// Hands out every event, the columns that the store reads.
    ///
    /// @return how many bytes came
    public long ofEverything() {
        return new Db(source).run(Task.reading("The log could not be copied"), connection -> {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY);
            long bytes = 0;
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                bytes += row.length;
            }
            return bytes;
        });
    }
}
