package hindcast.store.jdbc;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;

/// Rows as COPY takes them in its binary form: the counterpart of [BinaryRow]. Half the work of the text form for the server, which has no number and no time
/// to parse, and less for who writes. See "Binary Format" of PostgreSQL's COPY. Used by one thread.
public final class BinaryRows {
    private static final int NULL = -1;
    private static final int ROOM = 1 << 12;

    private ByteBuffer bytes = ByteBuffer.allocate(ROOM);
    private long count;

    /// Adds a row.
    ///
    /// @param values in the order of the columns, each in the type of its column: String for text and json, Integer for integer, Long for bigint, and
    ///               Boolean, BigDecimal, Instant (to the microsecond) and LocalDate; or null
    public void add(@Nullable Object... values) {
        room(Short.BYTES).putShort((short) values.length);
        for (Object value : values) {
            put(value);
        }
        count++;
    }

    /// How many rows there are.
    public long count() {
        return count;
    }

    /// Forgets them.
    public void clear() {
        bytes.clear();
        count = 0;
    }

    int size() {
        return bytes.position();
    }

    byte[] array() {
        return bytes.array();
    }

    private void put(@Nullable Object value) {
        switch (value) {
            case null -> room(Integer.BYTES).putInt(NULL);
            case String text -> put(text.getBytes(StandardCharsets.UTF_8));
            case Integer number -> room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(number);
            case Long number -> put(number.longValue());
            case Boolean yes -> room(Integer.BYTES + 1).putInt(1).put((byte) (yes ? 1 : 0));
            case BigDecimal number -> put(ByteConverter.numeric(number));
            case Instant time -> put(BinaryRow.micros(time));
            case LocalDate day -> room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(Math.toIntExact(day.toEpochDay() - BinaryRow.EPOCH_DAY));
            default -> throw new IllegalArgumentException("No column is written from a " + value.getClass().getName());
        }
    }

    private void put(long number) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(number);
    }

    private void put(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int used = bytes.position();
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(used + more, 2 * used))).position(used);
        }
        return bytes;
    }
}
