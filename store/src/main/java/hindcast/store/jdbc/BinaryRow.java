package hindcast.store.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The fields of a row as COPY sends it in its binary form, taken one after another. A third of the time that a driver's row takes: nothing
/// is kept between the bytes and the value. See "Binary Format" of PostgreSQL's COPY.
final class BinaryRow {
    /// Signature, flags and the length of an extension that there is none of: before the first row.
    private static final int HEADER = 11 + 4 + 4;
    private static final byte FIRST_OF_SIGNATURE = 'P';
    /// Times are counted from the year 2000.
    static final long EPOCH_DAY = 10_957;
    private static final long EPOCH_SECOND = EPOCH_DAY * 86_400;
    private static final long MICROS = 1_000_000;
    private static final int NANOS_OF_A_MICRO = 1_000;

    private final ByteBuffer bytes;
    private final Names names;
    private final int fields;

    /// @param message what the server sent: a row, the first of them behind the header, or the end
    /// @param names   those of all rows of one COPY
    BinaryRow(byte[] message, Names names) {
        this.names = names;
        this.bytes = ByteBuffer.wrap(message);
        if (message.length > HEADER && message[0] == FIRST_OF_SIGNATURE) {
            bytes.position(HEADER);
        }
        this.fields = bytes.getShort();
    }

    /// Whether this is no row, but what comes behind the last one.
    boolean isEnd() {
        return fields < 0;
    }

    long int8() {
        bytes.getInt();
        return bytes.getLong();
    }

    int int4() {
        bytes.getInt();
        return bytes.getInt();
    }

    /// A text, and so is json.
    String text() {
        int length = bytes.getInt();
        int from = bytes.position();
        bytes.position(from + length);
        return new String(bytes.array(), from, length, StandardCharsets.UTF_8);
    }

    /// A text of which there are few.
    String name() {
        int length = bytes.getInt();
        int from = bytes.position();
        bytes.position(from + length);
        return names.of(bytes.array(), from, length);
    }

    /// A time with its zone.
    Instant instant() {
        long micros = int8();
        return Instant.ofEpochSecond(EPOCH_SECOND + Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS_OF_A_MICRO);
    }

    /// A time as it stands in a row, in microseconds; what is finer is cut off.
    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond() - EPOCH_SECOND, MICROS), time.getNano() / NANOS_OF_A_MICRO);
    }
}
