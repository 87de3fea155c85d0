package hindcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What a shell is told of the commands.
final class CompletionTest {
    @Test
    void everyShellKnowsCommandsOfCommandsAndTheirOptions() {
        for (String shell : List.of("bash", "zsh", "fish")) {
            String script = script(shell);
            for (String word : List.of("aggregates", "snapshots", "rebuild", "screenshot", "metrics-port", "blame")) {
                assertTrue(script.contains(word), () -> shell + " does not know " + word);
            }
        }
    }

    @Test
    void fishIsToldWhatACommandDoesWhereItMayBeTyped() {
        List<String> lines = script("fish").lines().toList();

        String at = "complete -c hindcast -n '__hindcast_at ";
        assertTrue(lines.contains(at + "\\'\\'' -a screenshot -d 'Renders a place of the window to a PNG file, with no display.'"));
        assertTrue(lines.contains(at + "\\'screenshot\\'' -l out -r -F -d 'Where the picture goes.'"));
        assertTrue(lines.contains(at + "\\'import\\'' -F"));
    }

    private static String script(String shell) {
        Ended ended = Ended.typed(InputStream.nullInputStream(), "completion", shell.toUpperCase(Locale.ROOT));
        assertEquals(new Ended(0, ended.out(), ""), ended);
        return ended.out();
    }
}
