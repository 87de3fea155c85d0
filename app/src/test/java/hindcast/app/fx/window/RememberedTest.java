package hindcast.app.fx.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hindcast.app.fx.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered from one start to the next.
final class RememberedTest {
    @TempDir
    private Path folder;

    @Test
    void theNextStartKnowsWhatWasSaved() {
        Path file = folder.resolve("new/window.properties");
        Remembered remembered = Remembered.in(file);
        remembered.put("theme", Theme.Choice.DARK);
        remembered.put("width", 271.5);
        remembered.save();
        Remembered next = Remembered.in(file);
        assertEquals(Optional.of(Theme.Choice.DARK), next.choice("theme", Theme.Choice.class));
        assertEquals(OptionalDouble.of(271.5), next.number("width"));
    }

    @Test
    void nothingButTheFileIsLeftBehind() throws IOException {
        Remembered remembered = Remembered.in(folder.resolve("window.properties"));
        remembered.put("theme", Theme.Choice.DARK);
        remembered.save();
        remembered.save();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("window.properties")), files.toList());
        }
    }

    @Test
    void whatWasEditedByHandAndMakesNoSenseCountsAsForgotten() throws IOException {
        Path file = Files.writeString(folder.resolve("window.properties"), "theme=PINK\nwidth=wide\n");
        Remembered remembered = Remembered.in(file);
        assertEquals(Optional.empty(), remembered.choice("theme", Theme.Choice.class));
        assertEquals(OptionalDouble.empty(), remembered.number("width"));
    }

    @Test
    void aFileThatIsNoneIsNothingToStopFor() throws IOException {
        assertEquals(Optional.empty(), Remembered.in(Files.writeString(folder.resolve("window.properties"), "\\u00")).text("theme"));
        assertEquals(Optional.empty(), Remembered.in(folder).text("theme"));
    }
}
