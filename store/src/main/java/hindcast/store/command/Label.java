package hindcast.store.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Names of a program as people read them: `trackingNumber` is "Tracking number".
final class Label {
    private static final String BETWEEN_WORDS = "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])";

    private Label() {
    }

    static String of(String name) {
        String words = Arrays.stream(name.split(BETWEEN_WORDS)).map(Label::lower).collect(Collectors.joining(" "));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// Abbreviations stay as they are.
    private static String lower(String word) {
        return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)) ? word : word.toLowerCase(Locale.ROOT);
    }
}
