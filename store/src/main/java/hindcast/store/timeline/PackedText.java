package hindcast.store.timeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/// Text as UTF-8 in which a UUID takes 17 bytes instead of 36: ids make up most of what a store keeps beside its payloads.
/// A UUID is known by its form, in lower case, at the beginning or behind a quotation mark; the byte 0xff, which UTF-8 never uses,
/// says that its 16 bytes follow.
final class PackedText {
    private static final byte ESCAPE = (byte) 0xff;
    private static final int UUID_TEXT = 36;
    private static final int UUID_PACKED = 1 + 2 * Long.BYTES;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(ISO_8859_1);

    private PackedText() {
    }

    /// @return a buffer that holds the packed text from its beginning to its limit
    static ByteBuffer pack(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        // What is packed is never ahead of what is still to be read, so one array serves both.
        ByteBuffer packed = ByteBuffer.wrap(bytes);
        int read = 0;
        while (read < bytes.length) {
            if ((read == 0 || bytes[read - 1] == '"') && isUuid(bytes, read)) {
                long high = half(bytes, read);
                long low = half(bytes, read + 19);
                packed.put(ESCAPE).putLong(high).putLong(low);
                read += UUID_TEXT;
            } else {
                packed.put(bytes[read++]);
            }
        }
        return packed.flip();
    }

    static String unpack(byte[] bytes, int from, int length) {
        int uuids = uuids(bytes, from, from + length);
        if (uuids == 0) {
            return new String(bytes, from, length, UTF_8);
        }
        ByteBuffer packed = ByteBuffer.wrap(bytes, from, length);
        ByteBuffer text = ByteBuffer.allocate(length + uuids * (UUID_TEXT - UUID_PACKED));
        while (packed.hasRemaining()) {
            byte next = packed.get();
            if (next == ESCAPE) {
                write(text, packed.getLong(), packed.getLong());
            } else {
                text.put(next);
            }
        }
        return new String(text.array(), UTF_8);
    }

    private static int uuids(byte[] bytes, int from, int to) {
        int uuids = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == ESCAPE) {
                uuids++;
                i += UUID_PACKED - 1;
            }
        }
        return uuids;
    }

    private static boolean isUuid(byte[] bytes, int from) {
        if (from + UUID_TEXT > bytes.length || bytes[from + 8] != '-') {
            return false;
        }
        for (int i = 0; i < UUID_TEXT; i++) {
            byte letter = bytes[from + i];
            boolean fits = i == 8 || i == 13 || i == 18 || i == 23 ? letter == '-' : letter >= '0' && letter <= '9' || letter >= 'a' && letter <= 'f';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// Reads 16 digits, passing over dashes.
    private static long half(byte[] bytes, int from) {
        long half = 0;
        for (int i = from, digits = 0; digits < 16; i++) {
            if (bytes[i] != '-') {
                half = half << 4 | (bytes[i] <= '9' ? bytes[i] - '0' : bytes[i] - 'a' + 10);
                digits++;
            }
        }
        return half;
    }

    private static void write(ByteBuffer text, long high, long low) {
        write(text, high, 32, 8);
        write(text.put((byte) '-'), high, 16, 4);
        write(text.put((byte) '-'), high, 0, 4);
        write(text.put((byte) '-'), low, 48, 4);
        write(text.put((byte) '-'), low, 0, 12);
    }

    private static void write(ByteBuffer text, long half, int shift, int digits) {
        for (int digit = digits - 1; digit >= 0; digit--) {
            text.put(DIGITS[(int) (half >>> shift + 4 * digit) & 0xf]);
        }
    }
}
