package hindcast.app.causes;

import hindcast.store.causes.CauseGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// As what a graph is written for others.
public enum CauseFormat {
    /// A picture.
    SVG,
    /// The language of Graphviz.
    DOT,
    /// One object, for programs.
    JSON;

    /// The graph as a whole text.
    public String text(CauseGraph graph, CauseWords words) {
        return switch (this) {
            case SVG -> CauseSvg.of(graph, words);
            case DOT -> CauseDot.of(graph, words);
            case JSON -> CauseJson.of(graph).toPrettyString() + "\n";
        };
    }

    /// How names of its files end.
    public String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /// Writes a text to a file.
    ///
    /// @throws IllegalArgumentException with a sentence when it cannot be written
    public static void write(String text, Path file) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException refused) {
            throw new IllegalArgumentException("%s cannot be written: %s. Nothing of the store was changed."
                    .formatted(file, Files.isDirectory(file) ? "it is a folder" : reason(file, refused)), refused);
        }
    }

    private static String reason(Path file, IOException refused) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && !Files.isDirectory(folder) ? "there is no such folder" : refused.getClass().getSimpleName();
    }
}
