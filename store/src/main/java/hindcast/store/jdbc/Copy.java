package hindcast.store.jdbc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table by COPY, the fastest way there is. Close it to have them written; an exception in between, as a consumer
/// throws it, takes them back together with the transaction.
public final class Copy implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(CHUNK + 1024);
    private long rows;

    private Copy(CopyIn copy) {
        this.copy = copy;
    }

    /// @param sql a `copy … from stdin` in the text format
    public static Copy into(Connection connection, String sql) throws SQLException {
        return new Copy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
    }

    /// Sends a row.
    ///
    /// @param columns texts, numbers, instants and nulls, in the order of the statement
    public void row(@Nullable Object... columns) throws SQLException {
        for (int index = 0; index < columns.length; index++) {
            if (index > 0) {
                buffer.write('\t');
            }
            Object column = columns[index];
            buffer.writeBytes((column == null ? "\\N" : escaped(column.toString())).getBytes(StandardCharsets.UTF_8));
        }
        buffer.write('\n');
        rows++;
        if (buffer.size() >= CHUNK) {
            send();
        }
    }

    /// How many rows were sent.
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws SQLException {
        send();
        copy.endCopy();
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
        buffer.reset();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }
}
