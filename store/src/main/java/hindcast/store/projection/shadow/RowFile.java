package hindcast.store.projection.shadow;

import hindcast.store.projection.RowShape;
import hindcast.store.projection.RowShape.Column;
import hindcast.store.projection.table.Row;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows in a temporary file, in the order in which they were written. The file is gone with the process, however that ends.
final class RowFile<R extends Record> implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final RowShape<R> shape;
    private final FileChannel file;
    private long rows;

    /// Writes them.
    RowFile(RowShape<R> shape, Iterator<Row<R>> all) {
        this.shape = shape;
        try {
            Path path = Files.createTempFile("hindcast-rebuild-", ".rows");
            this.file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            try {
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
                while (all.hasNext()) {
                    write(out, all.next());
                    rows++;
                }
                out.flush();
            } catch (IOException | RuntimeException failed) {
                file.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The temporary folder of this machine cannot hold the rows that do not fit into memory", failed);
        }
    }

    /// The rows, read as they are asked for; once.
    Iterator<Row<R>> rows() {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(file.position(0)), BUFFER));
            return Stream.generate(() -> read(in)).limit(rows).iterator();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(DataOutputStream out, Row<R> row) throws IOException {
        @Nullable Object[] values = shape.values(row.row());
        for (Object value : values) {
            out.writeBoolean(value != null);
            if (value != null) {
                write(out, value);
            }
        }
        out.writeLong(row.position());
    }

    private static void write(DataOutputStream out, Object value) throws IOException {
        switch (value) {
            case Integer number -> out.writeInt(number);
            case Long number -> out.writeLong(number);
            case Boolean yes -> out.writeBoolean(yes);
            case BigDecimal decimal -> {
                out.writeInt(decimal.scale());
                bytes(out, decimal.unscaledValue().toByteArray());
            }
            case Instant instant -> {
                out.writeLong(instant.getEpochSecond());
                out.writeInt(instant.getNano());
            }
            case LocalDate date -> out.writeLong(date.toEpochDay());
            default -> bytes(out, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private Row<R> read(DataInputStream in) {
        try {
            @Nullable Object[] values = new Object[shape.columns().size()];
            for (int index = 0; index < values.length; index++) {
                values[index] = in.readBoolean() ? read(in, shape.columns().get(index).type()) : null;
            }
            return new Row<>(shape.row(values), in.readLong());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Object read(DataInputStream in, Column.Type type) throws IOException {
        return switch (type) {
            case TEXT -> new String(bytes(in), StandardCharsets.UTF_8);
            case INTEGER -> in.readInt();
            case BIGINT -> in.readLong();
            case BOOLEAN -> in.readBoolean();
            case NUMERIC -> {
                int scale = in.readInt();
                yield new BigDecimal(new BigInteger(bytes(in)), scale);
            }
            case TIMESTAMPTZ -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case DATE -> LocalDate.ofEpochDay(in.readLong());
        };
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
