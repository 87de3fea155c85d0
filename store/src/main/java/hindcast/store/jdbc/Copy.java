package hindcast.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table by COPY, the fastest way there is. Close it to have them written; an exception in between, as a consumer
/// throws it, takes them back together with the transaction.
public final class Copy implements AutoCloseable {
    private static final int CHUNK = 1 << 16;
    /// The signature, no flags, and no extension of the header.
    private static final byte[] BEFORE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] BEHIND = {-1, -1};

    private final CopyIn copy;
    private final BinaryRows buffer = new BinaryRows();
    private long rows;

    private Copy(CopyIn copy) throws SQLException {
        this.copy = copy;
        copy.writeToCopy(BEFORE, 0, BEFORE.length);
    }

    /// @param table with its columns, as a statement holds them
    public static Copy into(Connection connection, String table) throws SQLException {
        return new Copy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin (format binary)"));
    }

    /// Sends a row.
    ///
    /// @param columns as [BinaryRows#add] takes them
    public void row(@Nullable Object... columns) throws SQLException {
        buffer.add(columns);
        if (buffer.size() >= CHUNK) {
            flush();
        }
    }

    /// Sends rows that stand ready.
    public void rows(BinaryRows ready) throws SQLException {
        flush();
        send(ready);
    }

    /// How many rows were sent.
    public long rows() {
        return rows + buffer.count();
    }

    @Override
    public void close() throws SQLException {
        flush();
        copy.writeToCopy(BEHIND, 0, BEHIND.length);
        copy.endCopy();
    }

    private void flush() throws SQLException {
        send(buffer);
        buffer.clear();
    }

    private void send(BinaryRows some) throws SQLException {
        for (int from = 0; from < some.size(); from += CHUNK) {
            copy.writeToCopy(some.array(), from, Math.min(CHUNK, some.size() - from));
        }
        rows += some.count();
    }
}
