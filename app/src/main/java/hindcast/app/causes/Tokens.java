package hindcast.app.causes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours of the window's tokens, for a picture that leaves it: no other place writes a colour down.
///
/// @param light by name, with their dashes
/// @param dark  those that differ where the reader likes it dark
record Tokens(Map<String, String> light, Map<String, String> dark) {
    private static final String FILE = "/hindcast/styles/tokens.css";
    private static final String DARK = "prefers-color-scheme: dark";
    private static final Pattern COLOUR = Pattern.compile("(-hc-[\\w-]+): (#[0-9A-Fa-f]{6});");

    static Tokens read() {
        try (InputStream file = Objects.requireNonNull(Tokens.class.getResourceAsStream(FILE), FILE)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int dark = text.indexOf(DARK);
            return new Tokens(colours(text.substring(0, dark)), colours(text.substring(dark)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> colours(String text) {
        Map<String, String> colours = new LinkedHashMap<>();
        Matcher colour = COLOUR.matcher(text);
        while (colour.find()) {
            colours.put(colour.group(1), colour.group(2));
        }
        return colours;
    }
}
