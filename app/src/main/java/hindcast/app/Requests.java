package hindcast.app;

import java.awt.Desktop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the system asks of the program while it runs. macOS starts a program once and hands it links and files as events, the first of them
/// too; elsewhere each is a word of a start of its own. What comes before the window can do it waits.
final class Requests {
    private final List<Errand> waiting = new ArrayList<>();
    private Optional<Consumer<Errand>> window = Optional.empty();
    private Optional<Runnable> closing = Optional.empty();

    /// Whether the system asks in this way.
    ///
    /// @param osName the system property `os.name`
    static boolean come(String osName) {
        return osName.startsWith("Mac");
    }

    /// Hears of them from now on. Before the toolkit starts: JavaFX passes on no files, and no link that comes with the start, and leaves both to AWT
    /// where that was first. Then AWT also asks whether the program may end.
    void hear() {
        if (!Desktop.isDesktopSupported()) {
            // Nobody sits there who could ask.
            return;
        }
        Desktop desktop = Desktop.getDesktop();
        desktop.setOpenURIHandler(asked -> add(asked.getURI().toString()));
        desktop.setOpenFileHandler(asked -> asked.getFiles().forEach(file -> add(file.getPath())));
        desktop.setQuitHandler((_, answer) -> {
            if (closesWindow()) {
                answer.cancelQuit();
            } else {
                answer.performQuit();
            }
        });
    }

    /// The window gives its store back and ends the program; one that is not there yet is not waited for.
    private synchronized boolean closesWindow() {
        closing.ifPresent(Runnable::run);
        return closing.isPresent();
    }

    /// @param word a link or a file, as on a command line; anything else asks for nothing
    synchronized void add(String word) {
        if (Errand.has(word)) {
            Errand errand = Errand.of(List.of(word));
            window.ifPresentOrElse(open -> open.accept(errand), () -> waiting.add(errand));
        }
    }

    /// From now on they are told to a window, those that wait at once.
    ///
    /// @param open  called by any thread
    /// @param close closes the window; called by any thread
    synchronized void to(Consumer<Errand> open, Runnable close) {
        window = Optional.of(open);
        closing = Optional.of(close);
        waiting.forEach(open);
        waiting.clear();
    }
}
