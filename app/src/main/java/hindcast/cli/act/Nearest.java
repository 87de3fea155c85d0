package hindcast.cli.act;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The name that somebody may have meant.
final class Nearest {
    /// So many letters of a name may be wrong, at most.
    private static final int WRONG = 4;

    private Nearest() {
    }

    /// The name with the fewest letters to be put in, taken out or changed, whatever their case; empty when none is near.
    static Optional<String> to(String typed, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparing(name -> distance(typed, name)))
                .filter(name -> distance(typed, name) <= Math.min(WRONG, name.length() / 2));
    }

    private static int distance(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int[] before = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            before[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] now = new int[right.length() + 1];
            now[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int changed = before[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                now[column] = Math.min(changed, 1 + Math.min(before[column], now[column - 1]));
            }
            before = now;
        }
        return before[right.length()];
    }
}
