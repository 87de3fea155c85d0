package hindcast.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Texts that come again and again, as types do: mostly the same object for the same bytes, so that what many events hold is there once.
/// For one thread.
final class Names {
    /// A power of two, more than there are types.
    private static final int PLACES = 256;

    private final @Nullable String[] known = new String[PLACES];
    private final byte[][] written = new byte[PLACES][];

    /// The text that these bytes write in UTF-8.
    String of(byte[] bytes, int from, int length) {
        int place = place(bytes, from, length);
        String name = known[place];
        if (name != null && Arrays.equals(written[place], 0, written[place].length, bytes, from, from + length)) {
            return name;
        }
        written[place] = Arrays.copyOfRange(bytes, from, from + length);
        name = new String(bytes, from, length, StandardCharsets.UTF_8);
        known[place] = name;
        return name;
    }

    private static int place(byte[] bytes, int from, int length) {
        int hash = length;
        for (int at = from; at < from + length; at++) {
            hash = 31 * hash + bytes[at];
        }
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
