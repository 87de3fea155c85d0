package hindcast.store.timeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Text as UTF-8 in which a UUID takes 17 bytes instead of 36: ids make up most of what a store keeps beside its payloads.
/// A UUID is known by its form, in lower case, at the beginning or behind a quotation mark; the byte 0xff, which UTF-8 never uses,
/// says that its 16 bytes follow.
final class PackedText {
    private static final byte ESCAPE = (byte) 0xff;
    private static final int UUID_TEXT = 36;
    private static final int FIRST_DASH = 8;
    private static final int UUID_PACKED = 1 + 2 * Long.BYTES;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(ISO_8859_1);
    private static final int NO_DIGIT = -1;
    private static final byte[] VALUES = values();

    private PackedText() {
    }

    /// @return a buffer that holds the packed text from its beginning to its limit
    static ByteBuffer pack(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        ByteBuffer packed = ByteBuffer.wrap(bytes);
        if (bytes.length != text.length()) {
            return packed;
        }
        // The text is ASCII, so a place in it is the same place in its bytes. What is packed is never ahead of what is still to be read,
        // so one array serves both.
        int copied = 0;
        int dash = text.indexOf('-', FIRST_DASH);
        while (dash >= 0 && dash + UUID_TEXT - FIRST_DASH <= bytes.length) {
            int at = dash - FIRST_DASH;
            if (at >= copied && (at == 0 || bytes[at - 1] == '"') && packed(bytes, copied, at, packed)) {
                copied = at + UUID_TEXT;
                dash = text.indexOf('-', copied);
            } else {
                dash = text.indexOf('-', dash + 1);
            }
        }
        return packed.put(bytes, copied, bytes.length - copied).flip();
    }

    /// Packs the UUID at a place behind what was not copied yet; does nothing when there is none.
    private static boolean packed(byte[] bytes, int copied, int at, ByteBuffer packed) {
        if (bytes[at + 13] != '-' || bytes[at + 18] != '-' || bytes[at + 23] != '-') {
            return false;
        }
        long first = digits(bytes, at, 8);
        long second = digits(bytes, at + 9, 4);
        long third = digits(bytes, at + 14, 4);
        long fourth = digits(bytes, at + 19, 4);
        long fifth = digits(bytes, at + 24, 12);
        if ((first | second | third | fourth | fifth) < 0) {
            return false;
        }
        packed.put(bytes, copied, at - copied).put(ESCAPE);
        packed.putLong(first << 32 | second << 16 | third).putLong(fourth << 48 | fifth);
        return true;
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

    /// The value of up to 12 digits; negative when one of them is none.
    private static long digits(byte[] bytes, int from, int count) {
        long value = 0;
        long wrong = 0;
        for (int i = from; i < from + count; i++) {
            int digit = VALUES[bytes[i] & 0xff];
            value = value << 4 | digit;
            wrong |= digit;
        }
        return wrong < 0 ? NO_DIGIT : value;
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) NO_DIGIT);
        for (int i = 0; i < DIGITS.length; i++) {
            values[DIGITS[i]] = (byte) i;
        }
        return values;
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
